package dev.quarterdeck.pages.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report.Comparison;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Portion;
import dev.quarterdeck.metrics.teams.Report.Range;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Scope;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.Report.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssistancePanelTest {

    private static final Metric METRIC =
            new Metric(
                    "quality.hotfix",
                    "Hotfix share",
                    Metric.Area.QUALITY,
                    Metric.Shape.SHARE,
                    "changes",
                    Metric.Better.LOWER,
                    List.of(new Metric.Rule("own", "Own", "", false, false)),
                    new Metric.Words("?", "", "", "", ""));

    private static Point share(long part, long whole) {
        var reading =
                new Reading.Share(new Portion(100 * part, 100 * whole), new Range(0, 1_000_000));
        return point(reading);
    }

    private static Point point(Reading reading) {
        return new Point(LocalDate.parse("2026-01-05"), 13, false, reading, List.of(), null);
    }

    private static String verdict(Point before, Point after, @Nullable Comparison comparison) {
        return AssistancePanel.verdict(
                new Trend(
                        METRIC,
                        METRIC.ownRule(),
                        new Scope(null, "Everything", null, null),
                        List.of(),
                        after,
                        before,
                        null,
                        List.of(),
                        comparison));
    }

    @Test
    void tellsWhatDiffersOnlyWhereTheIntervalLeavesZeroOutAndBothSidesHaveEight() {
        var lower = new Comparison(-0.2, -0.3, -0.1, Verdict.LOWER);
        var unclear = new Comparison(-0.2, -0.5, 0.1, Verdict.CANNOT_TELL);

        assertThat(verdict(share(9, 40), share(1, 40), lower)).isEqualTo("lower");
        assertThat(verdict(share(9, 40), share(1, 40), unclear)).isEqualTo("cannot tell");
        assertThat(verdict(share(9, 40), share(1, 40), null)).isEqualTo("cannot tell");
        assertThat(verdict(share(7, 7), share(1, 40), lower))
                .isEqualTo("cannot tell: fewer than 8 on a side");
        assertThat(verdict(share(8, 8), share(0, 7), lower))
                .isEqualTo("cannot tell: fewer than 8 on a side");
        assertThat(verdict(point(new Reading.NoData("nothing")), share(1, 40), lower))
                .isEqualTo("cannot tell: fewer than 8 on a side");
    }
}
