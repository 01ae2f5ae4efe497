package dev.quarterdeck.platform.secrets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A secret under a key of its own, and that key under the one of the file.
///
/// AES-256 in Galois/Counter mode (NIST SP 800-38D), nonce before the text. Both texts are bound to
/// the id of the record: one that is put into another row opens no more.
///
/// @param wrapped the secret's own key
/// @param sealed the secret
@SuppressWarnings("ArrayRecordComponent") // An envelope is never compared.
record Envelope(byte[] wrapped, byte[] sealed) {

    static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static byte[] randomKey() {
        var key = new byte[KEY];
        RANDOM.nextBytes(key);
        return key;
    }

    static Envelope of(UUID record, byte[] secret, byte[] key) throws GeneralSecurityException {
        var own = randomKey();
        try {
            return new Envelope(encrypt(own, key, record), encrypt(secret, own, record));
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    /// Opens it. @throws GeneralSecurityException when it is another's, or was changed
    byte[] open(UUID record, byte[] key) throws GeneralSecurityException {
        return decrypt(sealed, decrypt(wrapped, key, record), record);
    }

    /// Wraps the secret's key under another key; the secret stays as it is.
    Envelope under(UUID record, byte[] before, byte[] after) throws GeneralSecurityException {
        return new Envelope(encrypt(decrypt(wrapped, before, record), after, record), sealed);
    }

    private static byte[] encrypt(byte[] text, byte[] key, UUID record)
            throws GeneralSecurityException {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, record).doFinal(text);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private static byte[] decrypt(byte[] sealed, byte[] key, UUID record)
            throws GeneralSecurityException {
        var nonce = Arrays.copyOf(sealed, NONCE);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, record)
                .doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, UUID record)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(16)
                        .putLong(record.getMostSignificantBits())
                        .putLong(record.getLeastSignificantBits())
                        .array());
        return cipher;
    }
}
