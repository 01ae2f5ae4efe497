package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.forecasting.kept.ForecastRecord;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast.End;
import dev.quarterdeck.planning.PlanRecord.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Says what speaks against a date.
class RecordLineTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final UUID OPEN = new UUID(1, 1);

    private static Said said(UUID initiative, int weeks, int passed, End end) {
        var days =
                KeptForecast.days(IntStream.range(0, 40).mapToObj(one -> (double) weeks).toList());
        var forecast = new KeptForecast(initiative + "", Set.of(), DAY, days, days, passed, end);
        var ended = end instanceof End.Open ? null : DAY.plusDays(passed);
        return new Said(initiative, "A-1", "Anything", ended, forecast);
    }

    private static PlanRecord record(List<Said> told) {
        var scores = ForecastRecord.of(told.stream().map(Said::forecast).toList());
        return new PlanRecord(DAY, scores, Optional.empty(), told);
    }

    @Test
    void saysNothingOfAGoodOrAnUnknownRecord() {
        var told = new ArrayList<>(List.of(said(OPEN, 30, 10, new End.Open())));
        assertThat(RecordLine.of(record(told))).isEmpty();

        for (int i = 0; i < 8; i++) {
            told.add(said(new UUID(2, i), 3, 100, new End.Done(9)));
        }
        assertThat(RecordLine.of(record(told))).isEmpty();
    }

    @Test
    void countsTheDaysOfTheInitiativeThatHavePassed() {
        var told =
                List.of(
                        said(OPEN, 3, 50, new End.Open()),
                        said(OPEN, 4, 50, new End.Open()),
                        said(OPEN, 30, 50, new End.Open()));

        assertThat(RecordLine.of(record(told)))
                .containsEntry(OPEN, "2 of the 3 days told of it as 85% sure have passed.");
    }

    @Test
    void fallsBackOnTheRecordOfAllWhenItIsBad() {
        var told = new ArrayList<>(List.of(said(OPEN, 30, 10, new End.Open())));
        for (int i = 0; i < 8; i++) {
            told.add(said(new UUID(2, i), 3, 100, new End.Done(i < 5 ? 9 : 90)));
        }

        assertThat(RecordLine.of(record(told)))
                .containsOnly(
                        java.util.Map.entry(OPEN, "Of all days told as 85% sure 5 of 8 held."));
    }
}
