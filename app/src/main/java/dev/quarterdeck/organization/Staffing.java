package dev.quarterdeck.organization;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tell how much time people have for which team, for plans that add it up. Leave is in it, which
/// is confidential, and so is what is planned: no single person's time may be shown to anybody.
public final class Staffing {

    private final Database database;

    Staffing(Database database) {
        this.database = database;
    }

    /// Somebody's time.
    ///
    /// @param person names nobody, and is always the same for one person
    /// @param skill the one they know best, or nothing
    /// @param places by first day
    /// @param away leave and days off of the person's calendar, inside the days asked for
    /// @param employed the days they work here, the last time of them
    public record Time(
            UUID person,
            Optional<String> skill,
            List<Place> places,
            List<DateRange> away,
            DateRange employed) {

        /// Copies the lists.
        public Time {
            places = List.copyOf(places);
            away = List.copyOf(away);
        }
    }

    /// A place in a team. @param share of their time, above 0 and at most 1
    public record Place(UUID team, double share, DateRange days) {}

    /// Lists the time of everybody who works here on any of some days.
    ///
    /// @param from the first day
    /// @param until the day after the last
    public List<Time> between(LocalDate from, LocalDate until) {
        return database.keeping(sql -> between(sql, from, until));
    }

    private static List<Time> between(JdbcClient sql, LocalDate from, LocalDate until) {
        var employed = new TreeMap<UUID, DateRange>();
        asked(sql, EMPLOYED, from, until)
                .query((row, number) -> employed.put(person(row), OrganizationStore.range(row)))
                .list();
        var places = new TreeMap<UUID, List<Place>>();
        asked(sql, PLACES, from, until)
                .query((row, number) -> add(places, person(row), place(row)))
                .list();
        var away = new TreeMap<UUID, List<DateRange>>();
        asked(sql, AWAY, from, until)
                .query((row, number) -> add(away, person(row), OrganizationStore.range(row)))
                .list();
        var skills = new TreeMap<UUID, String>();
        asked(sql, SKILLS, from, until)
                .query((row, number) -> skills.putIfAbsent(person(row), row.getString("skill")))
                .list();
        return employed.entrySet().stream()
                .map(
                        one ->
                                new Time(
                                        one.getKey(),
                                        Optional.ofNullable(skills.get(one.getKey())),
                                        of(places, one.getKey()),
                                        of(away, one.getKey()),
                                        one.getValue()))
                .toList();
    }

    private static JdbcClient.StatementSpec asked(
            JdbcClient sql, String text, LocalDate from, LocalDate until) {
        return sql.sql(text).param("from", from).param("until", until);
    }

    private static UUID person(ResultSet row) throws SQLException {
        return row.getObject("person_id", UUID.class);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("team_id", UUID.class),
                row.getInt("share_percent") / 100.0,
                OrganizationStore.range(row));
    }

    private static <T> boolean add(Map<UUID, List<T>> all, UUID person, T one) {
        return all.computeIfAbsent(person, _ -> new ArrayList<>()).add(one);
    }

    private static <T> List<T> of(Map<UUID, List<T>> all, UUID person) {
        return all.getOrDefault(person, List.of());
    }

    private static final String EMPLOYED =
            """
            select person_id, from_day, until_day from organization.employment
            where from_day < :until and until_day > :from
            order by person_id, from_day
            """;

    private static final String PLACES =
            """
            select person_id, team_id, share_percent, from_day, until_day
            from organization.membership
            where from_day < :until and until_day > :from
            order by person_id, from_day, team_id
            """;

    // A person's own calendar goes before that of the location.
    private static final String AWAY =
            """
            select person_id, from_day, until_day from organization.leave
            where from_day < :until and until_day > :from
            union all
            select f.person_id, h.day, h.day + 1
            from organization.facet f
            left join organization.location_state l on f.kind = 'LOCATION' and l.location = f.value
            join organization.holiday h
                on h.calendar_key = case f.kind when 'CALENDAR' then f.value else l.calendar_key end
            where f.kind in ('LOCATION', 'CALENDAR') and h.minutes = 0
                and h.day >= :from and h.day < :until
                and h.day >= f.from_day and h.day < f.until_day
                and (l.id is null or h.day >= l.from_day and h.day < l.until_day)
                and (f.kind = 'CALENDAR' or not exists (
                    select from organization.facet own
                    where own.person_id = f.person_id and own.kind = 'CALENDAR'
                        and h.day >= own.from_day and h.day < own.until_day))
            order by person_id, from_day, until_day
            """;

    private static final String SKILLS =
            """
            select person_id, skill from organization.skill
            where from_day < :until and until_day > :from
            order by person_id, level desc, skill
            """;
}
