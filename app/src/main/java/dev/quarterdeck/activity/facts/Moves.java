package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.MoveCounts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Writes how an item moved through one status as a short text, and adds up such texts.
final class Moves {

    private static final char GAP = '\u001f';
    private static final int COUNTS = 12;

    private final Map<String, MoveCounts> sums = new HashMap<>();

    static String text(MoveCounts counts) {
        return plain(counts.status().id())
                + GAP
                + plain(counts.status().name())
                + GAP
                + LongStream.of(
                                Stored.bounded(counts.told()).toEpochMilli(),
                                counts.items(),
                                counts.births(),
                                counts.entries(),
                                counts.resolving(),
                                counts.exits(),
                                counts.clearing(),
                                counts.returns(),
                                counts.standing(),
                                counts.resolved(),
                                counts.placed(),
                                counts.places())
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(","));
    }

    /// Returns a name as it is stored here.
    static String plain(String name) {
        return Stored.text(name).replace(GAP, ' ');
    }

    static MoveCounts counts(String text) {
        int first = text.indexOf(GAP);
        int second = text.indexOf(GAP, first + 1);
        var status = new Value(text.substring(0, first), text.substring(first + 1, second));
        var n = new long[COUNTS];
        int at = second + 1;
        for (int i = 0; i < COUNTS; i++) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            n[i] = Long.parseLong(text, at, end, 10);
            at = end + 1;
        }
        return new MoveCounts(
                status,
                Instant.ofEpochMilli(n[0]),
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                n[6],
                n[7],
                n[8],
                n[9],
                n[10],
                n[11]);
    }

    /// Returns the status alone.
    static Value status(String text) {
        int first = text.indexOf(GAP);
        return new Value(
                text.substring(0, first), text.substring(first + 1, text.indexOf(GAP, first + 1)));
    }

    void add(Collection<String> texts) {
        for (var text : texts) {
            var counts = counts(text);
            sums.merge(counts.status().reference(), counts, MoveCounts::plus);
        }
    }

    /// Returns the sums, by status.
    List<MoveCounts> sums() {
        return sums.values().stream()
                .sorted(java.util.Comparator.comparing(MoveCounts::status))
                .toList();
    }
}
