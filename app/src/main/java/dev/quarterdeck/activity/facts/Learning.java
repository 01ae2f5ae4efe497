package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.facts.Learned.DefinedStatus;
import dev.quarterdeck.activity.facts.Learned.DefinedType;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.platform.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Learns the workflow of a source from its items, and folds those anew that were folded by other
/// rules. Each row tells by which rules it was folded, so whoever is cut off goes on.
final class Learning {

    private static final int CHUNK = 2_000;
    private static final String BETWEEN = "\u001e";

    private final Tables tables;
    private final Histories histories;
    private final RulesStore rules;
    private final ItemRefolding folding;

    Learning(Tables tables, Histories histories, RulesStore rules, ItemRefolding folding) {
        this.tables = tables;
        this.histories = histories;
        this.rules = rules;
        this.folding = folding;
    }

    /// Learns, and folds what is to be folded anew. @return how many items that were
    long learn(UUID source, Progress progress) {
        var defined = defined(source);
        tables.keep(
                sql -> {
                    tables.hold(sql, source);
                    rules.learn(sql, source, learned(sql, source, defined));
                    Sprints.put(sql, source, defined.last().values());
                    DefinedRepositories.put(sql, source, defined.last().values());
                });
        return refold(source, progress);
    }

    private Defined defined(UUID source) {
        var told = new TreeMap<String, Definition>();
        histories.forEach(
                HistoryKind.DEFINITION,
                source,
                null,
                history -> {
                    var definitions = history.events(Definition.class);
                    if (!definitions.isEmpty()) {
                        told.put(history.id().id(), definitions.getLast());
                    }
                });
        return Defined.of(told.values());
    }

    private static Learned learned(JdbcClient sql, UUID source, Defined defined) {
        var moves = new Moves();
        var types = new TreeSet<String>();
        var resolutions = new TreeSet<>(defined.resolutions());
        sql.sql(
                        """
                        select type, array_to_string(resolutions, E'\\x1e'),
                            array_to_string(moves, E'\\x1e')
                        from activity.work_item where source = :source
                        """)
                .withFetchSize(CHUNK)
                .param("source", source)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    types.add(row.getString(1));
                                    resolutions.addAll(parts(row.getString(2)));
                                    moves.add(parts(row.getString(3)));
                                });
        types.remove("");
        return new Learned(
                moves.sums(), defined.statuses(), defined.types(types), List.copyOf(resolutions));
    }

    private long refold(UUID source, Progress progress) {
        var stale = tables.keeping(sql -> stale(sql, source, rules.rules(sql, source)));
        for (int from = 0; from < stale.size(); from += CHUNK) {
            var chunk = stale.subList(from, Math.min(stale.size(), from + CHUNK));
            tables.keep(
                    sql -> {
                        tables.hold(sql, source);
                        folding.fold(sql, source, histories.byNumber(chunk));
                    });
            progress.at("folding items anew", from + chunk.size(), stale.size());
        }
        return stale.size();
    }

    /// Finds the items that were folded by other rules than those in force.
    static List<Long> stale(JdbcClient sql, UUID source, Rules rules) {
        var stale = new ArrayList<Long>();
        sql.sql(
                        """
                        select history, project, type, array_to_string(resolutions, E'\\x1e'), rules,
                            array_to_string(moves, E'\\x1e')
                        from activity.work_item where source = :source order by history
                        """)
                .withFetchSize(CHUNK)
                .param("source", source)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    var naming =
                                            new Rules.Naming(
                                                    row.getString(2),
                                                    row.getString(3),
                                                    parts(row.getString(4)),
                                                    parts(row.getString(6)).stream()
                                                            .map(Moves::status)
                                                            .toList());
                                    if (!rules.digest(naming).equals(row.getString(5))) {
                                        stale.add(row.getLong(1));
                                    }
                                });
        return stale;
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(BETWEEN));
    }

    /// What the tool defines, by the ids of its definitions.
    private record Defined(Map<String, Definition> last) {

        /// Two histories may tell of one thing when a sender names them otherwise: the later of
        /// their names holds.
        static Defined of(Collection<Definition> told) {
            var last = new TreeMap<String, Definition>();
            told.forEach(one -> last.put(one.historyId(), one));
            return new Defined(last);
        }

        private List<Definition> of(Definition.Kind kind) {
            return last.values().stream()
                    .filter(one -> one.kind() == kind && !one.name().isEmpty())
                    .toList();
        }

        List<DefinedStatus> statuses() {
            return of(Definition.Kind.STATUS).stream()
                    .map(one -> new DefinedStatus(one.id(), one.name(), one.statusCategory()))
                    .sorted(Comparator.comparing(DefinedStatus::ref))
                    .toList();
        }

        List<String> resolutions() {
            return of(Definition.Kind.RESOLUTION).stream()
                    .map(one -> Stored.text(one.name()))
                    .toList();
        }

        /// Of several types of one name the one with the least id holds.
        List<DefinedType> types(TreeSet<String> ofItems) {
            var types = new ArrayList<DefinedType>();
            for (var one : of(Definition.Kind.TYPE)) {
                types.add(new DefinedType(Stored.text(one.name()), level(one)));
                ofItems.remove(Stored.text(one.name()));
            }
            ofItems.forEach(name -> types.add(new DefinedType(name, null)));
            return types;
        }

        private static @Nullable Level level(Definition type) {
            if (type.attributes().getOrDefault("subtask", "").equals("true")) {
                return Level.SUBTASK;
            }
            var level = type.attributes().getOrDefault("level", "");
            if (level.isEmpty()) {
                return null;
            }
            if (level.startsWith("-")) {
                return Level.SUBTASK;
            }
            return level.equals("0") ? Level.ITEM : Level.EPIC;
        }
    }
}
