package dev.quarterdeck.planning;

import dev.quarterdeck.portfolio.Initiative;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says which initiatives have ended, and on which day.
///
/// An initiative is done on the day on which the last of its items was finished, when all are: at
/// once where its stage says so, else when that has stayed so for four weeks. Where items are open
/// or unknown, it is done on the day on which its stage was said to be. It is withdrawn on the day
/// from which nobody wants it any more: stopped, or put back among the ideas.
///
/// @param since when each initiative came into its stage
/// @param left what is left of each, as trackers know it
record Endings(Map<UUID, Instant> since, Map<UUID, WorkStore.Left> left, LocalDate today) {

    /// A short pause of a tracker is not the end of an initiative.
    private static final int QUIET_WEEKS = 4;

    /// Returns the end of an initiative; empty while it goes on.
    Optional<Ending> of(Initiative one) {
        return switch (one.terms().place().stage()) {
            case DONE -> Optional.of(new Ending(doneOn(one), true));
            case COMMITTED, RUNNING -> quietSince(one).map(day -> new Ending(day, true));
            case IDEA, SHAPING, STOPPED -> Optional.of(new Ending(said(one), false));
        };
    }

    private LocalDate said(Initiative one) {
        return day(since.getOrDefault(one.id(), one.version().at()));
    }

    private LocalDate doneOn(Initiative one) {
        var said = said(one);
        var last = lastOfAll(one);
        return last == null || last.isAfter(said) ? said : last;
    }

    private Optional<LocalDate> quietSince(Initiative one) {
        return Optional.ofNullable(lastOfAll(one))
                .filter(last -> !last.plusWeeks(QUIET_WEEKS).isAfter(today));
    }

    /// The day of the last finished item, when nothing is left.
    private @Nullable LocalDate lastOfAll(Initiative one) {
        boolean isLeftByHand =
                one.terms().scope().byHand().stream().anyMatch(said -> said.items() > 0);
        var work = left.get(one.id());
        if (isLeftByHand || work == null || work.open() > 0) {
            return null;
        }
        var last = work.lastFinished();
        return last == null ? null : day(last);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
