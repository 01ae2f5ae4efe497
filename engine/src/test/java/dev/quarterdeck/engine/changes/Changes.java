package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Closed;
import dev.quarterdeck.engine.changes.ChangeEvent.Commented;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Declared;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.ItemNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeDraft;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeReady;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Noted;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeEvent.Reopened;
import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewDismissed;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewRequested;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import dev.quarterdeck.engine.changes.ChangeEvent.Size;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.TargetChanged;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Small and random histories of changes to the little company's repository.
final class Changes {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Accounts ACCOUNTS =
            new Accounts("robot"::equals, account -> account.equals("maya2") ? "maya" : account);

    private Changes() {}

    static Instant hour(long hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }

    static Opened opened(long hour) {
        return opened(hour, Draft.NO);
    }

    static Opened opened(long hour, Draft draft) {
        return new Opened(hour(hour), "acme/harbor", 12, "maya", "feature/berths", "main", draft);
    }

    static Merged merged(long hour) {
        return new Merged(hour(hour), "m1", "jonas");
    }

    static Commented comment(long hour, String account) {
        return new Commented(hour(hour), "c" + hour + account, account);
    }

    static Reviewed review(long hour, String account, Verdict verdict) {
        return new Reviewed(hour(hour), "r" + hour + account, account, verdict);
    }

    static CommitPushed commit(long hour, String sha) {
        return new CommitPushed(hour(hour), sha, hour(hour), hour(hour), "maya");
    }

    static ChangeFacts factsOf(ChangeEvent... events) {
        return ChangeFold.fold(ChangeHistory.of("4711", List.of(events)), ACCOUNTS, hour(10_000))
                .orElseThrow();
    }

    static Arbitrary<Instant> at() {
        return Arbitraries.integers().between(0, 40).map(Changes::hour);
    }

    /// Any events at all, also such as no tool would tell together.
    static Arbitrary<List<ChangeEvent>> events() {
        Arbitrary<String> account = Arbitraries.of("maya", "maya2", "jonas", "ines", "robot", "");
        Arbitrary<String> id = Arbitraries.of("", "1", "2", "3");
        Arbitrary<String> sha = Arbitraries.of("", "a1", "b2", "c3", "d4");
        Arbitrary<Draft> draft = Arbitraries.of(Draft.class);
        Arbitrary<ChangeEvent> event =
                Arbitraries.oneOf(
                        List.of(
                                Combinators.combine(at(), account, draft)
                                        .as(
                                                (at, who, is) ->
                                                        new Opened(
                                                                at,
                                                                "acme/harbor",
                                                                12,
                                                                who,
                                                                "b",
                                                                "main",
                                                                is)),
                                at().map(MadeReady::new),
                                at().map(MadeDraft::new),
                                Combinators.combine(at(), account).as(ReviewRequested::new),
                                Combinators.combine(
                                                at(), id, account, Arbitraries.of(Verdict.class))
                                        .as(Reviewed::new),
                                Combinators.combine(at(), id, account).as(ReviewDismissed::new),
                                Combinators.combine(at(), id, account).as(Commented::new),
                                Combinators.combine(at(), sha, at(), at(), account)
                                        .as(CommitPushed::new),
                                Combinators.combine(at(), sha, sha).as(ForcePushed::new),
                                Combinators.combine(at(), sha, account).as(Merged::new),
                                Combinators.combine(at(), sha).as(LandingNamed::new),
                                at().map(Closed::new),
                                Combinators.combine(at(), id, id).as(Noted::new),
                                at().map(Reopened::new),
                                Combinators.combine(at(), id, id).as(TargetChanged::new),
                                Combinators.combine(at(), id, Arbitraries.of(Place.class))
                                        .as(ItemNamed::new),
                                Combinators.combine(at(), Arbitraries.of(Repair.class), sha)
                                        .as(Declared::new),
                                Combinators.combine(
                                                at(), Arbitraries.of(Standing.class), draft, sha)
                                        .as(
                                                (at, standing, is, head) ->
                                                        new Seen(
                                                                at,
                                                                standing,
                                                                is,
                                                                "main",
                                                                head,
                                                                head,
                                                                new Size(3, 1, 1)))));
        return event.list().ofMaxSize(14);
    }

    /// Events of a change that was opened, answered and merged, among any others.
    static Arbitrary<List<ChangeEvent>> landed() {
        return Combinators.combine(
                        events(),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(20, 40),
                        Arbitraries.of(Draft.class))
                .as(Changes::landed);
    }

    private static List<ChangeEvent> landed(
            List<ChangeEvent> others, int opened, int answered, int merged, Draft draft) {
        List<ChangeEvent> all = new ArrayList<>(others);
        all.removeIf(event -> event instanceof Opened || event instanceof Merged);
        all.addAll(List.of(opened(opened, draft), comment(answered, "jonas"), merged(merged)));
        return all;
    }
}
