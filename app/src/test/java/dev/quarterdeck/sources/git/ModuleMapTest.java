package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleMapTest {

    private static List<String> files(String folder, int count) {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(folder + "/file" + i);
        }
        return files;
    }

    @SafeVarargs
    private static List<String> all(List<String>... groups) {
        List<String> all = new ArrayList<>();
        for (List<String> group : groups) {
            all.addAll(group);
        }
        return all;
    }

    @Test
    void takesTopFoldersForModulesAndFilesOnTopForTheRoot() {
        ModuleMap map = ModuleMap.learn(all(files("pier", 50), files("pump", 50)), Set.of(), 0);

        assertThat(map.moduleOf("pier/deep/down/a")).isEqualTo("pier");
        assertThat(map.moduleOf("README.md")).isEqualTo(ModuleMap.ROOT);
        assertThat(map.moduleOf("never/seen/a")).isEqualTo("never");
    }

    @Test
    void opensAFolderThatHoldsBuildRoots() {
        List<String> paths =
                all(
                        files("bundles/rope/src/main/java", 40),
                        files("bundles/crane/src/main/java", 40),
                        files("core/src/main/java", 60));

        ModuleMap map =
                ModuleMap.learn(
                        paths, Set.of("bundles", "bundles/rope", "bundles/crane", "core"), 0);

        assertThat(map.moduleOf("bundles/rope/src/main/java/A.java")).isEqualTo("bundles/rope");
        assertThat(map.moduleOf("bundles/pom.xml")).isEqualTo("bundles");
        assertThat(map.moduleOf("core/src/test/java/A.java")).isEqualTo("core");
    }

    @Test
    void foldsTinyPartsIntoTheirParent() {
        List<String> paths =
                all(
                        files("bundles/rope", 400),
                        files("bundles/crane", 400),
                        files("bundles/knot", 2));

        ModuleMap map =
                ModuleMap.learn(paths, Set.of("bundles/rope", "bundles/crane", "bundles/knot"), 0);

        assertThat(map.moduleOf("bundles/knot/file1")).isEqualTo("bundles");
    }

    @Test
    void opensAFolderThatHoldsNearlyEverything() {
        List<String> paths =
                all(
                        files("src/harbour/pier", 50),
                        files("src/harbour/pump", 50),
                        files("docs", 10));

        ModuleMap map = ModuleMap.learn(paths, Set.of(""), 0);

        assertThat(map.moduleOf("src/harbour/pier/a.py")).isEqualTo("src/harbour/pier");
        assertThat(map.moduleOf("docs/a.md")).isEqualTo("docs");
    }

    @Test
    void keepsABuildRootWhole() {
        List<String> paths =
                all(
                        files("core/src/main/java/a", 50),
                        files("core/src/main/java/b", 50),
                        files("web/src", 10));

        ModuleMap map = ModuleMap.learn(paths, Set.of("core", "web"), 0);

        assertThat(map.moduleOf("core/src/main/java/a/A.java")).isEqualTo("core");
    }

    @Test
    void followsTheGivenDepth() {
        ModuleMap map = ModuleMap.learn(files("a/b/c", 10), Set.of(), 2);

        assertThat(map.moduleOf("a/b/c/d")).isEqualTo("a/b");
        assertThat(map.moduleOf("a/x")).isEqualTo("a");
    }
}
