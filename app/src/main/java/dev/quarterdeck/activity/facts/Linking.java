package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.activity.kept.ToldCommits;
import dev.quarterdeck.platform.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Links what was folded, of all sources: a change, its item and its deployment seldom come from
/// one tool. What follows is the same whoever was settled last.
final class Linking {

    private static final int CHUNK = 2_000;

    /// Who links changes to items holds this, as if it were a source.
    private static final UUID ITEMS = new UUID(0, 1);

    /// When more changes are touched, whoever tells them settles them.
    private static final int AT_ONCE = 500;
    private static final Set<HistoryKind> MOVING =
            EnumSet.of(HistoryKind.CHANGE, HistoryKind.DEPLOYMENT, HistoryKind.DEFINITION);
    private static final Set<HistoryKind> BLAMED =
            EnumSet.of(HistoryKind.INCIDENT, HistoryKind.DEPLOYMENT);

    private final Tables tables;
    private final Histories histories;
    private final ToldCommits commits;
    private final Instant asOf;

    /// @param asOf commits that are later do not count
    Linking(Tables tables, Histories histories, ToldCommits commits, Instant asOf) {
        this.tables = tables;
        this.histories = histories;
        this.commits = commits;
        this.asOf = asOf;
    }

    /// Links changes that were touched, and not yet looked at, to the work items that they name.
    static void touched(JdbcClient sql) {
        Histories.hold(sql, ITEMS);
        var changes =
                sql.sql(
                                """
                                select distinct thing from activity.touched where kind = 'CHANGE'
                                limit :most
                                """)
                        .param("most", AT_ONCE + 1)
                        .query((row, number) -> row.getLong(1))
                        .list();
        if (!changes.isEmpty() && changes.size() <= AT_ONCE) {
            ItemLinking.link(sql, changes);
        }
    }

    /// Links what may be linked otherwise since something of some kinds was told by a source.
    void link(UUID source, Set<HistoryKind> kinds, Progress progress) {
        tables.keep(LinkTables::sweep);
        if (kinds.contains(HistoryKind.CHANGE) || kinds.contains(HistoryKind.WORK_ITEM)) {
            progress.at("linking changes to work items", 0, 0);
            tables.keep(
                    sql -> {
                        tables.hold(sql, ITEMS);
                        ItemLinking.link(sql, null);
                    });
        }
        if (kinds.stream().anyMatch(MOVING::contains)) {
            landings(source, kinds, progress);
        }
        if (kinds.stream().anyMatch(BLAMED::contains)) {
            progress.at("linking incidents to deployments", 0, 0);
            incidents();
        }
    }

    private void landings(UUID source, Set<HistoryKind> kinds, Progress progress) {
        boolean all =
                kinds.contains(HistoryKind.DEPLOYMENT) || kinds.contains(HistoryKind.DEFINITION);
        var repositories = tables.keeping(sql -> repositories(sql, all ? null : source));
        if (repositories.isEmpty()) {
            return;
        }
        var targets = tables.keeping(Targets::read);
        var deployed = Deployed.read(histories);
        var defined = defined();
        var places =
                commits.places().stream()
                        .collect(Collectors.groupingBy(place -> Targets.small(place.repository())));
        long done = 0;
        for (var repository : repositories) {
            progress.at("linking changes to deployments", done++, repositories.size());
            var line =
                    MainLine.read(
                            commits,
                            places.getOrDefault(repository, List.of()),
                            defined.tips.getOrDefault(repository, List.of()),
                            asOf);
            var linking = new LandingLinking(line, deployed, defined.releases, targets, repository);
            var changes = tables.keeping(sql -> changes(sql, repository));
            changes.stream()
                    .gather(Gatherers.windowFixed(CHUNK))
                    .forEach(
                            chunk -> {
                                var kept = histories.byNumber(chunk);
                                tables.keep(sql -> linking.write(sql, chunk, kept));
                            });
        }
    }

    private static List<String> repositories(JdbcClient sql, @Nullable UUID source) {
        return sql.sql(
                        """
                        select distinct lower(repository) as name from activity.change
                        where cast(:source as uuid) is null or source = :source order by name
                        """)
                .param("source", source)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<Long> changes(JdbcClient sql, String repository) {
        return sql.sql(
                        "select history from activity.change where lower(repository) = :repository order by history")
                .param("repository", repository)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// What tools define of repositories.
    ///
    /// @param tips of main lines, by the name of the repository in small letters
    /// @param releases of all repositories; which are of one its graph tells
    private record Defined(Map<String, List<String>> tips, List<LandingLinking.Release> releases) {}

    private Defined defined() {
        var defined = new Defined(new HashMap<>(), new ArrayList<>());
        histories.forEach(
                HistoryKind.DEFINITION,
                null,
                null,
                kept -> {
                    if (kept.id().id().startsWith("release/")
                            || kept.id().id().startsWith("repository/")) {
                        hear(kept.events(Definition.class).getLast(), defined);
                    }
                });
        return defined;
    }

    private static void hear(Definition told, Defined defined) {
        var tip = told.attributes().getOrDefault("tip", "");
        if (told.kind() == Definition.Kind.RELEASE) {
            defined.releases.add(
                    new LandingLinking.Release(
                            told.attributes().getOrDefault("tag", told.id()),
                            told.attributes().getOrDefault("commit", "")));
        } else if (!tip.isEmpty()) {
            defined.tips
                    .computeIfAbsent(Targets.small(told.name()), _ -> new ArrayList<>())
                    .add(tip);
        }
    }

    private void incidents() {
        var targets = tables.keeping(Targets::read);
        var linking = new IncidentLinking(Deployed.read(histories), targets);
        var chunk = new ArrayList<KeptHistory>();
        histories.forEach(
                HistoryKind.INCIDENT,
                null,
                null,
                kept -> {
                    chunk.add(kept);
                    if (chunk.size() == CHUNK) {
                        write(linking, chunk);
                    }
                });
        write(linking, chunk);
    }

    private void write(IncidentLinking linking, Collection<KeptHistory> incidents) {
        tables.keep(sql -> linking.write(sql, incidents));
        incidents.clear();
    }
}
