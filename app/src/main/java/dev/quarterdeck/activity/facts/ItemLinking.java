package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.LinkTables.ChangeItem;
import dev.quarterdeck.activity.facts.LinkTables.ChangeWithoutItem;
import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeFacts.NamedItem;
import dev.quarterdeck.engine.linking.ItemLinks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Links all changes to the work items that they name, and these to the initiatives above them.
/// Items of every source count: a tracker is seldom where the changes are.
final class ItemLinking {

    private final Map<Long, List<NamedItem>> named = new TreeMap<>();
    private final Map<String, String> itemByKey = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> initiatives = new HashSet<>();

    private ItemLinking() {}

    /// @param changes the ones to be linked, or null for all
    static void link(JdbcClient sql, @Nullable Collection<Long> changes) {
        var linking = new ItemLinking();
        linking.readChanges(sql, changes);
        linking.readKeys(sql);
        linking.climb(sql);
        linking.write(sql);
    }

    private void readChanges(JdbcClient sql, @Nullable Collection<Long> changes) {
        sql.sql(
                        """
                        select history, items from activity.change
                        where cast(:changes as bigint[]) is null or history = any(:changes)
                        """)
                .withFetchSize(5_000)
                .param("changes", changes == null ? null : changes.toArray(Long[]::new))
                .query(
                        (RowCallbackHandler)
                                row -> named.put(row.getLong(1), items(row.getString(2))));
    }

    private static List<NamedItem> items(String json) {
        if (json.equals("[]")) {
            return List.of();
        }
        var items = new ArrayList<NamedItem>();
        for (var item : Stored.JSON.readTree(json)) {
            items.add(
                    new NamedItem(
                            item.path("key").stringValue(),
                            Place.valueOf(item.path("place").stringValue())));
        }
        return items;
    }

    /// Of several items that have or had a key, the one that has it now is meant.
    private void readKeys(JdbcClient sql) {
        var keys =
                named.values().stream()
                        .flatMap(List::stream)
                        .map(NamedItem::key)
                        .distinct()
                        .toArray(String[]::new);
        sql.sql(
                        """
                        select key, history from (
                            select item_key as key, history, 0 as former, source, external_id
                            from activity.work_item where item_key = any(:keys)
                            union all
                            select key, history, 1, source, external_id
                            from activity.work_item, unnest(former_keys) as key
                            where former_keys <> '{}' and former_keys && cast(:keys as text[])
                                and key = any(:keys)) as known
                        order by former, source, external_id collate "C"
                        """)
                .param("keys", keys)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        itemByKey.putIfAbsent(
                                                row.getString("key"), row.getString("history")));
    }

    private void climb(JdbcClient sql) {
        var items = itemByKey.values().stream().distinct().map(Long::valueOf).toList();
        ItemTree.read(sql, items).forEach(this::hear);
    }

    private void hear(ItemTree.Node node) {
        if (node.isInitiative()) {
            initiatives.add("" + node.item());
        }
        if (node.above() != null) {
            parents.put("" + node.item(), "" + node.above());
        }
    }

    private void write(JdbcClient sql) {
        var links = new ItemLinks(itemByKey, parents, initiatives);
        var rows = new ArrayList<ChangeItem>();
        var without = new ArrayList<ChangeWithoutItem>();
        named.forEach(
                (change, names) -> {
                    var items = links.of(names);
                    items.links().forEach(link -> rows.add(row(change, link, links)));
                    items.whyNone()
                            .ifPresent(
                                    why -> without.add(new ChangeWithoutItem(change, why.name())));
                });
        EffortStore.dueOfChanges(sql, LinkTables.ITEMS.put(sql, named.keySet(), rows));
        LinkTables.WITHOUT_ITEM.put(sql, named.keySet(), without);
    }

    private static ChangeItem row(long change, ItemLinks.ItemLink link, ItemLinks links) {
        @Nullable Long initiative = null;
        @Nullable String why = null;
        switch (links.initiativeOf(link.item())) {
            case ItemLinks.Found found -> initiative = Long.valueOf(found.initiative());
            case ItemLinks.Lost lost -> why = lost.why().name();
        }
        return new ChangeItem(
                change,
                Long.parseLong(link.item()),
                link.key(),
                link.place().name(),
                link.confidence().value(),
                initiative,
                why);
    }
}
