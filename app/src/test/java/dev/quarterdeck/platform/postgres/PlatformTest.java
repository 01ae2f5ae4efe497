package dev.quarterdeck.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Darwin, arm64, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, postgres-windows-x86_64.txz",
        "Windows Server 2025, aarch64, postgres-windows-x86_64.txz",
    })
    void namesThePackedProgramsOfAPlatform(String osName, String osArch, String resource) {
        assertThat(Platform.of(osName, osArch).resource()).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "Linux, i386", "SunOS, amd64", "FreeBSD, amd64", "AIX, ppc64"})
    void refusesAPlatformWithoutPackedPrograms(String osName, String osArch) {
        assertThatThrownBy(() -> Platform.of(osName, osArch))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal).hasMessageContaining(osName + ", " + osArch);
                            assertThat(refusal.remedy()).contains("QD_DB_URL");
                        });
    }

    @Test
    void endsProgramsInExeOnWindowsOnly() {
        assertThat(Platform.of("Windows 11", "amd64").program("postgres"))
                .isEqualTo("postgres.exe");
        assertThat(Platform.of("Mac OS X", "aarch64").program("postgres")).isEqualTo("postgres");
    }

    @Test
    void allowsTheBackslashesOfWindowsPathsOnly() {
        assertThat(Platform.of("Windows 11", "amd64").shellCharacters()).doesNotContain("\\");
        assertThat(Platform.of("Linux", "amd64").shellCharacters()).contains("\\", "$", "`");
    }
}
