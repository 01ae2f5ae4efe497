package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.EffortStore.Spent;
import dev.quarterdeck.activity.facts.Teams.Login;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.engine.effort.PersonMonth;
import dev.quarterdeck.engine.effort.PersonMonth.Done;
import dev.quarterdeck.engine.effort.PersonMonth.Held;
import dev.quarterdeck.engine.effort.PersonMonth.Slice;
import dev.quarterdeck.engine.effort.PersonMonth.Target;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Divides the time of all people in a month by each rule, and keeps what teams spent. What one
/// person did is read from events here only, and is gone when it is added up.
final class Effort {

    private static final int CHUNK = 2_000;
    private static final long MILLI = PersonMonth.WEEK / 1_000;

    private final Histories histories;
    private final Teams teams;

    Effort(Histories histories, Teams teams) {
        this.histories = histories;
        this.teams = teams;
    }

    /// Divides a month anew and puts it in place.
    ///
    /// @param seen what is later does not count
    void divide(JdbcClient sql, YearMonth month, Instant seen) {
        EffortStore.begin(sql, month, seen);
        var last = EffortStore.day(seen.minusMillis(1));
        var end = last.isBefore(month.atEndOfMonth()) ? last : month.atEndOfMonth();
        var people = new People(new LinkedHashMap<>(), new HashMap<>(), new HashSet<>());
        var touched = new HashMap<Long, TreeSet<LocalDate>>();
        hands(sql, month, end, people);
        acts(sql, month, people, touched);
        var sums = new Sums(month, ItemTree.read(sql, people.items), new HashMap<>());
        for (var one : somebodies(people.logins())) {
            var time =
                    new PersonMonth(
                            month, end, all(one, people.held), all(one, people.done), touched);
            boolean isKnown = !one.places.isEmpty();
            time.divide(
                    day -> !isKnown || !one.teams(day).isEmpty(),
                    isKnown,
                    slice -> sums.add(one.teams(slice.day()), slice));
        }
        EffortStore.replace(sql, month, sums.rows());
    }

    /// What is known of accounts. @param items that anything went to
    private record People(
            Map<Login, List<Held>> held, Map<Login, List<Done>> done, Set<Long> items) {

        Set<Login> logins() {
            var logins = new LinkedHashSet<>(held.keySet());
            logins.addAll(done.keySet());
            return logins;
        }
    }

    private void hands(JdbcClient sql, YearMonth month, LocalDate end, People people) {
        var working = EffortStore.working(sql, month);
        eachOf(
                working.keySet(),
                kept ->
                        ItemFolding.read(kept, null).stream()
                                .flatMap(read -> Hands.of(read, of(working, kept), end).stream())
                                .filter(one -> !one.held().until().isBefore(month.atDay(1)))
                                .filter(one -> !one.held().from().isAfter(end))
                                .forEach(one -> hold(people, one)));
    }

    private static <T> List<T> of(Map<Long, List<T>> all, KeptHistory kept) {
        return all.getOrDefault(kept.number(), List.of());
    }

    private static void hold(People people, Hands.Hand hand) {
        people.items.add(hand.held().item());
        people.held.computeIfAbsent(hand.login(), _ -> new ArrayList<>()).add(hand.held());
    }

    private void acts(
            JdbcClient sql, YearMonth month, People people, Map<Long, TreeSet<LocalDate>> touched) {
        var from = month.atDay(1).minusDays(PersonMonth.ALIVE_DAYS);
        var changes = EffortStore.changes(sql, from, month.plusMonths(1).atDay(1));
        eachOf(
                changes.keySet(),
                kept -> {
                    var items = of(changes, kept);
                    for (var act : done(kept)) {
                        items.forEach(
                                item ->
                                        touched.computeIfAbsent(item, _ -> new TreeSet<>())
                                                .add(act.day()));
                        if (YearMonth.from(act.day()).equals(month)) {
                            people.items.addAll(items);
                            people.done
                                    .computeIfAbsent(act.login(), _ -> new ArrayList<>())
                                    .add(new Done(act.day(), items, 1));
                        }
                    }
                });
    }

    private static List<Hands.Act> done(KeptHistory kept) {
        return PlainFoldings.change(kept, Instant.MAX).stream()
                .flatMap(facts -> Hands.of(kept, facts).stream())
                .toList();
    }

    private void eachOf(Collection<Long> numbers, Consumer<KeptHistory> work) {
        numbers.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .forEach(chunk -> histories.byNumber(chunk).forEach(work));
    }

    private static <T> List<T> all(Somebody one, Map<Login, List<T>> of) {
        return one.logins.stream()
                .flatMap(login -> of.getOrDefault(login, List.of()).stream())
                .toList();
    }

    /// What is known of who is behind some accounts.
    ///
    /// @param logins all that are theirs
    /// @param places in which teams they work; empty where nobody knows who it is
    private record Somebody(Set<Login> logins, List<Teams.Place> places) {

        Map<UUID, Integer> teams(LocalDate day) {
            return PeopleShares.parts(places, day);
        }
    }

    /// Puts accounts together that are one person's.
    private Collection<Somebody> somebodies(Set<Login> logins) {
        var placesOf =
                teams.places(logins).stream().collect(Collectors.groupingBy(Teams.Place::login));
        var people = new TreeMap<String, Somebody>();
        for (var login : logins) {
            var known = placesOf.getOrDefault(login, List.of());
            var name =
                    known.isEmpty() ? login.source() + " " + login.key() : known.getFirst().same();
            people.computeIfAbsent(name, _ -> new Somebody(new LinkedHashSet<>(), known))
                    .logins
                    .add(login);
        }
        return people.values();
    }

    /// Whose sums are kept.
    private record Key(
            LocalDate week,
            @Nullable UUID team,
            EffortRule rule,
            EffortCategory category,
            @Nullable Long initiative) {}

    /// What teams spent. @param tree of the items that anything went to
    private record Sums(YearMonth month, ItemTree tree, Map<Key, Long> sums) {

        void add(Map<UUID, Integer> shares, Slice slice) {
            switch (slice.target()) {
                case Target.Item(long item) -> add(shares, slice, category(item), initiative(item));
                case Target.Nothing _ -> add(shares, slice, EffortCategory.UNASSIGNED, null);
                case Target.Dark _ -> add(shares, slice, EffortCategory.DARK, null);
            }
        }

        private void add(
                Map<UUID, Integer> shares,
                Slice slice,
                EffortCategory category,
                @Nullable Long initiative) {
            var week = slice.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            if (shares.isEmpty()) {
                var key = new Key(week, null, slice.rule(), category, initiative);
                sums.merge(key, slice.part(), Long::sum);
            }
            shares.forEach(
                    (team, part) -> {
                        var key = new Key(week, team, slice.rule(), category, initiative);
                        sums.merge(key, slice.part() * part / 100, Long::sum);
                    });
        }

        /// What an item is for: what people decided of it, or of all below one above it, the
        /// nearest first; else what it says, else what the first above it says.
        private EffortCategory category(long item) {
            return tree.nearest(item, one -> one.decidedOf(item))
                    .or(() -> tree.nearest(item, ItemTree.Node::purpose))
                    .orElse(EffortCategory.UNATTRIBUTED);
        }

        private @Nullable Long initiative(long item) {
            return tree.nearest(item, ItemTree.Node::initiative).orElse(null);
        }

        List<Spent> rows() {
            var rows = new ArrayList<Spent>();
            sums.forEach(
                    (key, part) -> {
                        long milli = (part + MILLI / 2) / MILLI;
                        if (milli > 0) {
                            rows.add(
                                    new Spent(
                                            month.atDay(1),
                                            key.week,
                                            key.team,
                                            key.rule.id(),
                                            key.category.id(),
                                            key.initiative,
                                            milli));
                        }
                    });
            return rows;
        }
    }
}
