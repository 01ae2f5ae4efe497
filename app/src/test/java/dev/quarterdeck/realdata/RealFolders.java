package dev.quarterdeck.realdata;

import java.nio.file.Path;

/// Lends the folders of real records to tests of other packages.
public final class RealFolders {

    private RealFolders() {}

    /// Finds a folder or file; where it is absent the test is skipped, or fails in CI.
    public static Path folder(String name) {
        return SharedData.folder(name);
    }
}
