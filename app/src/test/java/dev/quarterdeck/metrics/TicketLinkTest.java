package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.littlecompany.HarborHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketLinkTest {

    private final HarborHistory harbor = new HarborHistory();

    @Test
    void splitsTheYearIntoNamedAndDark() {
        var section =
                TicketLink.of(
                        harbor.ticket(1, "HARBOR-1")
                                .ticket(2, "HARBOR-2")
                                .ticket(3, "HARBOR-2")
                                .dark(4, Marker.MINOR)
                                .ticket(400, "HARBOR-3")
                                .build());

        assertThat(Sections.text(section))
                .isEqualTo(
                        "75% of the last 12 months' 4 merged changes name a ticket;"
                                + " 25% is dark to the tracker (25% minor).");
        assertThat(Sections.figure(section, "link.named").value())
                .isEqualTo(new Quantity.Part(new Share(3, 4), "changes"));
    }

    @Test
    void countsAMergeAsNamedWhenACommitItBroughtNamesATicket() {
        var section = TicketLink.of(harbor.merged(1, "HARBOR-9").build());

        assertThat(Sections.figure(section, "link.named").value())
                .isEqualTo(new Quantity.Part(new Share(1, 1), "changes"));
    }

    @Test
    void addsUpTheKindsOfDarkToTheWhole() {
        var section =
                TicketLink.of(
                        harbor.dark(1, Marker.MINOR)
                                .dark(2, Marker.MINOR)
                                .dark(3, Marker.NONE)
                                .dark(4, Marker.HOTFIX)
                                .ticket(5, "HARBOR-1")
                                .build());

        long kinds =
                section.details().stream()
                        .mapToLong(figure -> ((Quantity.Part) figure.value()).share().part())
                        .sum();

        assertThat(((Quantity.Part) Sections.figure(section, "link.dark").value()).share().part())
                .isEqualTo(kinds)
                .isEqualTo(4);
    }

    @Test
    void givesOneRowPerChangeAndNamesThePeriod() {
        var section = TicketLink.of(harbor.ticket(1, "HARBOR-1").dark(2, Marker.NONE).build());
        var explanation = Sections.figure(section, "link.changes").explanation();

        assertThat(explanation.rows().cells())
                .extracting(List::getLast)
                .containsExactly("names a ticket", "no marker");
        assertThat(explanation.period()).isEqualTo("2025-03-31 to 2026-03-31");
        assertThat(explanation.leftOut())
                .singleElement()
                .satisfies(left -> assertThat(left.why()).contains("UTF"));
    }

    @Test
    void saysThatNothingLandedInsteadOfAShareOfNothing() {
        var section = TicketLink.of(harbor.ticket(500, "HARBOR-1").build());

        assertThat(Sections.text(section))
                .startsWith("No change landed on the main line in the 12 months");
    }

    @Test
    void hintsAtTheCorrectionWhenNoPrefixIsKnown() {
        var section = TicketLink.of(harbor.withoutPrefixes().dark(1, Marker.NONE).build());

        assertThat(section.notes()).singleElement().asString().contains("ticket-prefixes");
        assertThat(Sections.text(section)).startsWith("0% of");
    }

    @Test
    void drawsEveryChangeOfTheYearOnce() {
        for (int day = 0; day < 365; day += 5) {
            harbor.ticket(day + 0.5, "HARBOR-" + day);
        }
        var section = TicketLink.of(harbor.build());
        var bars = (Chart.Bars) section.charts().getFirst();

        assertThat(bars.bars()).hasSize(13);
        assertThat(
                        bars.bars().stream()
                                .flatMap(bar -> bar.values().stream())
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(73);
    }
}
