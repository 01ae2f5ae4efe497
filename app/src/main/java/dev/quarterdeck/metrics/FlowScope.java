package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.FixVersion.State;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures how the scope of versions that are not out has grown.
///
/// An item joins a version on the day a change says so; without such a change, on its creation:
/// then growth by older items moved into the version is not seen.
final class FlowScope {

    /// Where an export does not say whether a version is out, one without a new item for so long
    /// is taken for abandoned.
    private static final Duration STALE = Duration.ofDays(26 * 7);

    private final FlowInput input;
    private final Period weeks;
    private final List<Scope> scopes;

    FlowScope(FlowInput input) {
        this.input = input;
        this.weeks = input.weeks(13);
        this.scopes =
                input.tracker().versions().stream()
                        .filter(version -> state(version) != State.RELEASED)
                        .map(this::scope)
                        .filter(this::isOpen)
                        .sorted(Comparator.comparing(Scope::name))
                        .toList();
    }

    private State state(FixVersion version) {
        return version.stateAsOf(input.asOf());
    }

    private Scope scope(FixVersion version) {
        List<Member> members =
                input.items().stream()
                        .filter(item -> item.project().equals(version.project()))
                        .filter(item -> item.outcome() != Outcome.DISCARDED)
                        .flatMap(item -> member(item, version))
                        .sorted(Comparator.comparing(Member::since))
                        .toList();
        return new Scope(version, members);
    }

    private static Stream<Member> member(WorkItemFacts item, FixVersion version) {
        return item.versions().stream()
                .filter(it -> it.version().equals(version.name()))
                .map(it -> new Member(item, it));
    }

    /// A version is open when the tracker says so and it holds open work, or when that seems so.
    private boolean isOpen(Scope scope) {
        boolean holdsOpenWork = scope.members().stream().anyMatch(it -> it.item().isOpen());
        if (!holdsOpenWork) {
            return false;
        }
        Instant newest = scope.members().getLast().since();
        return state(scope.version()) == State.OPEN || newest.isAfter(input.asOf().minus(STALE));
    }

    Figure growth() {
        long added = scopes.stream().mapToLong(it -> it.addedIn(weeks)).sum();
        Quantity value =
                scopes.isEmpty()
                        ? new Quantity.NotKnown("no version with open items is in the export")
                        : new Quantity.Count(added, "items");
        return new Figure(
                "flow.scope-growth",
                "items added to open versions in 13 weeks",
                value,
                new Explanation(
                        "Does the next release get closer, or does its scope run away?",
                        weeks.toString(),
                        "items that joined a version that is not out in the period; discarded"
                                + " items left out (v1); "
                                + dating(),
                        rows(),
                        leftOut(),
                        input.freshness(),
                        List.of(
                                new OtherRule(
                                        "since the first item of each version",
                                        Wording.count(
                                                scopes.stream().mapToLong(Scope::later).sum())),
                                new OtherRule(
                                        "in scope 13 weeks ago",
                                        Wording.count(
                                                scopes.stream()
                                                        .mapToLong(it -> it.before(weeks))
                                                        .sum())))));
    }

    Figure scope() {
        Quantity value =
                scopes.isEmpty()
                        ? new Quantity.NotKnown("no version with open items is in the export")
                        : new Quantity.Count(
                                scopes.stream().mapToLong(it -> it.members().size()).sum(),
                                "items");
        return new Figure(
                "flow.scope",
                "items in open versions",
                value,
                new Explanation(
                        "How large is what was promised for the next releases?",
                        input.now(),
                        "items in versions that are not out, finished ones included, discarded"
                                + " ones left out (v1)",
                        rows(),
                        leftOut(),
                        input.freshness(),
                        List.of(
                                new OtherRule(
                                        "open items only",
                                        Wording.count(
                                                scopes.stream().mapToLong(Scope::open).sum())))));
    }

    int versions() {
        return scopes.size();
    }

    private String dating() {
        boolean dated =
                scopes.stream()
                        .flatMap(it -> it.members().stream())
                        .anyMatch(it -> it.membership().dated());
        return dated
                ? "an item joins when its history says so"
                : "without history an item counts as joined at its creation";
    }

    private List<LeftOut> leftOut() {
        List<LeftOut> left = new ArrayList<>();
        long guessed =
                input.tracker().versions().stream()
                        .filter(it -> it.state() == State.UNKNOWN)
                        .count();
        long shownGuessed =
                scopes.stream().filter(it -> it.version().state() == State.UNKNOWN).count();
        FlowInput.addIfAny(
                left,
                "versions whose state the export does not tell",
                guessed - shownGuessed,
                "they hold no open item, or no item joined for 26 weeks");
        FlowInput.addIfAny(
                left,
                "versions with open items that the export calls out without a date",
                input.tracker().versions().stream().filter(this::isOutUndated).count(),
                "they may not have been out on that day");
        left.addAll(input.otherLevels(it -> !it.versions().isEmpty()));
        return left;
    }

    private boolean isOutUndated(FixVersion version) {
        return version.state() == State.RELEASED
                && version.releaseDate() == null
                && scope(version).members().stream().anyMatch(it -> it.item().isOpen());
    }

    private Rows rows() {
        return new Rows(
                List.of("version", "first item", "items", "open", "added in 13 weeks", "state"),
                scopes.stream()
                        .map(
                                it ->
                                        List.of(
                                                it.name(),
                                                FlowInput.shown(it.members().getFirst().since()),
                                                Wording.count(it.members().size()),
                                                Wording.count(it.open()),
                                                Wording.count(it.addedIn(weeks)),
                                                state(it.version()) == State.OPEN
                                                        ? "not out"
                                                        : "seems not out"))
                        .toList());
    }

    /// An item in a version.
    private record Member(WorkItemFacts item, InVersion membership) {

        Instant since() {
            return membership.since();
        }
    }

    /// A version with its items, by the day they joined.
    private record Scope(FixVersion version, List<Member> members) {

        String name() {
            return version.project() + " " + version.name();
        }

        long addedIn(Period period) {
            return members.stream().filter(it -> period.contains(it.since())).count();
        }

        long before(Period period) {
            return members.stream().filter(it -> !it.since().isAfter(period.after())).count();
        }

        /// Items that joined after the day of the first one.
        long later() {
            Optional<Instant> first = members.stream().map(Member::since).findFirst();
            return members.stream()
                    .filter(
                            it ->
                                    first.isPresent()
                                            && Period.day(it.since())
                                                    .isAfter(Period.day(first.get())))
                    .count();
        }

        long open() {
            return members.stream().filter(it -> it.item().isOpen()).count();
        }
    }
}
