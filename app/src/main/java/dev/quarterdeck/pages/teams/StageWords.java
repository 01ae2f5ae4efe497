package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Stages;
import dev.quarterdeck.pages.view.TableView.Cell;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Words how long stages take.
final class StageWords {

    private StageWords() {}

    static Cell cell(long things, Duration length) {
        return things == 0 ? Cell.toned("no data", "unknown") : Cell.of(Wording.span(length));
    }

    /// Says in which stage a change is the longest.
    static String longest(Stages stages) {
        var longest =
                List.of(
                                Map.entry("being written", stages.coding()),
                                Map.entry("waiting for its review", stages.pickup()),
                                Map.entry("in review", stages.review()),
                                Map.entry("waiting to land", stages.landing()),
                                Map.entry("waiting for a deployment", stages.shipping()))
                        .stream()
                        .max(Comparator.comparing(Map.Entry<String, Duration>::getValue))
                        .orElseThrow();
        return "Of the %s from its first commit to users a change is the longest %s: %s on average."
                .formatted(
                        Wording.span(stages.all()),
                        longest.getKey(),
                        Wording.span(longest.getValue()));
    }
}
