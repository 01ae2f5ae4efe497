package dev.quarterdeck.looks;

import dev.quarterdeck.activity.ReadingRules;
import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.forecasting.FinishedItems;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.FirstLook.Guess;
import dev.quarterdeck.reports.FirstLook.Unknown;
import dev.quarterdeck.sources.jira.TrackerReading;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists what was guessed, each with its evidence, and what cannot be known from these inputs.
///
/// Names and addresses appear in `qd doctor` alone; here identities are counted.
final class Guesses {

    private static final int SOME = 6;

    private final RepositoryHistory history;
    private final @Nullable TrackerReading tracker;
    private final FinishedItems items;
    private final Corrections corrections;
    private final boolean asOfGiven;

    Guesses(
            RepositoryHistory history,
            @Nullable TrackerReading tracker,
            FinishedItems items,
            Corrections corrections,
            boolean asOfGiven) {
        this.history = history;
        this.tracker = tracker;
        this.items = items;
        this.corrections = corrections;
        this.asOfGiven = asOfGiven;
    }

    /// Returns every guess in the order of its weight.
    List<Guess> all() {
        List<Guess> all = new ArrayList<>();
        all.add(
                new Guess(
                        "done",
                        items.rule().label(),
                        items.evidence(),
                        corrections.done() != null));
        all.add(prefixes());
        if (!history.rules().refusedPrefixes().isEmpty()) {
            all.add(refused());
        }
        all.add(releaseTags());
        all.add(people());
        all.add(bots());
        all.add(
                new Guess(
                        "main-line",
                        history.rules().mainLine(),
                        "the line that is checked out; changes are its first-parent steps",
                        false));
        all.add(asOf());
        if (tracker != null) {
            all.addAll(ofTracker(tracker));
        }
        return all;
    }

    /// Returns what was guessed about a tracker's files.
    static List<Guess> ofTracker(TrackerReading tracker) {
        return tracker.guesses().stream()
                .map(
                        guess ->
                                new Guess(
                                        guess.what(),
                                        guess.value(),
                                        guess.evidence(),
                                        guess.given()))
                .toList();
    }

    private Guess prefixes() {
        var rules = history.rules();
        var given = corrections.ticketPrefixes() != null;
        if (!rules.ticketPrefixes().isEmpty()) {
            var evidence = some(rules.ticketPrefixes());
            var values =
                    rules.ticketPrefixes().stream()
                            .limit(SOME)
                            .map(ReadingRules.Evidence::value)
                            .collect(Collectors.joining(", "));
            var both = rules.issueNumbers() ? values + " and issue numbers (#12)" : values;
            return new Guess("ticket-prefixes", both, evidence, given);
        }
        return rules.issueNumbers()
                ? new Guess(
                        "ticket-prefixes",
                        "issue numbers (#12)",
                        "messages close or name issues by number",
                        given)
                : new Guess(
                        "ticket-prefixes",
                        "none",
                        "no prefix recurs at the head of subjects",
                        given);
    }

    private Guess refused() {
        var refused = history.rules().refusedPrefixes();
        var values =
                refused.stream()
                        .limit(SOME)
                        .map(ReadingRules.Evidence::value)
                        .collect(Collectors.joining(", "));
        return new Guess(
                "not-tickets",
                values,
                some(refused),
                refused.stream().anyMatch(ReadingRules.Evidence::given));
    }

    private static String some(List<ReadingRules.Evidence> all) {
        var text =
                all.stream()
                        .limit(3)
                        .map(one -> one.value() + ": " + one.why())
                        .collect(Collectors.joining("; "));
        return all.size() > 3 ? text + "; and " + (all.size() - 3) + " more" : text;
    }

    private Guess releaseTags() {
        long releases = count(ReleaseTag.Kind.RELEASE);
        var given = corrections.releaseTags();
        return new Guess(
                "release-tags",
                given == null ? "tags that look like a version" : given,
                "%s taken for releases; left out: %s candidates, %s packaging, %s no version"
                        .formatted(
                                Wording.count(releases),
                                Wording.count(count(ReleaseTag.Kind.CANDIDATE)),
                                Wording.count(count(ReleaseTag.Kind.PACKAGING)),
                                Wording.count(count(ReleaseTag.Kind.OTHER))),
                given != null);
    }

    private long count(ReleaseTag.Kind kind) {
        return history.tags().stream().filter(tag -> tag.kind() == kind).count();
    }

    private Guess people() {
        return new Guess(
                "same-person",
                "%s addresses are %s people"
                        .formatted(
                                Wording.count(history.addresses()),
                                Wording.count(history.people())),
                history.hasIdentityMap()
                        ? "mailmap, then names and addresses alike"
                        : "names and addresses alike",
                !corrections.samePerson().isEmpty());
    }

    private Guess bots() {
        var bots = history.rules().bots();
        return new Guess(
                "bots",
                bots.isEmpty() ? "none" : Wording.count(bots.size()),
                "by name, address or given; `qd doctor` lists them",
                !corrections.bots().isEmpty());
    }

    private Guess asOf() {
        return new Guess(
                "as-of",
                history.asOf().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                asOfGiven
                        ? "by --as-of; all days are UTC"
                        : "the day of the last commit or its tag; all days are UTC",
                asOfGiven);
    }

    /// Returns what no repository or tracker can tell, with the input that would.
    static List<Unknown> unknowns(boolean hasTracker) {
        List<Unknown> unknowns = new ArrayList<>();
        if (!hasTracker) {
            unknowns.add(
                    new Unknown(
                            "open work, its age, arrival and cycle time",
                            "a tracker export: qd look . --jira export.csv"));
        }
        unknowns.add(
                new Unknown(
                        "teams and who is away",
                        "an organisation file, on a server: qd serve, qd import people"));
        unknowns.add(
                new Unknown(
                        "deployments and incidents, so only a floor for failure",
                        "their records; no figure reads them yet"));
        unknowns.add(
                new Unknown(
                        "cost, priorities and commitments",
                        "budget and roadmap; no figure reads them yet"));
        return unknowns;
    }
}
