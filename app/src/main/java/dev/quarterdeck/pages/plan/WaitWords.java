package dev.quarterdeck.pages.plan;

import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Named;
import dev.quarterdeck.planning.InitiativeForecast.Part;
import dev.quarterdeck.planning.InitiativeForecast.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Words what an initiative waits for.
final class WaitWords {

    private final InitiativeForecast one;

    WaitWords(InitiativeForecast one) {
        this.one = one;
    }

    String sentence() {
        var sentences = new ArrayList<String>();
        var waits = one.waits();
        if (!waits.after().isEmpty()) {
            sentences.add("It starts after %s.".formatted(keys(waits.after())));
        }
        if (waits.earliestStart() != null && waits.earliestStart().isAfter(one.start())) {
            sentences.add("Work may not begin before %s.".formatted(waits.earliestStart()));
        }
        one.parts().stream()
                .filter(Part::waitsForTurn)
                .map(
                        part ->
                                "In %s it waits for its turn behind %s."
                                        .formatted(part.name(), keys(part.ahead())))
                .forEach(sentences::add);
        waits.pauses().stream().map(WaitWords::pause).forEach(sentences::add);
        return sentences.isEmpty()
                ? "It waits for nothing: each of its teams works on it now."
                : String.join(" ", sentences);
    }

    private static String keys(List<Named> all) {
        return all.stream().map(Named::key).collect(Collectors.joining(", "));
    }

    private static String pause(Pause pause) {
        return "From %s to %s its teams %s (%s)."
                .formatted(
                        pause.from(),
                        pause.until().minusDays(1),
                        pause.freeze() ? "finish nothing" : "do not work",
                        pause.name());
    }
}
