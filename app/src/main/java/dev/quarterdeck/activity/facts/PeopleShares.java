package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeFacts;
import dev.quarterdeck.platform.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lays changes and reviews to the teams of who opened and who gave them, on that day. Only teams
/// are kept: no account and no person.
final class PeopleShares {

    private static final int CHUNK = 2_000;
    private static final FactTable<ChangeTeam> CHANGES =
            new FactTable<>(ChangeTeam.class, "change_team", "change");
    private static final FactTable<ReviewTeam> REVIEWS =
            new FactTable<>(ReviewTeam.class, "review_team", "change");

    private final Teams teams;

    /// What part of a change is a team's. @param parts of 100
    record ChangeTeam(long change, UUID team, int parts) {}

    /// What part of a review is a team's.
    ///
    /// @param place of the review among those of the change, from 0
    /// @param team null where nobody knows whose it is
    record ReviewTeam(long change, int place, Instant at, @Nullable UUID team, int parts) {}

    /// Somebody did something to a change. @param place -1: opened it
    private record Act(long change, int place, Teams.Login login, Instant at) {}

    PeopleShares(Teams teams) {
        this.teams = teams;
    }

    /// Lays some changes and their reviews to teams.
    void fold(JdbcClient sql, Collection<KeptHistory> changes) {
        var acts = new ArrayList<Act>();
        for (var kept : changes) {
            PlainFoldings.change(kept, Instant.MAX).ifPresent(facts -> add(acts, kept, facts));
        }
        var places = places(acts);
        var opened = new ArrayList<ChangeTeam>();
        var reviewed = new ArrayList<ReviewTeam>();
        for (var act : acts) {
            var parts = parts(places.getOrDefault(act.login, List.of()), act.at);
            if (act.place < 0) {
                parts.forEach((team, part) -> opened.add(new ChangeTeam(act.change, team, part)));
            } else {
                reviewed.addAll(reviews(act, parts));
            }
        }
        var numbers = changes.stream().map(KeptHistory::number).toList();
        CHANGES.replace(sql, numbers, opened);
        REVIEWS.replace(sql, numbers, reviewed);
    }

    private Map<Teams.Login, List<Teams.Place>> places(List<Act> acts) {
        var places = new HashMap<Teams.Login, List<Teams.Place>>();
        for (var place : acts.isEmpty() ? List.<Teams.Place>of() : teams.places(logins(acts))) {
            places.computeIfAbsent(place.login(), _ -> new ArrayList<>()).add(place);
        }
        return places;
    }

    private static List<ReviewTeam> reviews(Act act, Map<UUID, Integer> parts) {
        if (parts.isEmpty()) {
            return List.of(new ReviewTeam(act.change, act.place, act.at, null, 100));
        }
        var rows = new ArrayList<ReviewTeam>();
        parts.forEach(
                (team, part) ->
                        rows.add(new ReviewTeam(act.change, act.place, act.at, team, part)));
        return rows;
    }

    private static Collection<Teams.Login> logins(List<Act> acts) {
        return new HashSet<>(acts.stream().map(Act::login).toList());
    }

    private static void add(List<Act> acts, KeptHistory kept, ChangeFacts facts) {
        var author = facts.origin().author();
        var opened = facts.moments().opened();
        if (opened != null && !author.isEmpty() && !facts.origin().byBot()) {
            acts.add(act(kept, -1, author, opened));
        }
        int place = 0;
        var seen = new HashSet<String>();
        for (var event : kept.events(ChangeEvent.class)) {
            if (event instanceof ChangeEvent.Reviewed review
                    && !review.reviewer().isEmpty()
                    && !review.reviewer().equals(author)
                    && seen.add(
                            review.review().isEmpty() ? "at " + review.at() : review.review())) {
                acts.add(act(kept, place++, review.reviewer(), review.at()));
            }
        }
    }

    private static Act act(KeptHistory kept, int place, String account, Instant at) {
        var login = new Teams.Login(kept.id().source(), account.toLowerCase(Locale.ROOT));
        return new Act(kept.number(), place, login, at);
    }

    /// Divides 100 parts by the shares of a day; what is left over goes to the largest remainders.
    static Map<UUID, Integer> parts(List<Teams.Place> places, Instant at) {
        return parts(places, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /// The same for a day.
    static Map<UUID, Integer> parts(List<Teams.Place> places, LocalDate day) {
        var shares = new TreeMap<UUID, Integer>();
        places.stream()
                .filter(one -> !one.from().isAfter(day) && one.until().isAfter(day))
                .forEach(one -> shares.merge(one.team(), one.share(), Integer::sum));
        int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        var parts = new TreeMap<UUID, Integer>();
        shares.forEach((team, share) -> parts.put(team, share * 100 / sum));
        int left = 100 - parts.values().stream().mapToInt(Integer::intValue).sum();
        shares.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                (Map.Entry<UUID, Integer> one) -> -(one.getValue() * 100 % sum)))
                .limit(shares.isEmpty() ? 0 : left)
                .forEach(one -> parts.merge(one.getKey(), 1, Integer::sum));
        parts.values().removeIf(part -> part == 0);
        return parts;
    }

    /// Lays all changes anew when people moved or accounts were laid to others since the last time,
    /// and has time divided anew.
    ///
    /// @return whether they were
    boolean refill(Database database, Histories histories) {
        var mark = teams.mark();
        var last =
                database.keeping(
                        sql ->
                                sql.sql("select mark from activity.people_mark")
                                        .query(String.class)
                                        .optional());
        if (last.isPresent() && last.get().equals(mark)) {
            return false;
        }
        var changes = database.keeping(PeopleShares::changes);
        changes.forEach((source, numbers) -> refill(database, histories, source, numbers));
        database.keep(
                sql -> {
                    keep(sql, mark);
                    // Whoever stops after this must find that time waits to be divided.
                    EffortStore.dueAll(sql);
                });
        return true;
    }

    private static void keep(JdbcClient sql, String mark) {
        sql.sql(
                        """
                        insert into activity.people_mark (one, mark) values (true, :mark)
                        on conflict (one) do update set mark = excluded.mark
                        """)
                .param("mark", mark)
                .update();
    }

    private void refill(Database database, Histories histories, UUID source, List<Long> numbers) {
        numbers.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .forEach(
                        chunk ->
                                database.keep(
                                        sql -> {
                                            Histories.hold(sql, source);
                                            fold(sql, histories.byNumber(chunk));
                                        }));
    }

    private static Map<UUID, List<Long>> changes(JdbcClient sql) {
        var changes = new TreeMap<UUID, List<Long>>();
        sql.sql("select source, id from activity.history where kind = :kind order by id")
                .param("kind", HistoryKind.CHANGE.name())
                .query(
                        (org.springframework.jdbc.core.RowCallbackHandler)
                                row ->
                                        changes.computeIfAbsent(
                                                        row.getObject(1, UUID.class),
                                                        _ -> new ArrayList<>())
                                                .add(row.getLong(2)));
        return changes;
    }
}
