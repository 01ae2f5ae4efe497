package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the metadata of all commits reachable from a tip in one pass of `git log`.
///
/// When git dies on an unreadable commit, what it printed is kept and the rest is searched by hand:
/// see {@link BrokenHistory}.
final class CommitLog {

    static final String FORMAT =
            "--format=tformat:%H%x00%P%x00%at%x00%ct%x00%aN%x00%aE%x00%cN%x00%cE%x00%B";

    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
    private static final int PROGRESS_STEP = 1_000;

    private final Git git;
    private final IdentityBook identities;
    private final Progress progress;
    private final long expected;
    private final List<RawCommit> commits = new ArrayList<>();
    private final Set<String> hashes = new HashSet<>();

    CommitLog(Git git, IdentityBook identities, Progress progress, long expected) {
        this.git = git;
        this.identities = identities;
        this.progress = progress;
        this.expected = expected;
    }

    /// Reads everything reachable from `tip`.
    Git.Ended readFrom(String tip) {
        return git.stream(
                List.of(
                        "log",
                        "-z",
                        "--no-notes",
                        "--no-decorate",
                        "--no-color",
                        FORMAT,
                        tip,
                        "--"),
                List.of(),
                this::parse);
    }

    /// Reads just these commits.
    Git.Ended readOnly(Collection<String> wanted) {
        return git.stream(
                List.of(
                        "log",
                        "-z",
                        "--no-walk=unsorted",
                        "--stdin",
                        "--no-notes",
                        "--no-color",
                        FORMAT),
                wanted,
                this::parse);
    }

    List<RawCommit> commits() {
        return commits;
    }

    boolean has(String hash) {
        return hashes.contains(hash);
    }

    private void parse(InputStream output) throws IOException {
        NulFields fields = new NulFields(output);
        String[] record = new String[9];
        while (true) {
            for (int i = 0; i < record.length; i++) {
                String field = fields.next();
                if (field == null) {
                    return;
                }
                record[i] = field;
            }
            add(record);
        }
    }

    private void add(String[] fields) {
        if (!hashes.add(fields[0])) {
            return;
        }
        List<String> parents = parents(fields[1]);
        int author = identities.note(fields[4], fields[5]);
        boolean assistant =
                identities.isAssistant(author)
                        || identities.isAssistantCommitter(fields[6], fields[7]);
        commits.add(
                new RawCommit(
                        fields[0],
                        parents,
                        instant(fields[2]),
                        instant(fields[3]),
                        author,
                        assistant,
                        MessageReader.read(
                                fields[8], parents.size() > 1, identities.isBot(author))));
        if (commits.size() % PROGRESS_STEP == 0) {
            progress.at("reading commits", commits.size(), expected);
        }
    }

    private static List<String> parents(String field) {
        if (field.isEmpty()) {
            return List.of();
        }
        return field.indexOf(' ') < 0 ? List.of(field) : List.of(field.split(" "));
    }

    /// Dates come from whoever made the commit: unreadable ones become 1970, wild ones are capped.
    private static Instant instant(String seconds) {
        try {
            return Instant.ofEpochSecond(
                    Math.clamp(Long.parseLong(seconds.strip()), -LATEST, LATEST));
        } catch (NumberFormatException unreadable) {
            return Instant.EPOCH;
        }
    }
}
