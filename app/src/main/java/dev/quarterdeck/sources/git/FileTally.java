package dev.quarterdeck.sources.git;

import dev.quarterdeck.sources.git.FileChanges.Touched;
import java.util.ArrayList;
import java.util.List;

/// Keeps the file changes that people wrote and counts the others.
final class FileTally {

    /// What remains of one commit.
    record Kept(RawCommit commit, List<String> paths, List<Long> lines) {}

    private final TipTree tree;
    private long all;
    private long binary;
    private long vendored;
    private long generated;

    FileTally(TipTree tree) {
        this.tree = tree;
    }

    Kept keep(Touched touched) {
        List<String> paths = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < touched.paths().size(); i++) {
            String path = touched.paths().get(i);
            if (isWritten(path)) {
                paths.add(path);
                lines.add(linesOf(path, touched.lines()[i]));
            }
        }
        return new Kept(touched.commit(), paths, lines);
    }

    FilesLeftOut leftOut() {
        return new FilesLeftOut(all, binary, vendored, generated);
    }

    private boolean isWritten(String path) {
        all++;
        if (LeftOut.isVendored(path)) {
            vendored++;
            return false;
        }
        if (LeftOut.isGenerated(path)) {
            generated++;
            return false;
        }
        return true;
    }

    /// A moved submodule is one line, whatever git says; a binary file counts as one.
    private long linesOf(String path, long counted) {
        if (counted < 0) {
            binary++;
            return 1;
        }
        return tree.isSubmodule(path) ? 1 : counted;
    }
}
