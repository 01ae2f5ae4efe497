package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Folds changes anew, and lays them to teams.
///
/// @param rows folds the rows of facts
record ChangeRefolding(Histories.Refolding rows, PeopleShares shares)
        implements Histories.Refolding {

    @Override
    public HistoryKind kind() {
        return HistoryKind.CHANGE;
    }

    @Override
    public void refold(JdbcClient sql, Collection<KeptHistory> histories) {
        var numbers = histories.stream().map(KeptHistory::number).toList();
        EffortStore.dueOfChanges(sql, numbers);
        rows.refold(sql, histories);
        EffortStore.dueOfChanges(sql, numbers);
        shares.fold(sql, histories);
    }
}
