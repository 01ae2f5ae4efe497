package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.activity.kept.Unsettled;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Folds work items anew, by the rules of their source.
final class ItemRefolding implements Histories.Refolding {

    private final RulesStore rules;
    private final Clock clock;
    private final boolean marks;

    ItemRefolding(RulesStore rules, Clock clock) {
        this(rules, clock, true);
    }

    private ItemRefolding(RulesStore rules, Clock clock, boolean marks) {
        this.rules = rules;
        this.clock = clock;
        this.marks = marks;
    }

    /// Folds the same for a past moment, of which all time is divided anew.
    ItemRefolding ofThen() {
        return new ItemRefolding(rules, clock, false);
    }

    @Override
    public HistoryKind kind() {
        return HistoryKind.WORK_ITEM;
    }

    @Override
    public void refold(JdbcClient sql, Collection<KeptHistory> histories) {
        var bySource =
                histories.stream().collect(Collectors.groupingBy(kept -> kept.id().source()));
        bySource.forEach((source, items) -> fold(sql, source, items));
        Unsettled.mark(sql, bySource.keySet(), HistoryKind.WORK_ITEM, clock.instant());
    }

    /// Folds items of a source and puts their rows in place.
    void fold(JdbcClient sql, UUID source, Collection<KeptHistory> items) {
        var reads = new ArrayList<ItemFolding.Read>();
        for (var item : items) {
            ItemFolding.read(item, null).ifPresent(reads::add);
        }
        var numbers = items.stream().map(KeptHistory::number).toList();
        // People's time is divided anew where it went to them, as they were and as they are.
        due(sql, numbers);
        replace(sql, numbers, reads, knowing(reads, rules.rules(sql, source)));
        due(sql, numbers);
    }

    private static void replace(
            JdbcClient sql, List<Long> numbers, List<ItemFolding.Read> reads, Rules known) {
        FactTables.ITEMS.replace(
                sql, numbers, reads.stream().map(read -> ItemFolding.fold(read, known)).toList());
        FactTables.STAYS.replace(
                sql,
                numbers,
                reads.stream().flatMap(read -> StayRow.of(read, known).stream()).toList());
        FactTables.PURPOSES.replace(
                sql, numbers, reads.stream().flatMap(read -> Purpose.of(read).stream()).toList());
        FactTables.SPRINTS.replace(
                sql, numbers, reads.stream().flatMap(read -> SprintRow.of(read).stream()).toList());
        FactTables.POINTS.replace(
                sql,
                numbers,
                reads.stream().flatMap(read -> SprintRow.Points.of(read).stream()).toList());
    }

    private void due(JdbcClient sql, List<Long> numbers) {
        if (marks) {
            EffortStore.due(sql, numbers, clock.instant());
        }
    }

    /// Folds items by rules.
    static List<ItemRecord> fold(Collection<ItemFolding.Read> reads, Rules known) {
        var rules = knowing(reads, known);
        return reads.stream().map(read -> ItemFolding.fold(read, rules)).toList();
    }

    /// Of what the rules do not know yet, the words decide until it is learned.
    private static Rules knowing(Collection<ItemFolding.Read> reads, Rules known) {
        var unknowns = new Learned.Unknowns(known.learned());
        reads.forEach(unknowns::hear);
        return unknowns.isEmpty() ? known : known.with(unknowns);
    }
}
