package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Holds both ways to the same bytes; the quick one only where the machine has an `xz`.
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

    private static List<Unxz> ways() {
        try (var quick = Unxz.BY_PROGRAM.open(stream(packed()))) {
            quick.readAllBytes();
            return List.of(Unxz.values());
        } catch (IOException e) {
            return List.of(Unxz.IN_JAVA);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void givesWhatWasPacked(Unxz way) throws IOException {
        try (var plain = way.open(stream(packed()))) {
            assertThat(plain.readAllBytes()).isEqualTo(PLAIN);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refusesWhatIsCutShortOrChangedInsteadOfEndingEarly(Unxz way) throws IOException {
        var cut = Arrays.copyOf(packed(), packed().length / 2);
        var changed = packed();
        changed[changed.length / 2] ^= 1;

        for (var damaged : new byte[][] {cut, changed}) {
            try (var plain = way.open(stream(damaged))) {
                assertThatThrownBy(plain::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void endsWhenItsReaderLeavesEarly(Unxz way) throws IOException {
        var plain = way.open(stream(packed()));

        assertThat(plain.read()).isEqualTo(PLAIN[0] & 0xff);
        plain.close();
    }

    @Test
    void tellsAProgramThatFailsFromDamagedBytes() throws IOException {
        assertThatThrownBy(() -> Unxz.byProgram(List.of("no-such-program"), stream(packed())))
                .isInstanceOf(Unxz.ProgramFailed.class);
        try (var plain = Unxz.byProgram(List.of("false"), stream(packed()))) {
            assertThatThrownBy(plain::readAllBytes).isInstanceOf(Unxz.ProgramFailed.class);
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
