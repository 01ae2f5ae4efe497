package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.looks.kept.KeptLook;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.platform.Recent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Holds the drawings of the looks that were shown last: a kept look never changes, and drawing is
/// most of what its page costs.
///
/// A look is drawn the same for everybody who may see it; whoever asks has it already.
final class DrawnLooks {

    private final Recent<UUID, Drawn> looks = new Recent<>(128);

    /// The parts of a look that are the same on every page of it.
    ///
    /// @param where its files are
    /// @param charts its charts, section by section
    record Drawn(String where, List<List<ChartView>> charts) {}

    Drawn of(KeptLook kept) {
        return looks.get(kept.head().id(), () -> draw(kept));
    }

    private static Drawn draw(KeptLook kept) {
        var where = "/delivery/looks/" + kept.head().id();
        var sections = new ArrayList<List<ChartView>>();
        for (var section : kept.look().sections()) {
            var charts = new ArrayList<ChartView>();
            for (var chart : section.charts()) {
                charts.add(
                        Charts.view(
                                chart,
                                "chart-%d-%d".formatted(sections.size() + 1, charts.size() + 1),
                                where + "/charts/" + chart.id()));
            }
            sections.add(List.copyOf(charts));
        }
        return new Drawn(where, List.copyOf(sections));
    }
}
