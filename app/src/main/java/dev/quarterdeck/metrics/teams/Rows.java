package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Trends.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the texts that make up a metric, which lie beside each other as resources.
///
/// `<id>.sql` says what is counted by the house's own rule, `<id>.<rule>.sql` by another one;
/// `<id>.md` says it in words. Each `.sql` answers with one row per thing and team: `kind`,
/// `thing`, `team` (null for nobody's), `parts` of a hundred, `moment_s` which decides the week,
/// `value`, and `left_out`, which is null for what counts. `cells.sql` sums them by team and week.
final class Rows {

    private static final Pattern TABLE = Pattern.compile("\\bmeasured_(\\w+)");

    /// Tables whose rows of one thing change together.
    private static final List<Set<String>> ONE_THING =
            List.of(
                    Set.of("item", "stay", "sprint_item"),
                    Set.of("change", "review", "shipment", "declaration"),
                    Set.of("deployment"),
                    Set.of("incident"),
                    Set.of("run"));

    private static final ConcurrentHashMap<Asked, String> TEXTS = new ConcurrentHashMap<>();

    private static final String HOLE = "/* rows */";

    private Rows() {}

    /// Reads a text.
    ///
    /// @throws IllegalStateException when there is none
    static String text(String name) {
        var text = find(name);
        if (text == null) {
            throw new IllegalStateException("There is no text (%s) of a metric.".formatted(name));
        }
        return text;
    }

    private static @Nullable String find(String name) {
        try (InputStream in = Rows.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns what a rule counts: its own text, else that of the same authors, else the house's.
    static String of(Metric metric, Metric.Rule rule) {
        return TEXTS.computeIfAbsent(new Asked(metric, rule), Rows::find);
    }

    private static String find(Asked asked) {
        var metric = asked.metric();
        var rule = asked.rule();
        return Stream.of("." + rule.id(), rule.id().startsWith("dora-") ? ".dora-2023" : "", "")
                .map(end -> find(metric.id() + end + ".sql"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// Returns the query for cells.
    static String cells(Metric metric, Metric.Rule rule) {
        return text("cells.sql").replace(HOLE, of(metric, rule));
    }

    /// Returns the query for medians and percentiles of single weeks, which {@link Readings} makes
    /// of cells just so: for places that hold more than one machine does.
    static String spread(Metric metric, Metric.Rule rule) {
        return text("spread.sql").replace(HOLE, cells(metric, rule));
    }

    /// Returns the statement that keeps cells.
    static String keep(Metric metric, Metric.Rule rule) {
        return text("keep.sql").replace(HOLE, cells(metric, rule));
    }

    /// Returns the statement that keeps the cells of `:teams` alone.
    ///
    /// @param nobody of nobody as well
    static String keep(Asked asked, boolean nobody) {
        var rows =
                """
                select t.* from (
                %s
                ) t
                where t.team in (:teams)%s
                """
                        .formatted(
                                of(asked.metric(), asked.rule()),
                                nobody ? " or t.team is null" : "");
        return text("keep.sql").replace(HOLE, text("cells.sql").replace(HOLE, rows));
    }

    /// Returns the query for the teams and weeks to whose cells the rows in `was_*` add something
    /// else than those in `is_*`.
    static String stirred(Asked asked) {
        var cells = cells(asked.metric(), asked.rule());
        return text("stirred.sql")
                .replace("/* was */", TABLE.matcher(cells).replaceAll("was_$1"))
                .replace("/* is */", TABLE.matcher(cells).replaceAll("is_$1"));
    }

    private static Set<String> tables(Asked asked) {
        return TABLE.matcher(of(asked.metric(), asked.rule()))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /// Answers whether a metric reads one of some flat tables. @param names without `measured_`
    static boolean reads(Asked asked, Set<String> names) {
        return tables(asked).stream().anyMatch(names::contains);
    }

    /// Answers whether a metric looks at each thing by itself.
    static boolean isNarrow(Asked asked) {
        return !of(asked.metric(), asked.rule()).contains(" over (")
                && ONE_THING.stream().anyMatch(one -> one.containsAll(tables(asked)));
    }

    /// Answers whether numbers of weeks long past change as time passes. Where things are counted
    /// at the end of each week, only those of the week that is not over do.
    static boolean goesOn(Asked asked) {
        var text = of(asked.metric(), asked.rule());
        return text.contains(":seen_s") && !text.contains("join week ");
    }

    /// Names a text: numbers that were computed by another one are no longer good.
    static String edition(Asked asked) {
        return Integer.toHexString(keep(asked.metric(), asked.rule()).hashCode());
    }

    /// Returns the query for the things of some teams and weeks.
    static String things(Metric metric, Metric.Rule rule) {
        return text("things.sql").replace(HOLE, of(metric, rule));
    }
}
