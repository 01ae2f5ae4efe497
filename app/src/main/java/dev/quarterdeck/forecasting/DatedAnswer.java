package dev.quarterdeck.forecasting;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.Spread;
import dev.quarterdeck.engine.forecasting.backtest.Replay;
import dev.quarterdeck.engine.forecasting.backtest.SeriesReplays;
import dev.quarterdeck.engine.forecasting.backtest.TrackRecord;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Words one answered forecast: dates, record, comparison, charts.
final class DatedAnswer {

    private static final int REPLAYS_IN_CHART = TrackRecord.RECENT;

    private static final String METHOD =
            "the day by which the scope is done with %s %% probability: reference class and own past errors,"
                    + " see docs/adr/0005-forecasting-method.md (v1)";

    private final ItemsScope asked;
    private final DateForecast ours;
    private final DateForecast plain;
    private final SeriesReplays replays;
    private final TrackRecord record;

    DatedAnswer(ItemsScope asked, DateForecast ours, DateForecast plain, SeriesReplays replays) {
        this.asked = asked;
        this.ours = ours;
        this.plain = plain;
        this.replays = replays;
        this.record = replays.trackRecord(NextItems.TARGET);
    }

    List<Section.Span> sentence() {
        List<Section.Span> spans = new ArrayList<>();
        words(spans, "The next ");
        said(spans, asked.scopeFigure(), Wording.count(asked.size()) + " " + asked.noun());
        words(spans, " (12 weeks at the recent pace): 50% by ");
        said(spans, p50(), when(ours, Percentile.P50));
        words(spans, ", 85% by ");
        said(spans, p85(), when(ours, Percentile.P85));
        if (record.replays() == 0) {
            words(spans, ". No 85% date of a past replay has come yet, so this has ");
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
        words(spans, " of all " + Wording.count(record.replays()) + ". The plain simulation says ");
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
        details.add(asked.paceFigure());
        details.add(
                asked.figure(
                        "forecast.range",
                        "From the 50% to the 85% date",
                        new Quantity.DayRange(
                                ItemsScope.day(ours.by(Percentile.P50)),
                                ItemsScope.day(ours.by(Percentile.P85))),
                        METHOD.formatted("50 and 85"),
                        asked.weeks(),
                        List.of()));
        if (record.replays() > 0) {
            details.add(plainRecent());
        }
        details.add(asked.inQuarter());
        return details;
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
        return asked.figure(
                id,
                label,
                new Quantity.Day(ItemsScope.day(dates.by(percentile))),
                METHOD.formatted(probability),
                asked.weeks(),
                List.of(
                        new OtherRule("plain bootstrap of 12 weeks", when(plain, percentile)),
                        new OtherRule(
                                "width",
                                basis.isReferenceClassAlone()
                                        ? "from the reference class alone: no own replay has ended"
                                        : """
                                                learned also from %d own replays: stretched %.2f-fold \
                                                above the median, %.2f-fold below"""
                                                .formatted(
                                                        basis.ownReplays(),
                                                        basis.stretchAbove(),
                                                        basis.stretchBelow()))));
    }

    private Figure recordAll() {
        return recorded(
                "forecast.record-all",
                "85% dates that held, all replays",
                record.replays() == 0
                        ? new Quantity.NotKnown("no 85% date of a past replay has come yet")
                        : new Quantity.Part(new Share(record.held(), record.replays()), "replays"));
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
                new Quantity.Part(new Share(record.bootstrapHeld(), record.replays()), "replays"));
    }

    private Figure plainRecent() {
        return recorded(
                "forecast.plain-record-recent",
                "85% dates of the plain simulation that held, recent replays",
                new Quantity.Part(
                        new Share(record.bootstrapRecentHeld(), record.recent()), "replays"));
    }

    private Figure recorded(String id, String label, Quantity value) {
        return asked.figure(
                id,
                label,
                value,
                "replays in which the scope was done by its 85% date / replays whose 85% date has come, a cut"
                        + " every 4 weeks, nothing later than the cut used; recent are the newest 60 (v1)",
                replayRows(),
                List.of(
                        new OtherRule(
                                "independence",
                                "replays overlap: they are worth about %d independent trials"
                                        .formatted(record.independent()))));
    }

    private Figure plainP85() {
        return asked.figure(
                "forecast.plain-p85",
                "85% date of the plain simulation",
                new Quantity.Day(ItemsScope.day(plain.by(Percentile.P85))),
                "10,000 draws of weeks from the last 12, each week as likely (v1)",
                asked.weeks(),
                List.of());
    }

    /// The other question: how many by a date.

    private Rows replayRows() {
        var mine = replays.judged(NextItems.TARGET);
        var other = replays.judgedBootstrap(NextItems.TARGET);
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
                cells.reversed());
    }

    private static List<String> cells(Replay mine, Replay plain) {
        return List.of(
                ItemsScope.day(mine.cut()).toString(),
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
                                .formatted(when(ours, Percentile.P50), when(ours, Percentile.P85)),
                        "week; probability that the scope is done",
                        points(ours),
                        points(plain),
                        ItemsScope.day(ours.by(Percentile.P50)),
                        ItemsScope.day(ours.by(Percentile.P85))));
        if (record.replays() > 0) {
            charts.add(replayChart());
        }
        return charts;
    }

    private Chart replayChart() {
        var all = replays.judged(NextItems.TARGET);
        var shown =
                all.subList(Math.max(0, all.size() - REPLAYS_IN_CHART), all.size()).stream()
                        .map(DatedAnswer::replay)
                        .toList();
        return new Chart.Replays(
                "forecast.replays",
                "The 85%% date held in %d of the last %d replays; the plain simulation's in %d"
                        .formatted(
                                record.recentHeld(), record.recent(), record.bootstrapRecentHeld()),
                "cut; weeks until the scope was done",
                shown);
    }

    private static Chart.Replay replay(Replay replay) {
        return new Chart.Replay(
                ItemsScope.day(replay.cut()),
                replay.forecast().at(Percentile.P50),
                replay.forecast().at(Percentile.P85),
                replay.actual() >= DateForecast.HORIZON_WEEKS ? -1 : replay.actual(),
                replay.held());
    }

    /// Draws the curve through the very percentiles that are printed, so that marks lie on it.
    private static List<Chart.DayChance> points(DateForecast dates) {
        NavigableMap<LocalDate, Double> chances = new TreeMap<>();
        chances.put(ItemsScope.day(dates.cut()), 0.0);
        for (int percent = 1; percent <= 99; percent++) {
            var day = ItemsScope.day(dates.by(new Percentile(percent)));
            chances.merge(day, percent / 100.0, Math::max);
        }
        return chances.entrySet().stream()
                .map(entry -> new Chart.DayChance(entry.getKey(), entry.getValue()))
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
        var day = ItemsScope.day(dates.by(percentile)).toString();
        return dates.isBeyondHorizon(percentile) ? day + " or later" : day;
    }
}
