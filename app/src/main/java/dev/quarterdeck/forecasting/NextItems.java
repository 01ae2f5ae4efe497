package dev.quarterdeck.forecasting;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.CountForecast;
import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Forecast;
import dev.quarterdeck.engine.forecasting.NotEnoughHistory;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.PlainBootstrap;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.forecasting.backtest.Backtest;
import dev.quarterdeck.engine.forecasting.backtest.Replay;
import dev.quarterdeck.engine.forecasting.backtest.SeriesReplays;
import dev.quarterdeck.engine.forecasting.backtest.Target;
import dev.quarterdeck.engine.forecasting.backtest.TrackRecord;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Forecasts when the next twelve weeks' worth of items will be done, beside the record of such
/// forecasts here.
///
/// The scope is what twelve weeks at the recent pace would finish. Every four weeks of the past the
/// same question is
/// replayed with nothing later than its cut; the share of 85 % dates that held is the record. The
/// plain bootstrap of the
/// last twelve weeks, which most tools use, is asked the same.
public final class NextItems {

    private static final String DECISION =
            "Which date may be promised for work of this size, and at which risk?";
    private static final int WEEKS_OF_SCOPE = 12;
    private static final Target TARGET = new Target(Target.Kind.DATE, WEEKS_OF_SCOPE);
    private static final long SEED = 20260331;
    private static final int SIMULATIONS = 10_000;
    private static final int REPLAYS_IN_CHART = 48;

    private final FinishedItems items;
    private final Instant asOf;
    private final Throughput throughput;
    private final int scope;

    private NextItems(FinishedItems items, Instant asOf) {
        this.items = items;
        this.asOf = asOf;
        this.throughput = Throughput.endingAt(asOf, items.moments());
        this.scope = Math.max(1, (int) Math.floor(throughput.pace() * WEEKS_OF_SCOPE + 0.5));
    }

    /// Forecasts from the items finished up to a moment.
    public static Section section(FinishedItems items, Instant asOf) {
        return new NextItems(items, asOf).section();
    }

    private Section section() {
        Forecast ours = new ReferenceClassForecaster().whenDone(throughput, scope, SEED);
        return switch (ours) {
            case DateForecast dates -> dated(dates);
            case NotEnoughHistory shortage -> tooLittle(shortage);
            case CountForecast counts -> throw new IllegalStateException("a date was asked for");
        };
    }

    private Section tooLittle(NotEnoughHistory shortage) {
        var figure =
                figure(
                        "forecast.range",
                        "When the next items will be done",
                        new Quantity.NotKnown(shortage.reason()),
                        "needs enough recent history (v1)",
                        weeks(),
                        List.of());
        return new Section(
                "forecast",
                "Forecast",
                List.of(
                        new Section.Words("No forecast: "),
                        new Section.Said(figure, "too little history"),
                        new Section.Words(". " + shortage.reason())),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private Section dated(DateForecast dates) {
        var plain = plain();
        var replays = new Backtest(SEED).replay("", items.moments(), asOf, List.of(TARGET));
        var said = new Said(dates, plain, replays);
        return new Section(
                "forecast",
                "Forecast",
                said.sentence(),
                said.details(),
                said.charts(),
                said.notes(),
                "qd backtest");
    }

    private DateForecast plain() {
        Forecast plain = new PlainBootstrap(SIMULATIONS).whenDone(throughput, scope, SEED);
        return switch (plain) {
            case DateForecast dates -> dates;
            case NotEnoughHistory shortage -> throw new IllegalStateException(shortage.reason());
            case CountForecast counts -> throw new IllegalStateException("a date was asked for");
        };
    }

    private Rows weeks() {
        int shown = Math.min(52, throughput.length());
        var cells =
                IntStream.range(throughput.length() - shown, throughput.length())
                        .mapToObj(
                                week ->
                                        List.of(
                                                weekEnd(week),
                                                Wording.count(throughput.inWeek(week))))
                        .toList();
        return new Rows(List.of("week ending", "finished"), cells);
    }

    private String weekEnd(int week) {
        return day(asOf.minus(Duration.ofDays(7L * (throughput.length() - 1 - week)))).toString();
    }

    private Figure figure(
            String id,
            String label,
            Quantity value,
            String formula,
            Rows rows,
            List<OtherRule> other) {
        var period =
                items.items().isEmpty()
                        ? "no finished item up to " + day(asOf)
                        : "history from %s to %s"
                                .formatted(day(items.items().getFirst().finished()), day(asOf));
        var freshness =
                "%s finished items; done = %s"
                        .formatted(Wording.count(items.items().size()), items.rule().label());
        var explanation =
                new Explanation(DECISION, period, formula, rows, items.leftOut(), freshness, other);
        return new Figure(id, label, value, explanation);
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// Words one answered forecast.
    private final class Said {

        private static final String METHOD =
                "the day by which the scope is done with %s %% probability: reference class and own past errors,"
                        + " see docs/adr/0005-forecasting-method.md (v1)";

        private final DateForecast ours;
        private final DateForecast plain;
        private final SeriesReplays replays;
        private final TrackRecord record;

        Said(DateForecast ours, DateForecast plain, SeriesReplays replays) {
            this.ours = ours;
            this.plain = plain;
            this.replays = replays;
            this.record = replays.trackRecord(TARGET);
        }

        List<Section.Span> sentence() {
            List<Section.Span> spans = new ArrayList<>();
            words(spans, "The next ");
            said(spans, scopeFigure(), Wording.count(scope) + " " + items.rule().noun());
            words(spans, " (12 weeks at the recent pace): 50% by ");
            said(spans, p50(), when(ours, Percentile.P50));
            words(spans, ", 85% by ");
            said(spans, p85(), when(ours, Percentile.P85));
            if (record.replays() == 0) {
                words(spans, ". No past replay of this question has ended yet, so this has ");
                said(spans, recordAll(), "no record");
                words(spans, " here.");
                return spans;
            }
            words(spans, ". The record here: that 85% date held in ");
            said(
                    spans,
                    recordRecent(),
                    "%d of the last %d".formatted(record.recentHeld(), record.recent()));
            words(spans, " replays, ");
            said(spans, recordAll(), Wording.percent(new Share(record.held(), record.replays())));
            words(
                    spans,
                    " of all " + Wording.count(record.replays()) + ". The plain simulation says ");
            said(spans, plainP85(), when(plain, Percentile.P85));
            words(spans, ", and held in ");
            said(
                    spans,
                    plainRecord(),
                    Wording.percent(new Share(record.bootstrapHeld(), record.replays())));
            words(spans, ".");
            return spans;
        }

        private static void words(List<Section.Span> spans, String text) {
            spans.add(new Section.Words(text));
        }

        private static void said(List<Section.Span> spans, Figure figure, String text) {
            spans.add(new Section.Said(figure, text));
        }

        List<Figure> details() {
            List<Figure> details = new ArrayList<>();
            details.add(pace());
            details.add(
                    figure(
                            "forecast.range",
                            "From the 50% to the 85% date",
                            new Quantity.DayRange(
                                    day(ours.by(Percentile.P50)), day(ours.by(Percentile.P85))),
                            METHOD.formatted("50 and 85"),
                            weeks(),
                            List.of()));
            if (record.replays() > 0) {
                details.add(plainRecent());
            }
            details.add(inQuarter());
            return details;
        }

        private Figure scopeFigure() {
            return figure(
                    "forecast.scope",
                    "Items in the scope",
                    new Quantity.Count(scope, items.rule().noun()),
                    "finished in the last 12 weeks, taken once more (v1)",
                    weeks(),
                    List.of());
        }

        private Figure pace() {
            return figure(
                    "forecast.pace",
                    "Recent pace",
                    new Quantity.PerWeek(throughput.pace(), items.rule().noun()),
                    "finished in the last 12 weeks / 12 (v1)",
                    weeks(),
                    List.of(
                            new OtherRule(
                                    "last 52 weeks",
                                    Wording.of(
                                            new Quantity.PerWeek(
                                                    throughput.inLast(52)
                                                            / (double)
                                                                    Math.min(
                                                                            52,
                                                                            throughput.length()),
                                                    items.rule().noun())))));
        }

        private Figure p50() {
            return date("forecast.p50", "50% date", ours, Percentile.P50, "50");
        }

        private Figure p85() {
            return date("forecast.p85", "85% date", ours, Percentile.P85, "85");
        }

        private Figure date(
                String id,
                String label,
                DateForecast dates,
                Percentile percentile,
                String probability) {
            var basis = dates.basis();
            return figure(
                    id,
                    label,
                    new Quantity.Day(day(dates.by(percentile))),
                    METHOD.formatted(probability),
                    weeks(),
                    List.of(
                            new OtherRule("plain bootstrap of 12 weeks", when(plain, percentile)),
                            new OtherRule(
                                    "width",
                                    basis.isReferenceClassAlone()
                                            ? "from the reference class alone: no own replay has ended"
                                            : "learned also from %d own replays, factor %.2f"
                                                    .formatted(
                                                            basis.ownReplays(),
                                                            basis.widening()))));
        }

        private Figure recordAll() {
            return recorded(
                    "forecast.record-all",
                    "85% dates that held, all replays",
                    record.replays() == 0
                            ? new Quantity.NotKnown("no replay of this question has ended yet")
                            : new Quantity.Part(
                                    new Share(record.held(), record.replays()), "replays"));
        }

        private Figure recordRecent() {
            return recorded(
                    "forecast.record-recent",
                    "85% dates that held, recent replays",
                    new Quantity.Part(new Share(record.recentHeld(), record.recent()), "replays"));
        }

        private Figure plainRecord() {
            return recorded(
                    "forecast.plain-record-all",
                    "85% dates of the plain simulation that held, all replays",
                    new Quantity.Part(
                            new Share(record.bootstrapHeld(), record.replays()), "replays"));
        }

        private Figure plainRecent() {
            return recorded(
                    "forecast.plain-record-recent",
                    "85% dates of the plain simulation that held, recent replays",
                    new Quantity.Part(
                            new Share(record.bootstrapRecentHeld(), record.recent()), "replays"));
        }

        private Figure recorded(String id, String label, Quantity value) {
            return figure(
                    id,
                    label,
                    value,
                    "replays in which the scope was done by its 85% date / replays whose outcome is known, a cut"
                            + " every 4 weeks, nothing later than the cut used (v1)",
                    replayRows(),
                    List.of(
                            new OtherRule(
                                    "independence",
                                    "replays overlap: they are worth about %d independent trials"
                                            .formatted(record.independent()))));
        }

        private Figure plainP85() {
            return figure(
                    "forecast.plain-p85",
                    "85% date of the plain simulation",
                    new Quantity.Day(day(plain.by(Percentile.P85))),
                    "10,000 draws of weeks from the last 12, each week as likely (v1)",
                    weeks(),
                    List.of());
        }

        /// The other question: how many by a date.
        private Figure inQuarter() {
            Forecast counts = new ReferenceClassForecaster().howMany(throughput, 13, SEED);
            Quantity value =
                    switch (counts) {
                        case CountForecast count ->
                                new Quantity.CountRange(
                                        count.items().at(Percentile.P15),
                                        count.items().at(Percentile.P50),
                                        items.rule().noun());
                        case NotEnoughHistory shortage -> new Quantity.NotKnown(shortage.reason());
                        case DateForecast dates ->
                                throw new IllegalStateException("a count was asked for");
                    };
            return figure(
                    "forecast.in-13-weeks",
                    "Finished in 13 weeks: 85% at least, 50% at least",
                    value,
                    "the counts reached with 85 % and 50 % probability, same method (v1)",
                    weeks(),
                    List.of());
        }

        private Rows replayRows() {
            var mine = replays.ours(TARGET);
            var other = replays.bootstrap();
            var cells =
                    IntStream.range(0, mine.size())
                            .mapToObj(i -> cells(mine.get(i), other.get(i)))
                            .toList();
            return new Rows(
                    List.of(
                            "cut",
                            "items",
                            "50% week",
                            "85% week",
                            "done in week",
                            "held",
                            "plain 85% week",
                            "plain held"),
                    cells);
        }

        private static List<String> cells(Replay mine, Replay plain) {
            return List.of(
                    day(mine.cut()).toString(),
                    Wording.count(mine.asked()),
                    week(mine.forecast(), Percentile.P50),
                    week(mine.forecast(), Percentile.P85),
                    mine.actual() >= DateForecast.HORIZON_WEEKS
                            ? "later"
                            : String.valueOf(mine.actual()),
                    mine.held() ? "yes" : "no",
                    week(plain.forecast(), Percentile.P85),
                    plain.held() ? "yes" : "no");
        }

        private static String week(Spread spread, Percentile percentile) {
            return String.valueOf(spread.at(percentile));
        }

        List<Chart> charts() {
            List<Chart> charts = new ArrayList<>();
            charts.add(
                    new Chart.DoneBy(
                            "forecast.done-by",
                            "Half of the futures are done by %s, 85%% by %s"
                                    .formatted(
                                            when(ours, Percentile.P50), when(ours, Percentile.P85)),
                            "probability that the scope is done by the end of a week",
                            points(ours),
                            points(plain),
                            day(ours.by(Percentile.P50)),
                            day(ours.by(Percentile.P85))));
            if (record.replays() > 0) {
                charts.add(replayChart());
            }
            return charts;
        }

        private Chart replayChart() {
            var all = replays.ours(TARGET);
            var shown =
                    all.subList(Math.max(0, all.size() - REPLAYS_IN_CHART), all.size()).stream()
                            .map(Said::replay)
                            .toList();
            return new Chart.Replays(
                    "forecast.replays",
                    "The 85%% date held in %d of the last %d replays; the plain simulation's in %d"
                            .formatted(
                                    record.recentHeld(),
                                    record.recent(),
                                    record.bootstrapRecentHeld()),
                    "weeks from each past cut to the 50% and 85% date, and to what happened",
                    shown);
        }

        private static Chart.Replay replay(Replay replay) {
            return new Chart.Replay(
                    day(replay.cut()),
                    replay.forecast().at(Percentile.P50),
                    replay.forecast().at(Percentile.P85),
                    replay.actual() >= DateForecast.HORIZON_WEEKS ? -1 : replay.actual(),
                    replay.held());
        }

        private static List<Chart.DayChance> points(DateForecast dates) {
            int last =
                    Math.min(DateForecast.HORIZON_WEEKS, dates.weeks().at(new Percentile(99)) + 1);
            return IntStream.rangeClosed(0, last)
                    .mapToObj(
                            week ->
                                    new Chart.DayChance(
                                            day(dates.cut().plus(Duration.ofDays(7L * week))),
                                            dates.weeks().below(week + 1)))
                    .toList();
        }

        List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (record.replays() > 0) {
                notes.add(
                        "Replays overlap: %s are worth about %s independent trials."
                                .formatted(
                                        Wording.count(record.replays()),
                                        Wording.count(record.independent())));
            }
            if (ours.basis().isReferenceClassAlone()) {
                notes.add(
                        "The width comes from other histories alone: this one is too young to have taught any.");
            }
            if (ours.isBeyondHorizon(Percentile.P85)) {
                notes.add(
                        "The 85% date lies at or beyond two years, the furthest that is told apart: read it as then or later.");
            }
            notes.add(
                    "A forecast of items like the recent ones: it knows no scope, priorities or absences.");
            return notes;
        }

        private static String when(DateForecast dates, Percentile percentile) {
            var day = day(dates.by(percentile)).toString();
            return dates.isBeyondHorizon(percentile) ? day + " or later" : day;
        }
    }
}
