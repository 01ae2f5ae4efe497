package dev.quarterdeck.planning;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.Simulation;
import dev.quarterdeck.engine.portfolio.TimeParts;
import dev.quarterdeck.planning.InitiativeForecast.Named;
import dev.quarterdeck.planning.InitiativeForecast.Part;
import dev.quarterdeck.planning.InitiativeForecast.Piece;
import dev.quarterdeck.planning.InitiativeForecast.UntilSure;
import dev.quarterdeck.planning.InitiativeForecast.Waits;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.platform.Recent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what the time until an initiative is sure to be done goes to, where its day will probably
/// be missed.
final class SureTimes {

    /// Ten plays of the plan at most; the parts are scaled to what all futures told.
    static final Simulation FEW = new Simulation(300, Plans.SEED);

    private static final int KEPT = 16;
    private static final int NAMED = 3;

    /// Half a day.
    private static final double WEEKS_TOLD = 0.5 / 7;

    private final Recent<Asked, TimeParts> known = new Recent<>(KEPT);

    private record Asked(String inputs, UUID initiative, List<TimeParts.Part> parts) {}

    /// Returns it, or null where there is nothing to say: no must-date, or one that is met with
    /// odds that are called sure.
    @Nullable UntilSure untilSure(
            PlanOfRecord record, Outlook outlook, Wanted own, List<Part> parts, Waits waits) {
        var id = own.id().toString();
        var engine = record.initiative(own.id());
        var must = engine.mustDate();
        if (must == null || outlook.oddsOfMustDate(id).orElse(1) >= Quarter.SURE) {
            return null;
        }
        double weeks = outlook.weeks(id, Percentile.P85);
        double given = PlanDays.weeksBetween(record.plan().start(), must.plusDays(1));
        var times = times(record, engine, own.id()).of(weeks);
        var names = new Names(record.plan().start(), parts, waits, record.plan().before(id));
        boolean isBeyond = outlook.within(id, Percentile.P85).isEmpty();
        return new UntilSure(
                weeks, isBeyond ? null : weeks - given, isBeyond, pieces(times, names));
    }

    private TimeParts times(PlanOfRecord record, Initiative engine, UUID own) {
        var parts = told(record, engine);
        return known.get(
                new Asked(PlanDigest.of(record.plan()), own, parts),
                () -> TimeParts.of(FEW, record.plan(), engine.id(), Percentile.P85, parts));
    }

    /// How much of a small team's time is unplanned says what single people do: there it stays in
    /// the work.
    private static List<TimeParts.Part> told(PlanOfRecord record, Initiative engine) {
        var parts = EnumSet.allOf(TimeParts.Part.class);
        if (!engine.demands().stream().allMatch(one -> record.team(one.team()).isLargeEnough())) {
            parts.remove(TimeParts.Part.UNPLANNED);
        }
        return List.copyOf(parts);
    }

    private static List<Piece> pieces(TimeParts times, Names names) {
        return times.weeks().entrySet().stream()
                .filter(one -> Math.abs(one.getValue()) >= WEEKS_TOLD)
                .sorted(Map.Entry.<TimeParts.Part, Double>comparingByValue().reversed())
                .map(
                        one ->
                                new Piece(
                                        one.getKey().name().toLowerCase(Locale.ROOT),
                                        one.getValue(),
                                        names.of(one.getKey())))
                .toList();
    }

    /// Names what holds an initiative.
    ///
    /// @param start the first day of the plan
    /// @param chain ids of what it waits for, however far
    private record Names(LocalDate start, List<Part> parts, Waits waits, Set<String> chain) {

        List<String> of(TimeParts.Part part) {
            return switch (part) {
                case WORK, UNPLANNED, GROWTH -> List.of();
                case TURN -> ahead();
                case WAITS -> before();
                case PAUSES -> waits.pauses().stream().map(one -> one.name()).distinct().toList();
            };
        }

        /// Time of what it waits for, however far, is counted there.
        private List<String> ahead() {
            return parts.stream()
                    .sorted(Comparator.comparing((Part part) -> !part.waitsForTurn()))
                    .flatMap(
                            part ->
                                    part.ahead().stream()
                                            .filter(one -> !chain.contains(one.id().toString()))
                                            .map(
                                                    one ->
                                                            "%s in %s"
                                                                    .formatted(
                                                                            one.key(),
                                                                            part.name())))
                    .limit(NAMED)
                    .toList();
        }

        private List<String> before() {
            var names = new ArrayList<>(waits.after().stream().map(Named::key).toList());
            Stream.ofNullable(waits.earliestStart())
                    .filter(day -> day.isAfter(start))
                    .map("not before %s"::formatted)
                    .forEach(names::add);
            return names;
        }
    }
}
