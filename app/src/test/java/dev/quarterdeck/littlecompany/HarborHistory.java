package dev.quarterdeck.littlecompany;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.activity.ModuleChange;
import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Builds histories of the little company's repository `harbor`, one plain value at a time.
///
/// Time is told in days before {@link #AS_OF}.
public final class HarborHistory {

    public static final Instant AS_OF = Instant.parse("2026-03-31T18:00:00Z");

    private final List<Change> changes = new ArrayList<>();
    private final List<ModuleChange> moduleChanges = new ArrayList<>();
    private final List<ReleaseTag> tags = new ArrayList<>();
    private final List<String> agentFiles = new ArrayList<>();
    private List<ReadingRules.Evidence> prefixes =
            List.of(
                    new ReadingRules.Evidence(
                            "HARBOR", "40 numbers at the head of subjects", false));
    private int serial;

    public static Author person(int number) {
        return new Author(number, false);
    }

    public static Author bot(int number) {
        return new Author(number, true);
    }

    public static Instant daysAgo(double days) {
        return AS_OF.minus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    public HarborHistory withoutPrefixes() {
        prefixes = List.of();
        return this;
    }

    public HarborHistory ticket(double daysAgo, String key) {
        return landed(
                commit(
                        daysAgo,
                        person(0),
                        List.of(key),
                        Marker.NONE,
                        false,
                        false,
                        AiDeclaration.NONE));
    }

    public HarborHistory dark(double daysAgo, Marker marker) {
        return landed(
                commit(
                        daysAgo,
                        person(0),
                        List.of(),
                        marker,
                        marker == Marker.REVERT,
                        marker == Marker.HOTFIX,
                        AiDeclaration.NONE));
    }

    public HarborHistory byBot(double daysAgo) {
        return landed(
                commit(
                        daysAgo,
                        bot(90),
                        List.of(),
                        Marker.DEPENDENCY,
                        false,
                        false,
                        AiDeclaration.NONE));
    }

    public HarborHistory declared(double daysAgo, AiDeclaration ai) {
        return landed(commit(daysAgo, person(0), List.of(), Marker.NONE, false, false, ai));
    }

    public HarborHistory merged(double daysAgo, String keyOfBroughtCommit) {
        var brought =
                commit(
                        daysAgo + 1,
                        person(1),
                        List.of(keyOfBroughtCommit),
                        Marker.NONE,
                        false,
                        false,
                        AiDeclaration.NONE);
        var tip =
                new Commit(
                        hash(),
                        daysAgo(daysAgo),
                        daysAgo(daysAgo),
                        person(0),
                        2,
                        List.of(),
                        Marker.MERGE,
                        false,
                        false,
                        AiDeclaration.NONE);
        changes.add(new Change(tip, List.of(brought)));
        return this;
    }

    /// One commit by a person that changed some lines of a module.
    public HarborHistory worked(Author author, String module, double daysAgo, long lines) {
        moduleChanges.add(new ModuleChange(module, author, daysAgo(daysAgo), lines, 1));
        return landed(
                commit(daysAgo, author, List.of(), Marker.NONE, false, false, AiDeclaration.NONE));
    }

    public HarborHistory tag(double daysAgo, String name, ReleaseTag.Kind kind) {
        tags.add(new ReleaseTag(name, daysAgo(daysAgo), kind, "looks like one"));
        return this;
    }

    public HarborHistory agentFile(String path) {
        agentFiles.add(path);
        return this;
    }

    public RepositoryHistory build() {
        var newestFirst =
                changes.stream().sorted((a, b) -> b.landed().compareTo(a.landed())).toList();
        var commits =
                newestFirst.stream()
                        .flatMap(
                                change ->
                                        java.util.stream.Stream.concat(
                                                java.util.stream.Stream.of(change.tip()),
                                                change.brought().stream()))
                        .toList();
        tags.sort((a, b) -> a.tagged().compareTo(b.tagged()));
        var rules =
                new ReadingRules(
                        prefixes,
                        List.of(new ReadingRules.Evidence("UTF", "an encoding", false)),
                        false,
                        List.of(),
                        List.of(),
                        "main");
        return new RepositoryHistory(
                "harbor",
                commits.isEmpty() ? "" : commits.getFirst().hash(),
                AS_OF,
                commits.size(),
                commits,
                newestFirst,
                moduleChanges,
                tags,
                agentFiles,
                List.of(),
                6,
                7,
                false,
                rules);
    }

    private HarborHistory landed(Commit commit) {
        changes.add(new Change(commit, List.of()));
        return this;
    }

    private Commit commit(
            double daysAgo,
            Author author,
            List<String> tickets,
            Marker marker,
            boolean revert,
            boolean hotfix,
            AiDeclaration ai) {
        return new Commit(
                hash(),
                daysAgo(daysAgo),
                daysAgo(daysAgo),
                author,
                1,
                tickets,
                marker,
                revert,
                hotfix,
                ai);
    }

    private String hash() {
        return String.format("%040x", ++serial);
    }
}
