package dev.quarterdeck.littlecompany;

import static dev.quarterdeck.littlecompany.Receipts.changes;
import static dev.quarterdeck.littlecompany.Receipts.count;
import static dev.quarterdeck.littlecompany.Receipts.figure;
import static dev.quarterdeck.littlecompany.Receipts.part;
import static dev.quarterdeck.littlecompany.Receipts.said;
import static dev.quarterdeck.littlecompany.Receipts.why;
import static dev.quarterdeck.littlecompany.Receipts.words;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// The little company's next twelve weeks, with the record of such forecasts.
final class ForecastSection {

    private static final String DECISION = "What may we promise for the summer?";
    private static final int REPLAYS = 48;

    private ForecastSection() {}

    static Section forecast() {
        Explanation why =
                why(DECISION, "weekly counts, simulated 10,000 times, widened (v1)", changes(52));
        Figure items = count("forecast.items", "Items in 12 weeks at this pace", 151, "items", why);
        Figure range =
                figure(
                        "forecast.range",
                        "Days on which they are done",
                        new Quantity.DayRange(LocalDate.of(2026, 6, 24), LocalDate.of(2026, 7, 15)),
                        why);
        Figure held = part("forecast.held", "Replays whose 85% day held", 41, 48, "replays", why);
        return new Section(
                "forecast",
                "The next 12 weeks",
                List.of(
                        words("The next "),
                        said(items, "151"),
                        words(" items are done "),
                        said(range, "by 24 June at 50%, by 15 July at 85%"),
                        words("; such 85% days held in "),
                        said(held, "41 of 48"),
                        words(" replays here.")),
                List.of(
                        figure(
                                "forecast.pace",
                                "Pace of the last 12 weeks",
                                new Quantity.PerWeek(12.6, "items"),
                                why),
                        figure(
                                "forecast.by-quarter-end",
                                "Items done by 2026-06-30",
                                new Quantity.CountRange(128, 171, "items"),
                                why),
                        part(
                                "forecast.plain",
                                "Plain bootstrap: 85% day held",
                                33,
                                48,
                                "replays",
                                why)),
                List.of(doneBy(), replays()),
                List.of("Replays overlap, so 48 of them are worth about 16 independent ones."),
                "qd backtest harbor");
    }

    private static Chart doneBy() {
        LocalDate first = LocalDate.of(2026, 5, 13);
        return new Chart.DoneBy(
                "forecast.done-by",
                "Half the runs end by 24 June, 85% by 15 July",
                "Day; chance that all 151 items are done",
                curve(first, 6.0, 1.75),
                curve(first, 5.2, 1.1),
                LocalDate.of(2026, 6, 24),
                LocalDate.of(2026, 7, 15));
    }

    private static List<Chart.DayChance> curve(LocalDate first, double middle, double spread) {
        return IntStream.range(0, 15)
                .mapToObj(
                        week ->
                                new Chart.DayChance(
                                        first.plusWeeks(week),
                                        rounded(1 / (1 + Math.exp((middle - week) / spread)))))
                .toList();
    }

    private static double rounded(double chance) {
        return Math.round(chance * 1000) / 1000.0;
    }

    private static Chart replays() {
        return new Chart.Replays(
                "forecast.replays",
                "The 85% day held in 41 of 48 replays; 6 of the 7 misses fell in 2023",
                "Start of the replay; weeks until the items were done",
                IntStream.range(0, REPLAYS).mapToObj(ForecastSection::replay).toList());
    }

    private static Chart.Replay replay(int index) {
        double p50 = 11.5 + (index * 7 % 5) * 0.5;
        double p85 = p50 + 3 + (index * 3 % 4) * 0.5;
        boolean missed = index == 3 || (index >= 8 && index <= 12) || index == 31;
        double actual = missed ? p85 + 1 + index % 3 : p50 - 2 + (index * 11 % 7) * 0.7;
        return new Chart.Replay(
                LocalDate.of(2022, 8, 1).plusWeeks(4L * index),
                p50,
                p85,
                index == 31 ? -1 : Math.round(actual * 10) / 10.0,
                !missed);
    }
}
