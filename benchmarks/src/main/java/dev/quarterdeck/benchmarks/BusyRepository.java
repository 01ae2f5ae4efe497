package dev.quarterdeck.benchmarks;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Commented;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeReady;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewRequested;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.changes.ChangeHistory;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesCommit;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Created;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Finished;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Started;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.DeploymentHistory;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.engine.linking.ChangeWords;
import dev.quarterdeck.engine.linking.CommitNote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes up a repository of many changes, each merged with two commits of its own, and deployments
/// of it to four targets; some of them step back.
final class BusyRepository {

    record Commit(String sha, List<String> parents) {}

    static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    final List<Commit> commits = new ArrayList<>();
    final List<CommitNote> notes = new ArrayList<>();
    final List<List<ChangeEvent>> changes = new ArrayList<>();
    final List<DeploymentHistory> deployments = new ArrayList<>();
    String tip = "";

    private final Random random;
    private final List<String> landed = new ArrayList<>();

    BusyRepository(int changeCount, int deploymentCount, long seed) {
        random = new Random(seed);
        for (int number = 1; number <= changeCount; number++) {
            land(number, START.plus(Duration.ofHours(number)));
        }
        for (int i = 0; i < deploymentCount; i++) {
            deploy(i, deploymentCount, changeCount);
        }
    }

    private void land(int number, Instant merged) {
        String base = tip;
        String first = commit(merged.minusSeconds(9_000), "Begin", base);
        String second = commit(merged.minusSeconds(3_000), "Go on", first);
        String merge = commit(merged, "Merge pull request #" + number + " from b", base, second);
        tip = merge;
        landed.add(merge);
        List<ChangeEvent> events = timeline(number, merged, first, second);
        boolean byHand = number % 4 == 0;
        events.add(new Merged(merged, byHand ? sha() : merge, "a" + number % 7));
        if (byHand && number % 8 == 0) {
            events.add(new LandingNamed(merged, merge));
        }
        Collections.shuffle(events, random);
        changes.add(events);
    }

    private List<ChangeEvent> timeline(int number, Instant merged, String first, String second) {
        Instant opened = merged.minusSeconds(8_000);
        String author = "a" + number % 40;
        List<ChangeEvent> events = new ArrayList<>();
        Draft draft = number % 3 == 0 ? Draft.YES : Draft.NO;
        events.add(new Opened(opened, "acme/harbor", number, author, "b", "main", draft));
        events.add(pushed(merged.minusSeconds(9_000), first, author));
        events.add(pushed(merged.minusSeconds(3_000), second, author));
        if (draft == Draft.YES) {
            events.add(new MadeReady(opened.plusSeconds(600)));
        }
        events.add(new ReviewRequested(opened.plusSeconds(60), "team"));
        for (int i = 0; i < 6; i++) {
            Instant at = opened.plusSeconds(700 + random.nextInt(6_000));
            events.add(new Commented(at, number + "-" + i, "a" + random.nextInt(40)));
        }
        events.add(review(opened.plusSeconds(2_000), number + "-r1", Verdict.CHANGES_REQUESTED));
        events.add(new ForcePushed(opened.plusSeconds(5_000), sha(), second));
        events.add(review(merged.minusSeconds(1_000), number + "-r2", Verdict.APPROVED));
        return events;
    }

    private static CommitPushed pushed(Instant at, String sha, String author) {
        return new CommitPushed(at, sha, at, at, author);
    }

    private Reviewed review(Instant at, String id, Verdict verdict) {
        return new Reviewed(at, id, "a" + random.nextInt(40), verdict);
    }

    private void deploy(int number, int count, int changeCount) {
        int place = (int) ((number + 1L) * (changeCount - 1) / count);
        boolean back = number % 50 == 49;
        Instant at = START.plus(Duration.ofHours(place + 1L)).plusSeconds(1_200);
        String commit = landed.get(back ? Math.max(0, place - 40) : place);
        String environment = number % 2 == 0 ? "prod-eu" : "prod-us";
        String component = number % 4 < 2 ? "api" : "web";
        deployments.add(
                DeploymentHistory.of(
                        "d" + number,
                        List.of(
                                new Created(at, component, environment, Tier.UNKNOWN),
                                new CarriesCommit(at, commit),
                                new Started(at.plusSeconds(5)),
                                new Finished(at.plusSeconds(300), Result.SUCCESS))));
    }

    private String commit(Instant at, String message, String... parents) {
        String sha = sha();
        commits.add(new Commit(sha, parents[0].isEmpty() ? List.of() : List.of(parents)));
        notes.add(new CommitNote(sha, at, ChangeWords.references(message), ""));
        return sha;
    }

    private String sha() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }

    List<ChangeHistory> histories() {
        List<ChangeHistory> histories = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            histories.add(ChangeHistory.of("c" + i, changes.get(i)));
        }
        return histories;
    }
}
