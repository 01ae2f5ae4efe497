package dev.quarterdeck.access.signin;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Hashes passwords with argon2id and checks them.
///
/// The parameters are OWASP's (Password Storage Cheat Sheet, 2025: 19 MiB, 2 rounds, 1 lane). They
/// stand in each hash, so that they can grow; a hash with smaller ones is made anew at the next
/// sign-in.
final class Passwords {

    private static final int MEMORY = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final Argon2Function NOW =
            Argon2Function.getInstance(MEMORY, ROUNDS, LANES, LENGTH, Argon2.ID);

    // Each hash takes 19 MiB for its time: a crowd at the door must not take all memory.
    private final Semaphore room = new Semaphore(4);
    private final String nobody = hash(Secrets.next());

    String hash(String password) {
        room.acquireUninterruptibly();
        try {
            return NOW.hash(bytes(password), Secrets.bytes(16)).getResult();
        } finally {
            room.release();
        }
    }

    /// Compares; without a hash it does the same work and says no, so that nobody can tell from the
    /// time whether a user exists.
    boolean matches(String password, @Nullable String hash) {
        var known = hash == null ? nobody : hash;
        room.acquireUninterruptibly();
        try {
            boolean same = function(known).check(bytes(password), bytes(known));
            return same && hash != null;
        } finally {
            room.release();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Argon2Function function(String hash) {
        try {
            return Argon2Function.getInstanceFromHash(hash);
        } catch (BadParametersException e) {
            throw new IllegalStateException("A stored password hash cannot be read.", e);
        }
    }

    /// Answers whether a hash was made with smaller parameters than today's.
    static boolean isDated(String hash) {
        var made = function(hash);
        return made.getVariant() != Argon2.ID
                || made.getMemory() < MEMORY
                || made.getIterations() < ROUNDS
                || made.getOutputLength() < LENGTH;
    }
}
