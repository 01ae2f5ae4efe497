package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.agreements.Measure.Statistic;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what requests about a team say, with what may be left out.
record TeamRequests(TeamMetrics metrics, Deciding deciding, Clock clock) {

    static <T> T needed(@Nullable T value, String member) {
        if (value == null) {
            throw new Refusal(
                            "The member (%s) must be given.".formatted(member),
                            "Maybe see the API document.")
                    .about(member);
        }
        return value;
    }

    void requireTeam(Viewer viewer, UUID team) {
        deciding.requireTeam(viewer, team);
    }

    /// Requires it before a body is read: whoever may not learns nothing of what is wrong with it.
    void requireMay(Viewer viewer, UUID team) {
        deciding.require(viewer, team);
    }

    Measure measure(@Nullable String metric, @Nullable String rule, @Nullable Statistic statistic) {
        var found = metrics.metric(needed(metric, "metric"));
        var chosen = rule == null ? found.ownRule() : found.requireRule(rule);
        var usual = Measure.hasPercentiles(found, chosen) ? Statistic.P85 : Statistic.VALUE;
        return new Measure(found.id(), chosen.id(), statistic == null ? usual : statistic);
    }

    LocalDate day(@Nullable LocalDate asOf) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (asOf != null && (asOf.isAfter(today) || asOf.isBefore(today.minusYears(30)))) {
            throw new Refusal(
                    "The day (%s) must lie within the last 30 years.".formatted(asOf),
                    "Maybe %s.".formatted(today));
        }
        return asOf == null ? today : asOf;
    }
}
