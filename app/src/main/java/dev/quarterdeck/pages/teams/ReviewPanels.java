package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import java.util.List;

/// Writes how changes are reviewed.
final class ReviewPanels extends TeamPanels {

    private static final int MOST = 100;

    ReviewPanels(Given given) {
        super(given);
    }

    @Override
    List<Panel> write() {
        return List.of(numbers(), open());
    }

    private Panel numbers() {
        var writer =
                new PanelWriter(
                        "review",
                        "How changes are looked at",
                        "whether to agree on a time for the first answer, or on smaller changes");
        var report = report(ids(Area.REVIEW));
        all(
                writer,
                report,
                List.of("review.pickup", "review.time", "review.size", "review.unreviewed"));
        return writer.note(
                        "Numbers are the team's. Who of it reviews, and how much, is shown nowhere.")
                .panel();
    }

    private Panel open() {
        var changes = board().openChanges();
        return new PanelWriter("open", "Open changes", "which change to look at next")
                .say("%s open.".formatted(Wording.counted(changes.size(), "change")))
                .table(table(NowPanels.changes(changes, MOST)))
                .panel();
    }
}
