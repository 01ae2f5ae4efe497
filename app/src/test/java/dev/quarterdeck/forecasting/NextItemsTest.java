package dev.quarterdeck.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.forecasting.FinishedItems.Item;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextItemsTest {

    private static final Instant AS_OF = Instant.parse("2026-03-31T18:00:00Z");

    /// Five items a week for some weeks up to as-of.
    private static FinishedItems steady(int weeks) {
        List<Item> items = new ArrayList<>();
        for (int i = weeks * 5; i > 0; i--) {
            items.add(new Item("HARBOR-" + i, AS_OF.minus(i * 33L, ChronoUnit.HOURS)));
        }
        return new FinishedItems(DoneRule.TICKET, "for the test", items, List.of());
    }

    @Test
    void asksForTwelveWeeksAtTheRecentPace() {
        var section = NextItems.section(steady(120), AS_OF);

        assertThat(figure(section, "forecast.scope").value())
                .isEqualTo(new Quantity.Count(61, "tickets"));
        assertThat(text(section))
                .startsWith("The next 61 tickets (12 weeks at the recent pace): 50% by 2026-0");
    }

    @Test
    void printsTheRecordBesideTheDates() {
        var section = NextItems.section(steady(120), AS_OF);

        assertThat(text(section))
                .contains("The record here: that 85% date held in")
                .contains("The plain simulation says");
        var all = (Quantity.Part) figure(section, "forecast.record-all").value();
        assertThat(figure(section, "forecast.record-all").explanation().rows().cells())
                .hasSize((int) all.share().whole())
                .filteredOn(row -> row.get(5).equals("yes"))
                .hasSize((int) all.share().part());
    }

    @Test
    void neverShowsADateBeforeItsHalfChance() {
        var section = NextItems.section(steady(120), AS_OF);
        var range = (Quantity.DayRange) figure(section, "forecast.range").value();

        assertThat(range.until()).isAfterOrEqualTo(range.from());
    }

    @Test
    void comparesWithThePlainSimulationInTheChart() {
        var chart =
                section120().charts().stream()
                        .filter(one -> one instanceof Chart.DoneBy)
                        .map(one -> (Chart.DoneBy) one)
                        .findFirst()
                        .orElseThrow();

        assertThat(chart.points()).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
        assertThat(chart.points()).extracting(Chart.DayChance::chance).isSorted();
        assertThat(chart.plain()).isNotEmpty();
    }

    private static Section section120() {
        return NextItems.section(steady(120), AS_OF);
    }

    @Test
    void answersTooLittleHistoryInsteadOfADate() {
        var section = NextItems.section(steady(2), AS_OF);

        assertThat(text(section)).startsWith("No forecast: too little history");
        assertThat(figure(section, "forecast.range").value()).isInstanceOf(Quantity.NotKnown.class);
    }

    @Test
    void saysTheSameForTheSameHistory() {
        assertThat(NextItems.section(steady(120), AS_OF))
                .isEqualTo(NextItems.section(steady(120), AS_OF));
    }

    @Test
    void looksAtNothingThatCameLater() {
        var known = steady(120);
        var later = new ArrayList<>(known.items());
        later.add(new Item("HARBOR-9999", AS_OF.plus(Duration.ofDays(3))));
        var withLater = new FinishedItems(DoneRule.TICKET, "for the test", later, List.of());

        assertThat(text(NextItems.section(withLater, AS_OF)))
                .isEqualTo(text(NextItems.section(known, AS_OF)));
    }

    private static Figure figure(Section section, String id) {
        return Stream.concat(
                        section.sentence().stream()
                                .filter(span -> span instanceof Section.Said)
                                .map(span -> ((Section.Said) span).figure()),
                        section.details().stream())
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Section section) {
        return section.sentence().stream()
                .map(
                        span ->
                                switch (span) {
                                    case Section.Words(String words) -> words;
                                    case Section.Said(Figure figure, String said) -> said;
                                })
                .collect(Collectors.joining());
    }
}
