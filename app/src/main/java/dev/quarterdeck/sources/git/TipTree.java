package dev.quarterdeck.sources.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What stands in the tree of the commit looked at: build roots, submodules, files for assistants.
final class TipTree {

    private static final Set<String> BUILD_FILES =
            Set.of(
                    "pom.xml",
                    "build.gradle",
                    "build.gradle.kts",
                    "package.json",
                    "Cargo.toml",
                    "go.mod",
                    "setup.py",
                    "setup.cfg",
                    "pyproject.toml",
                    "build.sbt",
                    "mix.exs",
                    "composer.json",
                    "Gemfile",
                    "CMakeLists.txt",
                    "build.xml",
                    "BUILD.bazel",
                    "Package.swift");
    private static final Set<String> BUILD_NAMES =
            Set.of("csproj", "vcxproj", "fsproj", "vbproj", "gemspec", "gradle", "cabal");

    /// Gradle builds often describe their parts in one file; a `src` folder tells a part as well.
    private static final List<String> SOURCE_ROOTS = List.of("/src/main/", "/src/test/");

    private final Set<String> buildRoots = new HashSet<>();
    private final Set<String> submodules = new HashSet<>();
    private final Set<String> agentFiles = new TreeSet<>();
    private boolean mailmap;
    private Git.Ended ended = new Git.Ended(0, "");

    static TipTree read(Git git, String tip) {
        TipTree tree = new TipTree();
        tree.ended =
                git.stream(
                        List.of("ls-tree", "-r", "-z", "--full-tree", tip), List.of(), tree::parse);
        return tree;
    }

    /// Returns how git ended; what was read before stands.
    Git.Ended ended() {
        return ended;
    }

    Set<String> buildRoots() {
        return buildRoots;
    }

    boolean isSubmodule(String path) {
        return submodules.contains(path);
    }

    List<String> agentFiles() {
        return new ArrayList<>(agentFiles);
    }

    boolean hasMailmap() {
        return mailmap;
    }

    private void parse(InputStream output) throws IOException {
        NulFields entries = new NulFields(output);
        for (String entry = entries.next(); entry != null; entry = entries.next()) {
            int tab = entry.indexOf('\t');
            if (tab > 0) {
                note(entry.substring(tab + 1), entry.startsWith("160000"));
            }
        }
    }

    private void note(String path, boolean submodule) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (submodule) {
            submodules.add(path);
        }
        if (BUILD_FILES.contains(name)
                || BUILD_NAMES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            buildRoots.add(slash < 0 ? "" : path.substring(0, slash));
        }
        for (String sources : SOURCE_ROOTS) {
            int part = path.indexOf(sources);
            if (part > 0) {
                buildRoots.add(path.substring(0, part));
            }
        }
        if (AssistantSigns.isAgentFile(path)) {
            agentFiles.add(AssistantSigns.agentFileOf(path));
        }
        mailmap |= path.equals(".mailmap");
    }
}
