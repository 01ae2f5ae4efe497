package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.linking.ChangeWords;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Take;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hands on what a clone holds and was not handed on before: the repository, its tags, its commits.
///
/// Messages are read for the changes that they name, and forgotten here.
final class CloneReading {

    private static final int PAGE = 1_000;
    private static final String COMMITS = "commits";
    private static final String BROKEN =
            "Maybe the repository on the server is broken: git fsck there tells.";

    private final Clone clone;
    private final Git git;
    private final String path;
    private final Take take;

    /// @param path by which the host knows the repository
    CloneReading(Clone clone, String path, Take take) {
        this.clone = clone;
        this.git = clone.git();
        this.path = path;
        this.take = take;
    }

    /// @return whether there was anything new
    boolean read() {
        var repository = Records.JSON.createObjectNode();
        repository.put("path", path).put("contents", clone.isWhole() ? "whole" : "history");
        repository.put("branch", git.ask("symbolic-ref", "--short", "HEAD").text().strip());
        repository.put("tip", git.ask("rev-parse", "--verify", "--quiet", "HEAD").text().strip());
        page("repositories", List.of(repository), null);
        tags();
        return commits();
    }

    private void page(
            String stream,
            List<JsonNode> records,
            @org.jspecify.annotations.Nullable String cursor) {
        take.page(stream, Map.of("repository", path), records, cursor);
    }

    private void tags() {
        var listed =
                git.ask(
                        "for-each-ref",
                        "--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(objecttype)%00%(*objecttype)%00%(creatordate:unix)",
                        "refs/tags");
        if (!listed.isFine()) {
            // A listing that failed does not say that a tag is gone.
            unlisted("the tags", listed);
            return;
        }
        var tags = new ArrayList<JsonNode>();
        var ids = new ArrayList<>(List.of(GitMapping.REPOSITORY));
        for (var line : listed.lines()) {
            var fields = line.split("\0", -1);
            boolean isPlain = fields[3].equals("commit");
            if (isPlain || fields[4].equals("commit")) {
                tags.add(
                        Records.JSON
                                .createObjectNode()
                                .put("tag", fields[0])
                                .put("commit", isPlain ? fields[1] : fields[2])
                                .put("at", fields[5]));
                ids.add(GitMapping.TAG + fields[0]);
            }
        }
        for (int from = 0; from < tags.size(); from += PAGE) {
            page("tags", tags.subList(from, Math.min(tags.size(), from + PAGE)), null);
        }
        take.whole(HistoryKind.DEFINITION, ids);
    }

    private boolean commits() {
        var listed =
                git.ask(
                        "for-each-ref",
                        "--format=%(objecttype) %(objectname)%0a%(*objecttype) %(*objectname)");
        if (!listed.isFine()) {
            unlisted("some commits", listed);
            return false;
        }
        var tips = tips(listed);
        var read = read(take.cursor(COMMITS).orElse(""));
        var asked = new ArrayList<String>(tips);
        asked.removeAll(read);
        if (asked.isEmpty()) {
            return false;
        }
        read.forEach(old -> asked.add("^" + old));
        var log = new Log(count(asked));
        var ended =
                git.stream(
                        List.of(
                                "log",
                                "-z",
                                "--stdin",
                                "--no-notes",
                                "--no-color",
                                "--no-decorate",
                                "--format=tformat:%H%x00%P%x00%ct%x00%B"),
                        asked,
                        log::read);
        if (!ended.isFine()) {
            log.flush(null);
            take.gap(
                    "some commits",
                    "git could not read them all: " + GitConnector.withoutAddresses(ended.words()),
                    BROKEN);
            return true;
        }
        log.flush(path + "\n" + contents() + "\n" + String.join("\n", tips));
        return true;
    }

    private void unlisted(String what, Git.Answer listed) {
        var words = GitConnector.withoutAddresses(listed.ended().words());
        take.gap(what, "git could not list them: " + words, BROKEN);
    }

    private String contents() {
        return clone.isWhole() ? GitConnector.FILES : GitConnector.HISTORY;
    }

    /// Returns the tips up to which everything was told under the present name, with what is told
    /// of a commit now. Under another name everything is told again: changes name the repository
    /// as it is called now. So it is when the files came: patches are told with them alone.
    private Set<String> read(String cursor) {
        var lines = List.of(cursor.split("\n"));
        boolean isAlike =
                lines.size() > 1 && lines.get(0).equals(path) && lines.get(1).equals(contents());
        return isAlike ? known(new HashSet<>(lines.subList(2, lines.size()))) : Set.of();
    }

    private long count(List<String> asked) {
        var answer = git.ask(asked, "rev-list", "--count", "--stdin");
        return answer.isFine() ? Long.parseLong(answer.text().strip()) : 0;
    }

    /// Returns the commits at which branches and tags stand.
    private static Set<String> tips(Git.Answer listed) {
        var tips = new TreeSet<String>();
        for (var line : listed.lines()) {
            if (line.startsWith("commit ")) {
                tips.add(line.substring(7));
            }
        }
        return tips;
    }

    /// A tip that was deleted may have been swept away since.
    private Set<String> known(Set<String> shas) {
        var answer = git.ask(shas, "cat-file", "--batch-check=%(objectname) %(objecttype)");
        var known = new HashSet<String>();
        for (var line : answer.lines()) {
            if (line.endsWith(" commit")) {
                known.add(line.substring(0, line.indexOf(' ')));
            }
        }
        return known;
    }

    /// Gathers commits into pages as git prints them.
    private final class Log {

        private final long expected;
        private final List<ObjectNode> commits = new ArrayList<>();
        private long done;

        Log(long expected) {
            this.expected = expected;
        }

        void read(InputStream output) throws IOException {
            var fields = new NulFields(output);
            while (true) {
                var sha = fields.next();
                var parents = fields.next();
                var seconds = fields.next();
                var message = fields.next();
                if (sha == null || parents == null || seconds == null || message == null) {
                    return;
                }
                add(sha, parents, seconds, message);
            }
        }

        private void add(String sha, String parents, String seconds, String message) {
            if (commits.size() >= PAGE) {
                flush(null);
            }
            var commit = Records.JSON.createObjectNode();
            commit.put("sha", sha).put("committed", seconds);
            var ids = commit.putArray("parents");
            if (!parents.isEmpty()) {
                List.of(parents.split(" ")).forEach(ids::add);
            }
            var references = commit.putArray("references");
            for (var reference : ChangeWords.references(message)) {
                references
                        .addObject()
                        .put("repository", reference.repository())
                        .put("number", reference.number())
                        .put("landing", reference.landing());
            }
            commit.put("assisted", AssistantSigns.inTrailers(message));
            commits.add(commit);
        }

        void flush(@org.jspecify.annotations.Nullable String cursor) {
            if (clone.isWhole()) {
                new PatchIds(clone).addTo(commits);
            }
            new TouchedFiles(clone).addTo(commits);
            done += commits.size();
            page(COMMITS, List.copyOf(commits), cursor);
            commits.clear();
            take.progress("reading commits", done, expected);
        }
    }
}
