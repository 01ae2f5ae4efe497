package dev.quarterdeck.forecasting;

import dev.quarterdeck.engine.forecasting.CountForecast;
import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Forecast;
import dev.quarterdeck.engine.forecasting.NotEnoughHistory;
import dev.quarterdeck.engine.forecasting.PlainBootstrap;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.backtest.Backtest;
import dev.quarterdeck.engine.forecasting.backtest.Target;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.time.Instant;
import java.util.List;

/// Forecasts when the next twelve weeks' worth of items will be done, beside the record of such
/// forecasts here.
///
/// The scope is what twelve weeks at the recent pace would finish. Every four weeks of the past the
/// same question is
/// replayed with nothing later than its cut; the share of 85 % dates that held is the record. The
/// plain bootstrap of the
/// last twelve weeks, which most tools use, is asked the same.
public final class NextItems {

    static final Target TARGET = new Target(Target.Kind.DATE, ItemsScope.WEEKS);
    static final long SEED = 20260331;

    private static final int SIMULATIONS = 10_000;

    private final ItemsScope asked;

    private NextItems(ItemsScope asked) {
        this.asked = asked;
    }

    /// Forecasts from the items finished up to a moment.
    public static Section section(FinishedItems items, Instant asOf) {
        return new NextItems(new ItemsScope(items, asOf)).section();
    }

    private Section section() {
        Forecast ours =
                new ReferenceClassForecaster().whenDone(asked.throughput(), asked.size(), SEED);
        return switch (ours) {
            case DateForecast dates -> dated(dates);
            case NotEnoughHistory shortage -> tooLittle(shortage);
            case CountForecast counts -> throw new IllegalStateException("a date was asked for");
        };
    }

    private Section tooLittle(NotEnoughHistory shortage) {
        var figure =
                asked.figure(
                        "forecast.range",
                        "When the next items will be done",
                        new Quantity.NotKnown(shortage.reason()),
                        "needs enough recent history (v1)",
                        asked.weeks(),
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
        var replays = new Backtest(SEED).replay("", asked.moments(), asked.end(), List.of(TARGET));
        var said = new DatedAnswer(asked, dates, plain, replays);
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
        Forecast plain =
                new PlainBootstrap(SIMULATIONS).whenDone(asked.throughput(), asked.size(), SEED);
        return switch (plain) {
            case DateForecast dates -> dates;
            case NotEnoughHistory shortage -> throw new IllegalStateException(shortage.reason());
            case CountForecast counts -> throw new IllegalStateException("a date was asked for");
        };
    }
}
