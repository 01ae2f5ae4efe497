package dev.quarterdeck.sources.git;

import java.util.Set;
import java.util.regex.Pattern;

/// Tells files that nobody wrote by hand: lock files, vendored and generated code.
final class LeftOut {

    private static final Pattern VENDORED =
            Pattern.compile(
                    "(?:^|/)(?:vendor|node_modules|third[-_]?party|3rdparty|bower_components|external/bundled|Godeps"
                            + "|\\.yarn|jspm_packages|Pods)/");
    private static final Pattern GENERATED =
            Pattern.compile(
                    "(?:\\.min\\.(?:js|css|mjs)|\\.bundle\\.js|\\.map|\\.pb\\.go|_pb2(?:_grpc)?\\.py|\\.pb\\.(?:cc|h)|\\.g\\.dart"
                            + "|\\.designer\\.cs|\\.generated\\.\\w+|\\.snap|_generated\\.\\w+|\\.lock|\\.lockb)$"
                            + "|(?:^|/)(?:generated|gen-src|generated-sources|__generated__|__snapshots__|gen-\\w+)/");
    private static final Set<String> LOCKS =
            Set.of(
                    "package-lock.json",
                    "npm-shrinkwrap.json",
                    "yarn.lock",
                    "pnpm-lock.yaml",
                    "go.sum",
                    "Cargo.lock",
                    "Gemfile.lock",
                    "poetry.lock",
                    "composer.lock",
                    "gradle.lockfile",
                    "verification-metadata.xml",
                    "packages.lock.json",
                    "mix.lock",
                    "Podfile.lock",
                    "flake.lock",
                    "uv.lock",
                    "bun.lockb");

    private LeftOut() {}

    static boolean isVendored(String path) {
        return VENDORED.matcher(path).find();
    }

    static boolean isGenerated(String path) {
        return LOCKS.contains(path.substring(path.lastIndexOf('/') + 1))
                || GENERATED.matcher(path).find();
    }
}
