package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads which files each commit touched, and by how many lines.
///
/// git needs the content of every touched file for this, about two milliseconds per commit, so two
/// processes share the commits in portions. When git dies on an unreadable object, the commit it
/// died on is read again without lines (that needs only trees) and the portion goes on behind it.
final class FileChanges {

    /// Files touched by one commit.
    ///
    /// @param lines lines added plus deleted for each path; -1 for a binary file
    record Touched(RawCommit commit, List<String> paths, long[] lines) {}

    private static final int PORTION = 100;
    private static final int WORKERS = 2;

    /// So many deaths tell that contents are missing in general (a partial clone): ask for no more.
    private static final int DEATHS_BORNE = 20;

    private static final List<String> COMMAND =
            List.of(
                    "diff-tree",
                    "--stdin",
                    "-r",
                    "-z",
                    "--root",
                    "--always",
                    "--no-renames",
                    "--no-ext-diff",
                    "--no-textconv");

    private final Git git;
    private final Progress progress;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final ConcurrentLinkedQueue<List<RawCommit>> portions = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Touched> touched = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();
    private final AtomicInteger withoutLines = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    FileChanges(Git git, List<RawCommit> commits, Progress progress) {
        this.git = git;
        this.progress = progress;
        this.total = commits.size();
        for (int from = 0; from < total; from += PORTION) {
            portions.add(commits.subList(from, Math.min(total, from + PORTION)));
        }
    }

    /// Reads all portions, with two git processes at a time.
    List<Touched> read() {
        List<Thread> workers = new ArrayList<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < Math.min(WORKERS, portions.size()); i++) {
            Thread worker = Thread.ofPlatform().daemon().unstarted(this::work);
            worker.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
            worker.start();
            workers.add(worker);
        }
        workers.forEach(FileChanges::join);
        if (!failures.isEmpty()) {
            throw new IllegalStateException("Could not read file changes", failures.peek());
        }
        return List.copyOf(touched);
    }

    /// Returns the number of commits whose files are known but not their lines.
    int withoutLines() {
        return withoutLines.get();
    }

    /// Returns the number of commits of which nothing is known.
    int lost() {
        return lost.get();
    }

    /// Returns git's own words about the first failure; empty without one.
    String words() {
        String first = words.peek();
        return first == null ? "" : first;
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading file changes", interrupted);
        }
    }

    private void work() {
        for (List<RawCommit> portion = portions.poll();
                portion != null;
                portion = portions.poll()) {
            readPortion(portion);
        }
    }

    private void readPortion(List<RawCommit> portion) {
        List<RawCommit> open = portion;
        while (!open.isEmpty()) {
            boolean withLines = deaths.get() < DEATHS_BORNE;
            Pass pass = new Pass(open);
            Git.Ended ended = git.stream(command(withLines), hashes(open), pass::parse);
            boolean complete = ended.isFine() && pass.begun == open.size();
            if (complete) {
                pass.keep(open.size(), withLines);
                return;
            }
            words.add(ended.words());
            deaths.incrementAndGet();
            // The last commit git began may be unfinished; the one before it is whole.
            int whole = Math.max(0, pass.begun - 1);
            pass.keep(whole, withLines);
            open = skipOne(open, whole, withLines);
        }
    }

    /// git may die before or after printing the header of the commit it cannot read; only reading
    /// them alone tells. So one commit is read without lines, and the rest goes on.
    private List<RawCommit> skipOne(List<RawCommit> open, int whole, boolean withLines) {
        RawCommit suspect = open.get(whole);
        if (withLines) {
            Pass alone = new Pass(List.of(suspect));
            Git.Ended full = git.stream(command(true), List.of(suspect.hash()), alone::parse);
            if (full.isFine() && alone.begun == 1) {
                alone.keep(1, true);
                return open.subList(whole + 1, open.size());
            }
            Pass bare = new Pass(List.of(suspect));
            Git.Ended ended = git.stream(command(false), List.of(suspect.hash()), bare::parse);
            if (ended.isFine() && bare.begun == 1) {
                bare.keep(1, false);
                return open.subList(whole + 1, open.size());
            }
        }
        lost.incrementAndGet();
        advance();
        return open.subList(whole + 1, open.size());
    }

    private static List<String> command(boolean withLines) {
        List<String> command = new ArrayList<>(COMMAND);
        command.add(withLines ? "--numstat" : "--name-only");
        return command;
    }

    private static List<String> hashes(List<RawCommit> commits) {
        return commits.stream().map(RawCommit::hash).toList();
    }

    private void advance() {
        progress.at("reading file changes", done.incrementAndGet(), total);
    }

    /// One run of git over some commits, in their order.
    private final class Pass {
        private final List<RawCommit> asked;
        private final List<List<String>> paths = new ArrayList<>();
        private final List<List<Long>> lines = new ArrayList<>();
        private final Map<String, String> known = new HashMap<>();
        private int begun;

        Pass(List<RawCommit> asked) {
            this.asked = asked;
        }

        void parse(InputStream output) throws IOException {
            NulFields fields = new NulFields(output);
            for (String field = fields.next(); field != null; field = fields.next()) {
                if (begun < asked.size() && field.equals(asked.get(begun).hash())) {
                    begin();
                } else if (begun > 0) {
                    addFile(field);
                }
            }
        }

        private void begin() {
            begun++;
            paths.add(new ArrayList<>());
            lines.add(new ArrayList<>());
        }

        private void addFile(String field) {
            int first = field.indexOf('\t');
            int second = first < 0 ? -1 : field.indexOf('\t', first + 1);
            boolean counted = second > 0 && isCount(field, first);
            String path = counted ? field.substring(second + 1) : field;
            paths.getLast().add(known.computeIfAbsent(path, same -> same));
            lines.getLast().add(counted ? sum(field, first, second) : -1L);
        }

        private boolean isCount(String field, int end) {
            return field.substring(0, end).chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        }

        private long sum(String field, int first, int second) {
            if (field.charAt(0) == '-') {
                return -1;
            }
            return Long.parseLong(field, 0, first, 10)
                    + Long.parseLong(field, first + 1, second, 10);
        }

        void keep(int count, boolean withLines) {
            for (int i = 0; i < count; i++) {
                long[] counts = lines.get(i).stream().mapToLong(Long::longValue).toArray();
                touched.add(new Touched(asked.get(i), paths.get(i), counts));
                withoutLines.addAndGet(withLines ? 0 : 1);
                advance();
            }
        }
    }
}
