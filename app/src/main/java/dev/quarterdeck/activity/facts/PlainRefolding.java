package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.activity.kept.Unsettled;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Folds histories anew whose facts follow from their events alone.
final class PlainRefolding<R extends Record> implements Histories.Refolding {

    private final HistoryKind kind;
    private final @Nullable FactTable<R> table;
    private final BiFunction<KeptHistory, Instant, Optional<R>> folding;
    private final Clock clock;

    /// @param table null for what has no facts, and is marked only
    PlainRefolding(
            HistoryKind kind,
            @Nullable FactTable<R> table,
            BiFunction<KeptHistory, Instant, Optional<R>> folding,
            Clock clock) {
        this.kind = kind;
        this.table = table;
        this.folding = folding;
        this.clock = clock;
    }

    @Override
    public HistoryKind kind() {
        return kind;
    }

    @Override
    public void refold(JdbcClient sql, Collection<KeptHistory> histories) {
        if (table != null) {
            fold(sql, table, folding, histories);
        }
        var sources =
                histories.stream().map(kept -> kept.id().source()).collect(Collectors.toSet());
        Unsettled.mark(sql, sources, kind, clock.instant());
    }

    /// Folds histories and puts their rows in place.
    static <R extends Record> void fold(
            JdbcClient sql,
            FactTable<R> table,
            BiFunction<KeptHistory, Instant, Optional<R>> folding,
            Collection<KeptHistory> histories) {
        var rows = new ArrayList<R>();
        histories.forEach(kept -> folding.apply(kept, Instant.MAX).ifPresent(rows::add));
        table.replace(sql, histories.stream().map(KeptHistory::number).toList(), rows);
    }
}
