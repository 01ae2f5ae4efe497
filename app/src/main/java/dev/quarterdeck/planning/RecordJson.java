package dev.quarterdeck.planning;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord.Row;
import dev.quarterdeck.engine.forecasting.kept.Held;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast.End;
import dev.quarterdeck.engine.forecasting.kept.Skill;
import dev.quarterdeck.engine.measuring.Difference.Interval;
import dev.quarterdeck.planning.PlanRecord.OfTeam;
import dev.quarterdeck.planning.PlanRecord.Said;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows the record of forecasts as clients see it.
///
/// @param fewest how many forecasts a share needs to be told
/// @param tenths how many ended in each tenth of their forecast
record RecordJson(
        LocalDate asOf,
        int fewest,
        ForecastRecord.Counts counts,
        Horizon all,
        List<Horizon> horizons,
        List<Integer> tenths,
        @Nullable SkillJson skill,
        @Nullable WorstTeam worstTeam) {

    static RecordJson of(PlanRecord one) {
        var scores = one.scores();
        return new RecordJson(
                one.asOf(),
                Held.FEWEST,
                scores.counts(),
                Horizon.of(scores.all()),
                scores.horizons().stream().map(Horizon::of).toList(),
                scores.tenths(),
                scores.skill().map(SkillJson::of).orElse(null),
                one.worst().map(WorstTeam::of).orElse(null));
    }

    /// How often bounds held that were told so many weeks ahead; `untilWeeks` is null for no end.
    record Horizon(
            int fromWeeks,
            @Nullable Integer untilWeeks,
            HeldJson within50,
            HeldJson within80,
            HeldJson met85) {

        static Horizon of(Row row) {
            return new Horizon(
                    row.from(),
                    row.isLast() ? null : row.until(),
                    HeldJson.of(row.within50()),
                    HeldJson.of(row.within80()),
                    HeldJson.of(row.met85()));
        }
    }

    /// A share with its interval; null where there are too few.
    record HeldJson(
            int held, int of, @Nullable Double share, @Nullable Double low, @Nullable Double high) {

        static HeldJson of(Held one) {
            var bounds = one.isEnough() ? one.bounds() : java.util.Optional.<Interval>empty();
            return new HeldJson(
                    one.held(),
                    one.of(),
                    one.isEnough() ? one.share() : null,
                    bounds.map(Interval::low).orElse(null),
                    bounds.map(Interval::high).orElse(null));
        }
    }

    /// How much smaller the error was than that of the plain bootstrap.
    record SkillJson(double value, double low, double high, int initiatives) {

        static SkillJson of(Skill one) {
            return new SkillJson(one.value(), one.low(), one.high(), one.subjects());
        }
    }

    /// The team whose days held least often.
    record WorstTeam(UUID id, String name, HeldJson met85) {

        static WorstTeam of(OfTeam one) {
            return new WorstTeam(one.team(), one.name(), HeldJson.of(one.met85()));
        }
    }

    /// What was told and what happened.
    record ToldJson(
            String initiative,
            String name,
            LocalDate told,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p85,
            @Nullable LocalDate p90,
            String became,
            @Nullable LocalDate ended,
            @Nullable Boolean within50,
            @Nullable Boolean within80,
            @Nullable Boolean met85,
            @Nullable Double errorWeeks) {

        static ToldJson of(Said one) {
            var forecast = one.forecast();
            var error = forecast.crps();
            return new ToldJson(
                    one.key(),
                    one.name(),
                    forecast.asOf(),
                    forecast.day(Percentile.P10).orElse(null),
                    forecast.day(Percentile.P50).orElse(null),
                    forecast.day(Percentile.P85).orElse(null),
                    forecast.day(Percentile.P90).orElse(null),
                    became(forecast.end()),
                    one.ended(),
                    forecast.isWithin(0.5).orElse(null),
                    forecast.isWithin(0.8).orElse(null),
                    forecast.isMet().orElse(null),
                    error.isPresent() ? error.getAsDouble() : null);
        }

        private static String became(End end) {
            return switch (end) {
                case End.Done _ -> "DONE";
                case End.Open _ -> "LATE";
                case End.Withdrawn _ -> "WITHDRAWN";
            };
        }
    }
}
