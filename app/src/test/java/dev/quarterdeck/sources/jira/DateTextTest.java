package dev.quarterdeck.sources.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sources.jira.JiraOptions.DayOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    private final DateText dates = new DateText(DayOrder.DAY_FIRST, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-12T15:45:00.000+0100 | 2026-03-12T14:45:00Z",
                "2026-03-12T15:45:00+01:00 | 2026-03-12T14:45:00Z",
                "2026-03-12T15:45:30.123Z | 2026-03-12T15:45:30.123Z",
                "2026-03-12 15:45 | 2026-03-12T15:45:00Z",
                "2026-03-12 15:45:10 UTC | 2026-03-12T15:45:10Z",
                "2026/03/12 | 2026-03-12T00:00:00Z",
                "2026-03-12 | 2026-03-12T00:00:00Z",
                "12/Mar/26 3:45 PM | 2026-03-12T15:45:00Z",
                "12/Mar/26 12:05 AM | 2026-03-12T00:05:00Z",
                "12/Mar/26 12:05 p.m. | 2026-03-12T12:05:00Z",
                "12/Mär/26 15:45 | 2026-03-12T15:45:00Z",
                "12/mars/26 15:45 | 2026-03-12T15:45:00Z",
                "13/juil./26 15:45 | 2026-07-13T15:45:00Z",
                "13/juin/26 15:45 | 2026-06-13T15:45:00Z",
                "01/août/2026 | 2026-08-01T00:00:00Z",
                "01/dez/26 | 2026-12-01T00:00:00Z",
                "15/ene/26 | 2026-01-15T00:00:00Z",
                "12.03.2026 15:45 | 2026-03-12T15:45:00Z",
                "12.3.26 | 2026-03-12T00:00:00Z",
                "12-Mar-2026 | 2026-03-12T00:00:00Z",
                "Mar 12, 2026 3:45 PM | 2026-03-12T15:45:00Z",
                "12/03/2026 15:45 | 2026-03-12T15:45:00Z",
                "12/Mar/99 | 1999-03-12T00:00:00Z",
                "1773330300 | 2026-03-12T15:45:00Z",
                "1773330300000 | 2026-03-12T15:45:00Z"
            })
    void readsFormatsOfManySettings(String text, Instant expected) {
        assertThat(Objects.requireNonNull(dates.read(text)).at()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "some day",
                "2026-02-31",
                "12/Foo/26",
                "12/03",
                "2026-03-12T25:00",
                "12/Mar/26 99",
                "2026-03-12 15:45 Nowhere/Never",
                "31/31/2026",
                "99999",
                "2026-03-12 and more"
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(dates.read(text)).isNull();
    }

    @Test
    void readsMonthFirstWhenToldSo() {
        var monthFirst = new DateText(DayOrder.MONTH_FIRST, ZoneOffset.UTC);

        assertThat(Objects.requireNonNull(monthFirst.read("03/12/2026")).at())
                .isEqualTo("2026-03-12T00:00:00Z");
        assertThat(Objects.requireNonNull(monthFirst.read("12.03.2026")).at())
                .isEqualTo("2026-03-12T00:00:00Z");
    }

    @Test
    void usesTheGivenZoneOnlyWhereTheDateNamesNone() {
        var berlin = new DateText(DayOrder.DAY_FIRST, ZoneId.of("Europe/Berlin"));

        assertThat(Objects.requireNonNull(berlin.read("2026-03-12 15:45")).at())
                .isEqualTo("2026-03-12T14:45:00Z");
        assertThat(Objects.requireNonNull(berlin.read("2026-03-12T15:45Z")).at())
                .isEqualTo("2026-03-12T15:45:00Z");
    }

    @Test
    void tellsWhatADateSaysAboutItsOrder() {
        assertThat(DateText.orderOf("13/03/2026")).isEqualTo(DayOrder.DAY_FIRST);
        assertThat(DateText.orderOf("03/13/2026")).isEqualTo(DayOrder.MONTH_FIRST);
        assertThat(DateText.orderOf("03/04/2026")).isEqualTo(DayOrder.INFERRED);
        assertThat(DateText.orderOf("13.03.2026")).isNull();
        assertThat(DateText.orderOf("13/Mar/26")).isNull();
        assertThat(DateText.orderOf("2026-03-13")).isNull();
    }

    @Property(seed = "20261122", tries = 300)
    void readsBackWhatJiraWrites(@ForAll @LongRange(min = 0, max = 3_000_000_000L) long seconds) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds / 60 * 60, 0, ZoneOffset.UTC);
        String cloud =
                DateTimeFormatter.ofPattern("dd/MMM/uuuu h:mm a", Locale.ENGLISH).format(time);

        assertThat(Objects.requireNonNull(dates.read(cloud)).at())
                .isEqualTo(time.toInstant(ZoneOffset.UTC));
    }

    @Property(seed = "20261122", tries = 500)
    void neverFailsOnAnyText(@ForAll String text) {
        dates.read(text);
        DateText.orderOf(text);
    }
}
