package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.littlecompany.HarborHistory;
import org.junit.jupiter.api.Test;

class FailureFloorTest {

    private final HarborHistory harbor = new HarborHistory();

    @Test
    void countsRevertsAndHotfixesAsAFloor() {
        var section =
                FailureFloor.of(
                        harbor.dark(1, Marker.REVERT)
                                .dark(2, Marker.HOTFIX)
                                .dark(3, Marker.HOTFIX)
                                .ticket(4, "HARBOR-1")
                                .build());

        assertThat(Sections.text(section))
                .isEqualTo(
                        "1 revert and 2 hotfixes among 4 merged changes: a floor for failed change.");
        assertThat(Sections.figure(section, "failures.floor").value())
                .isEqualTo(new Quantity.Part(new Share(3, 4), "changes"));
    }

    @Test
    void saysThatUnadmittedRepairsCannotBeCounted() {
        var section = FailureFloor.of(harbor.ticket(1, "HARBOR-1").build());

        assertThat(Sections.figure(section, "failures.floor").explanation().leftOut())
                .singleElement()
                .extracting(Explanation.LeftOut::amount)
                .isEqualTo("unknown");
    }

    @Test
    void doesNotShareOutNothing() {
        assertThat(Sections.text(FailureFloor.of(harbor.build()))).contains("none of no changes");
    }
}
