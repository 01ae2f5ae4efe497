package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.linking.CommitNote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Invents a repository whose maintainers merge by a script, as that of bitcoin-core/secp256k1: of
/// 944 merged changes the tool names a commit of the main line for 718, the timeline for 221 more,
/// and of the last five one leaves its last commit, one a number, one a patch, one a mention, and
/// one nothing. More changes come in the same shares.
final class CurveChanges {

    static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    final UUID source = UUID.randomUUID();
    final List<ToldEvent> told = new ArrayList<>();
    final List<ToldCommit> commits = new ArrayList<>();

    /// Commit that each change became, by the id of its history.
    final Map<String, String> truth = new HashMap<>();

    private final int many;
    private String tip = "";

    CurveChanges(int many) {
        this.many = many;
        commit("root", 0, List.of(), "");
        for (int number = 1; number <= many; number++) {
            land(number, number % 944);
        }
    }

    static Instant hour(long hour) {
        return BEGIN.plus(Duration.ofHours(hour));
    }

    static String sha(String name) {
        return "%040x"
                .formatted(
                        new java.math.BigInteger(
                                        1, name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .mod(java.math.BigInteger.TWO.pow(160)));
    }

    private void commit(String name, long hour, List<CommitNote.Reference> names, String patch) {
        var sha = sha(name);
        commits.add(
                new ToldCommit(
                        "Ours/Curve",
                        tip.isEmpty() ? List.of() : List.of(tip),
                        new CommitNote(sha, hour(hour), names, patch)));
        tip = sha;
    }

    /// @param kind 0 to 717: by the tool, up to 938: by its timeline, then one of each other trace
    private void land(int number, int kind) {
        long hour = number * 3L;
        var id = "change " + number;
        var head = "head " + number;
        var landed = "landed " + number;
        commit(
                "follow-up " + number,
                hour - 1,
                List.of(new CommitNote.Reference("", number - 1, false)),
                "");
        var names = new ArrayList<CommitNote.Reference>();
        if (kind == 940) {
            names.add(new CommitNote.Reference("ours/curve", number, true));
        } else if (kind == 942) {
            names.add(new CommitNote.Reference("", number, false));
        }
        if (kind == 939) {
            commit(head, hour, List.of(), "");
            landed = head;
        } else {
            commit(landed, hour, names, kind == 941 ? sha("patch " + number) : "");
            if (kind == 941) {
                // What was on the branch, with the same patch.
                commits.add(
                        new ToldCommit(
                                "Ours/Curve",
                                List.of(sha("root")),
                                new CommitNote(
                                        sha(head),
                                        hour(hour - 2),
                                        List.of(),
                                        sha("patch " + number))));
            }
        }
        if (kind != 943) {
            truth.put(id, sha(landed));
        }
        tell(
                id,
                new ChangeEvent.Opened(
                        hour(hour - 2),
                        "ours/curve",
                        number,
                        "u" + number % 7,
                        "b",
                        "master",
                        ChangeEvent.Draft.NO));
        tell(
                id,
                new ChangeEvent.CommitPushed(
                        hour(hour - 2),
                        sha(head),
                        hour(hour - 3),
                        hour(hour - 2),
                        "u" + number % 7));
        for (int i = 0; i < 5; i++) {
            tell(
                    id,
                    new ChangeEvent.Commented(
                            hour(hour - 2).plusSeconds(60L * i), "c" + number + "-" + i, "u" + i));
        }
        tell(
                id,
                new ChangeEvent.Reviewed(
                        hour(hour - 1), "r" + number, "u9", ChangeEvent.Verdict.APPROVED));
        tell(
                id,
                new ChangeEvent.Merged(
                        hour(hour), sha(kind < 718 ? landed : "trial " + number), "u8"));
        if (kind >= 718 && kind < 939) {
            tell(id, new ChangeEvent.LandingNamed(hour(hour), sha(landed)));
        }
        tell(
                id,
                new ChangeEvent.Seen(
                        hour(hour),
                        ChangeEvent.Standing.MERGED,
                        ChangeEvent.Draft.NO,
                        "master",
                        sha(head),
                        "",
                        new ChangeEvent.Size(10, 2, 1)));
    }

    private void tell(String id, ChangeEvent event) {
        told.add(new ToldEvent(new HistoryId(HistoryKind.CHANGE, source, id), (Record) event));
    }

    /// Tells of a deployment to production after every ten changes.
    CurveChanges deployed() {
        for (int number = 10; number <= many; number += 10) {
            var history = new HistoryId(HistoryKind.DEPLOYMENT, source, "d" + number);
            var at = hour(number * 3L + 1);
            var commit = number % 944 == 939 ? sha("head " + number) : sha("landed " + number);
            told.add(
                    new ToldEvent(
                            history,
                            new DeploymentEvent.Created(
                                    at, "curve", "production", DeploymentEvent.Tier.PRODUCTION)));
            told.add(new ToldEvent(history, new DeploymentEvent.CarriesCommit(at, commit)));
            told.add(new ToldEvent(history, new DeploymentEvent.Finished(at, Result.SUCCESS)));
        }
        return this;
    }

    /// Tells everything, in pages.
    void tell(FactsKit kit) {
        for (int from = 0; from < told.size(); from += 2_000) {
            kit.tell(told.subList(from, Math.min(told.size(), from + 2_000)));
        }
        kit.tell(List.of(mainLine()));
        kit.commits.append(source, commits);
    }

    /// Says where the main line ends.
    ToldEvent mainLine() {
        var repository =
                new Definition(
                        Definition.Kind.REPOSITORY, "1", null, "ours/curve", Map.of("tip", tip));
        return new ToldEvent(
                new HistoryId(HistoryKind.DEFINITION, source, repository.historyId()), repository);
    }
}
