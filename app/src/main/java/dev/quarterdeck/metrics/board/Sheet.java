package dev.quarterdeck.metrics.board;

import dev.quarterdeck.metrics.board.Board.Broke;
import dev.quarterdeck.metrics.board.Board.Finished;
import dev.quarterdeck.metrics.board.Board.Flawed;
import dev.quarterdeck.metrics.board.Board.InHand;
import dev.quarterdeck.metrics.board.Board.OpenChange;
import dev.quarterdeck.metrics.board.Board.Shipped;
import dev.quarterdeck.metrics.board.Board.SprintItem;
import dev.quarterdeck.metrics.board.Board.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds everything a board tells, asked for at once: what was known at a past moment has to be
/// made anew for each asking.
record Sheet(
        boolean isEmpty,
        List<InHand> inHand,
        List<Finished> finished,
        List<OpenChange> openChanges,
        List<Shipped> shipped,
        List<Broke> broke,
        List<Flawed> flawed,
        List<SprintItem> sprintItems,
        WaitSums waits,
        SortedMap<LocalDate, Standing> standing,
        BoardStore.Merged merged) {

    static Sheet of(JdbcClient sql, BoardStore.Scope scope) {
        var store = new BoardStore();
        return new Sheet(
                store.isEmpty(sql, scope),
                store.inHand(sql, scope),
                store.finished(sql, scope),
                store.openChanges(sql, scope),
                store.shipped(sql, scope),
                store.broke(sql, scope),
                store.flawed(sql, scope),
                store.sprintItems(sql, scope),
                WaitSums.of(sql, scope),
                store.standing(sql, scope),
                store.merged(sql, scope));
    }
}
