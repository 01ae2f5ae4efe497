package dev.quarterdeck.platform.postgres;

import java.nio.file.Path;

/// Finds the programs of one release that lie unpacked and ready to run.
record InstalledBinaries(Path folder, PostgresVersion version, Platform platform) {

    String program(String name) {
        return folder.resolve("bin").resolve(platform.program(name)).toString();
    }
}
