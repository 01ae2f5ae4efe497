package dev.quarterdeck.platform.postgres;

import dev.quarterdeck.platform.Refusal;
import java.util.Locale;

/// Says what differs between operating systems and processors.
///
/// @param family the operating system
/// @param arch the processor, as the packed programs spell it
record Platform(Family family, String arch) {

    enum Family {
        LINUX,
        DARWIN,
        WINDOWS
    }

    static final String ELSEWHERE =
            "Maybe run PostgreSQL 15 or newer yourself and name it by QD_DB_URL.";

    /// @param osName the value of `os.name`
    /// @param osArch the value of `os.arch`
    /// @throws Refusal when there are no packed programs for it
    static Platform of(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        var arch =
                switch (osArch.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64", "x64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> throw unknown(osName, osArch);
                };
        if (os.startsWith("linux")) {
            return new Platform(Family.LINUX, arch);
        }
        if (os.startsWith("mac") || os.startsWith("darwin")) {
            return new Platform(Family.DARWIN, arch);
        }
        if (os.startsWith("windows")) {
            // There is one build for Windows; machines with an ARM processor emulate it.
            return new Platform(Family.WINDOWS, "x86_64");
        }
        throw unknown(osName, osArch);
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    String resource() {
        return "postgres-%s-%s.txz".formatted(family.name().toLowerCase(Locale.ROOT), arch);
    }

    String program(String name) {
        return family == Family.WINDOWS ? name + ".exe" : name;
    }

    /// Tells which characters a path must not hold: PostgreSQL's own programs pass it to a shell.
    String shellCharacters() {
        return family == Family.WINDOWS ? "\"%\n" : "\"$`\\\n";
    }

    private static Refusal unknown(String osName, String osArch) {
        return new Refusal(
                "This platform (%s, %s) must be Linux, macOS or Windows on x86-64 or arm64 to run the embedded PostgreSQL."
                        .formatted(osName, osArch),
                ELSEWHERE);
    }
}
