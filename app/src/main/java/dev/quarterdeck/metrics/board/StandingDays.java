package dev.quarterdeck.metrics.board;

import dev.quarterdeck.metrics.board.Board.Standing;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up what came and went to what stood at the end of each day.
final class StandingDays {

    private final LocalDate first;
    private final long[][] moved;

    StandingDays(BoardStore.Scope scope) {
        this.first = scope.from().atOffset(ZoneOffset.UTC).toLocalDate();
        var last = scope.then().minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate();
        this.moved = new long[(int) ChronoUnit.DAYS.between(first, last) + 1][3];
    }

    /// @param day counted from the first; -1 for what stood before it
    boolean add(String category, int day, long parts) {
        int place =
                switch (category) {
                    case "QUEUE" -> 0;
                    case "WORK" -> 1;
                    case "DONE" -> 2;
                    default -> -1;
                };
        int at = Math.max(0, day);
        if (place >= 0 && at < moved.length) {
            moved[at][place] += parts;
        }
        return place >= 0;
    }

    SortedMap<LocalDate, Standing> all() {
        var days = new TreeMap<LocalDate, Standing>();
        var sums = new long[3];
        for (int at = 0; at < moved.length; at++) {
            for (int place = 0; place < sums.length; place++) {
                sums[place] += moved[at][place];
            }
            days.put(
                    first.plusDays(at),
                    new Standing(things(sums[0]), things(sums[1]), things(sums[2])));
        }
        return days;
    }

    // Items that left the team take their parts with them; what is left is never below nothing.
    private static long things(long parts) {
        return Math.max(0, Math.round(parts / 100.0));
    }
}
