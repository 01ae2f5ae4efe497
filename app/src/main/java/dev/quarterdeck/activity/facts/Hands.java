package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.EffortStore.Working;
import dev.quarterdeck.activity.facts.Teams.Login;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.engine.effort.PersonMonth;
import dev.quarterdeck.engine.effort.PersonMonth.Held;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads from events who had items in hand and who worked on changes. Nothing of it is kept.
final class Hands {

    private static final Duration ALIVE = Duration.ofDays(PersonMonth.ALIVE_DAYS);

    private Hands() {}

    /// An item in progress was in somebody's hands.
    record Hand(Login login, Held held) {}

    /// Somebody did something for a change.
    record Act(Login login, LocalDate day) {}

    /// A time. @param until null for no end
    private record Span(Instant from, @Nullable Instant until) {

        Optional<Span> within(Span other) {
            var begin = from.isAfter(other.from) ? from : other.from;
            var end =
                    until == null || other.until != null && other.until.isBefore(until)
                            ? other.until
                            : until;
            return end == null || begin.isBefore(end)
                    ? Optional.of(new Span(begin, end))
                    : Optional.empty();
        }
    }

    /// Lists in whose hands an item was.
    ///
    /// @param working when it was in progress
    /// @param last the day with which all ends
    static List<Hand> of(ItemFolding.Read read, List<Working> working, LocalDate last) {
        var timeline = read.timeline();
        var hands = new ArrayList<Hand>();
        var alive = alive(timeline);
        for (var interval : timeline.intervals(Field.ASSIGNEE)) {
            var held =
                    new Span(
                            interval.from(),
                            StayRow.lasts(timeline, interval) ? null : interval.until());
            var source = read.kept().id().source();
            for (var one : working) {
                var span = held.within(new Span(one.from(), one.until())).orElse(null);
                if (span != null) {
                    interval.values().stream()
                            .map(value -> login(source, account(value)))
                            .forEach(login -> add(hands, login, one.item(), span, alive, last));
                }
            }
        }
        return hands;
    }

    /// The times within 30 days after something happened, in order and apart from each other.
    private static List<Span> alive(Timeline timeline) {
        var spans = new ArrayList<Span>();
        Instant from = timeline.created();
        Instant until = from.plus(ALIVE);
        for (var touch : timeline.touches()) {
            if (touch.isAfter(until)) {
                spans.add(new Span(from, until));
                from = touch;
            }
            until = touch.plus(ALIVE).isAfter(until) ? touch.plus(ALIVE) : until;
        }
        spans.add(new Span(from, until));
        return spans;
    }

    /// All of a time counts as held; the parts in which the item was alive are added once more.
    private static void add(
            List<Hand> hands, Login login, long item, Span held, List<Span> alive, LocalDate last) {
        hands.add(new Hand(login, held(item, held, false, last)));
        alive.stream()
                .flatMap(one -> one.within(held).stream())
                .forEach(one -> hands.add(new Hand(login, held(item, one, true, last))));
    }

    private static Held held(long item, Span span, boolean alive, LocalDate last) {
        var until = span.until == null ? last : EffortStore.day(span.until.minusMillis(1));
        return new Held(
                item, EffortStore.day(span.from), until.isAfter(last) ? last : until, alive);
    }

    private static String account(Value value) {
        return value.id().isEmpty() ? value.name() : value.id();
    }

    private static Login login(UUID source, String account) {
        return new Login(source, account.toLowerCase(Locale.ROOT));
    }

    /// Lists what was done for a change: each commit, or its opening where no commit is told.
    static List<Act> of(KeptHistory kept, ChangeFacts facts) {
        var acts = new ArrayList<Act>();
        var author = facts.origin().author();
        // What is rewritten keeps the moment at which it was first written.
        var seen = new HashSet<Instant>();
        for (var event : kept.events(ChangeEvent.class)) {
            if (event instanceof ChangeEvent.CommitPushed commit && seen.add(commit.authored())) {
                add(acts, kept, commit.author().isEmpty() ? author : commit.author(), commit.at());
            }
        }
        var opened = facts.moments().opened();
        if (acts.isEmpty() && opened != null) {
            add(acts, kept, author, opened);
        }
        return acts;
    }

    private static void add(List<Act> acts, KeptHistory kept, String account, Instant at) {
        if (!account.isEmpty()) {
            acts.add(new Act(login(kept.id().source(), account), EffortStore.day(at)));
        }
    }
}
