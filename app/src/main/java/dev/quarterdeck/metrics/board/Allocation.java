package dev.quarterdeck.metrics.board;

import dev.quarterdeck.metrics.board.Board.Spent;
import dev.quarterdeck.metrics.board.BoardStore.TypeSpent;
import java.util.List;
import java.util.TreeMap;

/// Lays finished work to what it was for: an initiative, else what nobody planned, else the rest.
final class Allocation {

    private Allocation() {}

    static List<Spent> of(List<TypeSpent> rows) {
        var sums = new TreeMap<String, Spent>();
        for (var row : rows) {
            sums.merge(
                    category(row),
                    new Spent(category(row), row.items(), row.points(), row.seconds()),
                    Allocation::sum);
        }
        return List.copyOf(sums.values());
    }

    private static String category(TypeSpent row) {
        if (!row.initiative().isEmpty()) {
            return "Initiative " + row.initiative();
        }
        return Unplanned.is(row.type()) ? "Unplanned" : "Everything else";
    }

    private static Spent sum(Spent one, Spent other) {
        return new Spent(
                one.category(),
                one.items() + other.items(),
                one.points() + other.points(),
                one.seconds() + other.seconds());
    }
}
