package dev.quarterdeck.sources.git;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says to which module a file belongs: a folder that a director would recognise.
///
/// Start with the top folders. A folder is opened into its parts when the parts are build roots
/// (`connect/runtime`) and it carries a good share of the change, or when it holds so much that it
/// says nothing (`src`, `packages`). A folder with one child only is passed through. Parts that
/// carry less than a hundredth stay with their parent, so that hundreds of leaf modules fold up.
final class ModuleMap {

    static final String ROOT = "(root)";

    private static final double WORTH_A_NAME = 0.01;
    private static final double WORTH_OPENING = 0.05;
    private static final double SAYS_NOTHING = 0.4;
    private static final double PASS_THROUGH = 0.9;
    private static final int DEEPEST = 12;

    /// A folder and how many file changes it saw, with those below it.
    private static final class Folder {
        final String path;
        final Map<String, Folder> children = new TreeMap<>();
        int changes;
        int ownChanges;
        boolean holdsBuildRoots;
        boolean buildRoot;

        Folder(String path) {
            this.path = path;
        }

        Folder child(String name) {
            return children.computeIfAbsent(
                    name, _ -> new Folder(path.isEmpty() ? name : path + "/" + name));
        }
    }

    private final Folder top = new Folder("");
    private final Set<String> modules = new HashSet<>();
    private final Map<String, String> byFolder = new HashMap<>();
    private final int givenDepth;

    private ModuleMap(int givenDepth) {
        this.givenDepth = givenDepth;
    }

    /// Learns the modules from the paths of all file changes and the build roots at the tip.
    static ModuleMap learn(
            Collection<String> changedPaths, Set<String> buildRoots, int givenDepth) {
        ModuleMap map = new ModuleMap(givenDepth);
        changedPaths.forEach(map::count);
        buildRoots.forEach(map::mark);
        if (givenDepth == 0) {
            map.open(map.top, 0);
        }
        return map;
    }

    private void count(String path) {
        Folder folder = top;
        folder.changes++;
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            folder = folder.child(path.substring(from, slash));
            folder.changes++;
            from = slash + 1;
        }
        folder.ownChanges++;
    }

    /// Marks a build root and the folders above it; roots that saw no change do not matter.
    private void mark(String root) {
        Folder folder = top;
        for (String name : root.split("/")) {
            Folder child = folder.children.get(name);
            if (child == null) {
                return;
            }
            folder.holdsBuildRoots = true;
            folder = child;
        }
        folder.buildRoot = true;
    }

    private void open(Folder folder, int depth) {
        for (Folder child : folder.children.values()) {
            if (folder != top && child.changes < WORTH_A_NAME * top.changes) {
                continue;
            }
            modules.add(child.path);
            @Nullable Folder opened = depth < DEEPEST ? worthOpening(child) : null;
            if (opened != null) {
                open(opened, depth + 1);
            }
        }
    }

    /// Returns the folder to open in the place of `folder`, or null to leave it whole.
    private @Nullable Folder worthOpening(Folder folder) {
        Folder inner = passThrough(folder);
        double share = (double) folder.changes / Math.max(1, top.changes);
        boolean parts = inner.holdsBuildRoots && share >= WORTH_OPENING && partsIn(inner) >= 2;
        boolean vague =
                !insideBuildRoot(folder) && share >= SAYS_NOTHING && inner.children.size() >= 2;
        return parts || vague ? inner : null;
    }

    private long partsIn(Folder folder) {
        return folder.children.values().stream()
                .filter(child -> child.buildRoot || child.holdsBuildRoots)
                .count();
    }

    /// A build root below the top is one module, however large; only the repository's single one is
    /// opened.
    private static boolean insideBuildRoot(Folder folder) {
        return folder.buildRoot;
    }

    private static Folder passThrough(Folder folder) {
        Folder inner = folder;
        while (!inner.buildRoot || inner.holdsBuildRoots) {
            Folder largest =
                    inner.children.values().stream()
                            .max(Comparator.comparingInt(child -> child.changes))
                            .orElse(null);
            if (largest == null
                    || largest.changes < PASS_THROUGH * inner.changes
                    || largest.children.isEmpty()) {
                return inner;
            }
            inner = largest;
        }
        return inner;
    }

    /// Returns the module of a path.
    String moduleOf(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return ROOT;
        }
        return byFolder.computeIfAbsent(path.substring(0, slash), this::moduleOfFolder);
    }

    private String moduleOfFolder(String folder) {
        if (givenDepth > 0) {
            List<String> names = new ArrayList<>(List.of(folder.split("/")));
            return String.join("/", names.subList(0, Math.min(givenDepth, names.size())));
        }
        String module = folder;
        while (!modules.contains(module)) {
            int slash = module.lastIndexOf('/');
            if (slash < 0) {
                return module;
            }
            module = module.substring(0, slash);
        }
        return module;
    }
}
