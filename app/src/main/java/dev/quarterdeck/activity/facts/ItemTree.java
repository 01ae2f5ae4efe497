package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.effort.EffortCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Knows some items, those above them, and so on to the top.
final class ItemTree {

    /// So many levels are read.
    private static final int HIGHEST = 20;

    private static final int CHUNK = 10_000;

    private final Map<Long, Node> nodes = new HashMap<>();

    private ItemTree() {}

    /// An item in its place.
    ///
    /// @param category what it says it is for
    /// @param decided what people decided it is for; it goes before what it says
    /// @param below whether all below it is for the same
    /// @param above the item above it
    record Node(
            long item,
            boolean isInitiative,
            @Nullable String category,
            @Nullable String decided,
            boolean below,
            @Nullable Long above) {

        /// What was decided of it, where that holds for an item that it is, or that lies below it.
        Optional<EffortCategory> decidedOf(long other) {
            return Optional.ofNullable(decided)
                    .filter(_ -> below || other == item)
                    .map(ItemTree::category);
        }

        Optional<EffortCategory> purpose() {
            return Optional.ofNullable(decided == null ? category : decided)
                    .map(ItemTree::category);
        }

        Optional<Long> initiative() {
            return isInitiative ? Optional.of(item) : Optional.empty();
        }
    }

    private static EffortCategory category(String id) {
        return EffortCategory.of(id).orElseThrow();
    }

    static ItemTree read(JdbcClient sql, Collection<Long> items) {
        var tree = new ItemTree();
        Set<Long> level = new HashSet<>(items);
        for (int i = 0; i < HIGHEST && !level.isEmpty(); i++) {
            level = tree.readLevel(sql, level);
        }
        return tree;
    }

    /// @return what lies above them and is not known yet
    private Set<Long> readLevel(JdbcClient sql, Collection<Long> items) {
        var above = new HashSet<Long>();
        items.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .forEach(
                        chunk ->
                                sql.sql(NODES)
                                        .param("items", chunk.toArray(Long[]::new))
                                        .query((RowCallbackHandler) row -> hear(row, above)));
        above.removeAll(nodes.keySet());
        return above;
    }

    /// A parent is named by its number or its key.
    private static final String NODES =
            """
            select i.history, i.level = 'EPIC' as initiative, p.category, d.category as decided,
                coalesce(d.below, false) as below, coalesce(byid.history, bykey.history) as above
            from activity.work_item i
            left join activity.item_purpose p on p.history = i.history
            left join activity.category_decision d on d.item = i.history and d.undone_at is null
            left join activity.history h
                on h.source = i.source and h.kind = 'WORK_ITEM' and h.external_id = i.parent
            left join activity.work_item byid on byid.history = h.id
            left join lateral (
                select k.history from activity.work_item k
                where k.source = i.source and k.item_key = i.parent
                order by k.external_id collate "C" limit 1) bykey on true
            where i.history = any(:items)
            """;

    private void hear(ResultSet row, Set<Long> above) throws SQLException {
        var node =
                new Node(
                        row.getLong("history"),
                        row.getBoolean("initiative"),
                        row.getString("category"),
                        row.getString("decided"),
                        row.getBoolean("below"),
                        row.getObject("above", Long.class));
        nodes.put(node.item(), node);
        Optional.ofNullable(node.above()).ifPresent(above::add);
    }

    void forEach(Consumer<Node> hearer) {
        nodes.values().forEach(hearer);
    }

    /// Asks an item, then those above it; the first answer holds.
    <T> Optional<T> nearest(long item, Function<Node, Optional<T>> question) {
        var seen = new HashSet<Long>();
        for (var at = nodes.get(item); at != null && seen.add(at.item()); at = above(at)) {
            var answer = question.apply(at);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private @Nullable Node above(Node node) {
        return node.above() == null ? null : nodes.get(node.above());
    }
}
