package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ReleaseTag.Kind;
import dev.quarterdeck.littlecompany.HarborHistory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReleaseRhythmTest {

    private final HarborHistory harbor = new HarborHistory();

    @Test
    void countsReleasesAndTakesTheMedianOfTheLastTenGaps() {
        var section =
                ReleaseRhythm.of(
                        harbor.tag(10, "v1.3", Kind.RELEASE)
                                .tag(40, "v1.2", Kind.RELEASE)
                                .tag(90, "v1.1", Kind.RELEASE)
                                .tag(500, "v1.0", Kind.RELEASE)
                                .tag(11, "v1.3-rc1", Kind.CANDIDATE)
                                .build());

        assertThat(Sections.text(section))
                .isEqualTo(
                        "3 releases in 12 months; median 50 d between release days (the last 3 gaps);"
                                + " the last on 2026-03-21.");
    }

    @Test
    void takesTheMeanOfTheTwoMiddleGapsOfAnEvenNumber() {
        var section =
                ReleaseRhythm.of(
                        harbor.tag(10, "v1.2", Kind.RELEASE)
                                .tag(40, "v1.1", Kind.RELEASE)
                                .tag(90, "v1.0", Kind.RELEASE)
                                .build());

        assertThat(Sections.figure(section, "releases.median-gap").value())
                .isEqualTo(new Quantity.Span(Duration.ofDays(40)));
    }

    @Test
    void takesTagsOfOneDayForOneReleaseDay() {
        var section =
                ReleaseRhythm.of(
                        harbor.tag(10, "v2.0", Kind.RELEASE)
                                .tag(10.1, "v1.9.1", Kind.RELEASE)
                                .tag(40, "v1.9", Kind.RELEASE)
                                .build());

        assertThat(Sections.figure(section, "releases.median-gap").value())
                .isInstanceOf(Quantity.NotKnown.class);
        assertThat(Sections.figure(section, "releases.count").value())
                .isEqualTo(new Quantity.Count(3, "releases"));
    }

    @Test
    void listsWhatIsNoReleaseAsLeftOut() {
        var section =
                ReleaseRhythm.of(
                        harbor.tag(10, "v1.0", Kind.RELEASE)
                                .tag(11, "v1.0-rc1", Kind.CANDIDATE)
                                .tag(9, "v1.0-1", Kind.PACKAGING)
                                .tag(8, "latest", Kind.OTHER)
                                .build());

        assertThat(Sections.figure(section, "releases.count").explanation().leftOut())
                .extracting(Explanation.LeftOut::count)
                .containsExactly(1L, 1L, 1L);
        assertThat(Sections.figure(section, "releases.left-out").explanation().rows().cells())
                .hasSize(3);
    }

    @Test
    void doesNotKnowReleasesWithoutTags() {
        var section = ReleaseRhythm.of(harbor.build());

        assertThat(Sections.figure(section, "releases.count").value())
                .isInstanceOf(Quantity.NotKnown.class);
        assertThat(section.charts()).isEmpty();
    }
}
