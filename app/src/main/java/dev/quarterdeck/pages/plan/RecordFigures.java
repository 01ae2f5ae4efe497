package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord.Row;
import dev.quarterdeck.engine.forecasting.kept.Held;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast;
import dev.quarterdeck.engine.forecasting.kept.Skill;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.planning.PlanRecord;
import dev.quarterdeck.planning.PlanRecord.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Explains how often bounds of forecasts held.
final class RecordFigures {

    private static final String DECISION = "how far to trust a date";
    private static final int SKILL_SCALE = 100;

    private final PlanRecord record;

    RecordFigures(PlanRecord record) {
        this.record = record;
    }

    /// A bound of forecasts. @param id as it stands in the id of a figure
    enum Bound {
        WITHIN_50("within50", "Done within the 50% range", one -> one.isWithin(0.5)),
        WITHIN_80("within80", "Done within the 80% range", one -> one.isWithin(0.8)),
        MET_85("met85", "85% days met", KeptForecast::isMet);

        private final String id;
        private final String label;
        private final Function<KeptForecast, Optional<Boolean>> holds;

        Bound(String id, String label, Function<KeptForecast, Optional<Boolean>> holds) {
            this.id = id;
            this.label = label;
            this.holds = holds;
        }

        Held of(Row row) {
            return switch (this) {
                case WITHIN_50 -> row.within50();
                case WITHIN_80 -> row.within80();
                case MET_85 -> row.met85();
            };
        }
    }

    /// Returns the figures over everything.
    List<Figure> overall() {
        var all = record.scores().all();
        return List.of(
                figure(Bound.MET_85, all),
                figure(Bound.WITHIN_80, all),
                figure(Bound.WITHIN_50, all),
                skill());
    }

    /// Returns all figures of the page.
    List<Figure> all() {
        var figures = new ArrayList<>(overall());
        for (var row : record.scores().horizons()) {
            for (var bound : Bound.values()) {
                figures.add(figure(bound, row));
            }
        }
        return figures;
    }

    /// The id of a share.
    String id(Bound bound, Row row) {
        return row.equals(record.scores().all())
                ? "plan.record." + bound.id
                : "plan.record.%s.from-%d".formatted(bound.id, row.from());
    }

    /// Words from where to where a horizon reaches.
    static String weeks(Row row) {
        return row.isLast() ? "over %d".formatted(row.from()) : row.from() + " to " + row.until();
    }

    private Figure figure(Bound bound, Row row) {
        boolean isAll = row.equals(record.scores().all());
        var held = bound.of(row);
        return new Figure(
                id(bound, row),
                isAll ? bound.label : "%s, %s weeks ahead".formatted(bound.label, weeks(row)),
                held.isEnough()
                        ? new Quantity.Part(new Share(held.held(), held.of()), "forecasts")
                        : new Quantity.NotKnown(
                                "%d of the %d forecasts that a share needs"
                                        .formatted(held.of(), Held.FEWEST)),
                explanation(bound, row, held));
    }

    private Explanation explanation(Bound bound, Row row, Held held) {
        var mine =
                record.told().stream()
                        .filter(one -> row.from() == 0 || one.forecast().weeksAhead() > row.from())
                        .filter(one -> one.forecast().weeksAhead() <= row.until())
                        .toList();
        var judged =
                mine.stream().filter(one -> bound.holds.apply(one.forecast()).isPresent()).toList();
        long left = mine.size() - judged.size();
        return new Explanation(
                DECISION,
                "forecasts told until " + record.asOf(),
                "forecasts whose bound held / forecasts whose bound has come (v1); the first of"
                        + " each initiative and week%s".formatted(bounds(held)),
                new Rows(
                        List.of("initiative", "told", "50% sure", "85% sure", "ended", "held"),
                        judged.stream().map(one -> cells(bound, one)).toList()),
                left == 0
                        ? List.of()
                        : List.of(
                                new LeftOut(
                                        "forecasts",
                                        left,
                                        "their bound has not come, or was withdrawn before")),
                "facts and portfolio as of " + record.asOf(),
                List.of());
    }

    /// Words in which range a share lies, behind a semicolon; empty where nobody knows.
    static String bounds(Held held) {
        return held.isEnough()
                ? held.bounds()
                        .map(
                                one ->
                                        "; with 95%% between %s and %s"
                                                .formatted(
                                                        PlanFigures.percent(one.low()),
                                                        PlanFigures.percent(one.high())))
                        .orElse("")
                : "";
    }

    private static List<String> cells(Bound bound, Said one) {
        var forecast = one.forecast();
        boolean held = bound.holds.apply(forecast).orElse(false);
        return List.of(
                one.key(),
                forecast.asOf().toString(),
                PlanFigures.day(forecast.day(Percentile.P50).orElse(null)),
                PlanFigures.day(forecast.day(Percentile.P85).orElse(null)),
                one.ended() == null ? "open" : one.ended().toString(),
                held ? "yes" : "no");
    }

    private Figure skill() {
        return new Figure(
                "plan.record.skill",
                "Smaller error than a plain simulation",
                record.scores()
                        .skill()
                        .<Quantity>map(RecordFigures::value)
                        .orElse(
                                new Quantity.NotKnown(
                                        "fewer than %d initiatives are done"
                                                .formatted(Skill.FEWEST_SUBJECTS))),
                new Explanation(
                        DECISION,
                        "forecasts of initiatives that were done until " + record.asOf(),
                        "1 - mean CRPS of the forecasts / that of the plain bootstrap of the last"
                                + " twelve weeks (v1), each initiative with one vote; its interval"
                                + " draws whole initiatives",
                        new Rows(
                                List.of("initiative", "told", "ended", "error", "plain error"),
                                record.told().stream()
                                        .filter(one -> one.forecast().crps().isPresent())
                                        .map(RecordFigures::errors)
                                        .toList()),
                        List.of(
                                new LeftOut(
                                        "forecasts",
                                        record.scores().counts().all()
                                                - record.scores().counts().done(),
                                        "what is not done has no error yet")),
                        "facts and portfolio as of " + record.asOf(),
                        List.of()));
    }

    private static Quantity value(Skill skill) {
        long percent = Math.round(SKILL_SCALE * skill.value());
        return percent < 0
                ? new Quantity.Count(-percent, "% larger")
                : new Quantity.Count(percent, "per cent");
    }

    /// Words in which range the skill lies; empty where nobody knows.
    String ofSkill() {
        return record.scores()
                .skill()
                .map(
                        one ->
                                String.format(
                                        Locale.ROOT,
                                        "between %.0f%% and %.0f%%, by %d initiatives",
                                        SKILL_SCALE * one.low(),
                                        SKILL_SCALE * one.high(),
                                        one.subjects()))
                .orElse("");
    }

    private static List<String> errors(Said one) {
        var forecast = one.forecast();
        return List.of(
                one.key(),
                forecast.asOf().toString(),
                String.valueOf(one.ended()),
                weeks(forecast.crps().orElseThrow()),
                weeks(forecast.plainCrps().orElseThrow()));
    }

    private static String weeks(double weeks) {
        return String.format(Locale.ROOT, "%.1f weeks", weeks);
    }
}
