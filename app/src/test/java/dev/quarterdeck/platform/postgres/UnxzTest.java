package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Holds both ways to the same bytes; where the machine has no `xz`, they are one.
class UnxzTest {

    private static final byte[] PLAIN = plain();

    private static byte[] plain() {
        var bytes = new byte[300_000];
        new Random(3).nextBytes(bytes);
        Arrays.fill(bytes, 100_000, 200_000, (byte) 7);
        return bytes;
    }

    private static byte[] packed() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new XZOutputStream(packed, new LZMA2Options())) {
            out.write(PLAIN);
        }
        return packed.toByteArray();
    }

    @Test
    void givesTheSameBytesEitherWay() throws IOException {
        try (var quick = Unxz.open(stream(packed()));
                var java = Unxz.inJava(stream(packed()))) {
            assertThat(quick.readAllBytes()).isEqualTo(PLAIN).isEqualTo(java.readAllBytes());
        }
    }

    @Test
    void refusesWhatIsCutShortOrChangedInsteadOfEndingEarly() throws IOException {
        var cut = Arrays.copyOf(packed(), packed().length / 2);
        var changed = packed();
        changed[changed.length / 2] ^= 1;

        for (var damaged : new byte[][] {cut, changed}) {
            try (var quick = Unxz.open(stream(damaged))) {
                assertThatThrownBy(quick::readAllBytes).isInstanceOf(IOException.class);
            }
            try (var java = Unxz.inJava(stream(damaged))) {
                assertThatThrownBy(java::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void endsWhenItsReaderLeavesEarly() throws IOException {
        var quick = Unxz.open(stream(packed()));

        assertThat(quick.read()).isEqualTo(PLAIN[0] & 0xff);
        quick.close();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
