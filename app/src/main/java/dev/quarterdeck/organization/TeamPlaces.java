package dev.quarterdeck.organization;

import dev.quarterdeck.platform.store.Database;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Tell in which teams whoever is behind an account works, without telling who that is. For work of
/// teams that is known by accounts alone; nobody else has use for it.
public final class TeamPlaces {

    private final Database database;

    TeamPlaces(Database database) {
        this.database = database;
    }

    /// An account of a tool. @param key whatever its letters' case
    public record Login(String tool, String key) {}

    /// A time in which whoever is behind an account works in a team.
    ///
    /// @param login with its key in small letters
    /// @param share in percent, 1..100
    /// @param until the first day on which it is no longer so
    /// @param same is the same for all accounts of one person, and says nothing else
    public record Place(
            Login login, UUID team, int share, LocalDate from, LocalDate until, String same) {}

    /// Lists the places of some accounts, in order of their teams.
    public List<Place> of(Collection<Login> logins) {
        return database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select a.tool, lower(a.key) as key, m.team_id, m.share_percent,
                                            md5(l.person_id::text) as same,
                                            greatest(l.from_day, m.from_day) as from_day,
                                            least(l.until_day, m.until_day) as until_day
                                        from unnest(:tools::text[], :keys::text[]) as asked (tool, key)
                                        join organization.account a
                                            on a.tool = asked.tool and lower(a.key) = lower(asked.key)
                                        join organization.account_link l on l.account_id = a.id
                                        join organization.membership m on m.person_id = l.person_id
                                            and m.from_day < l.until_day and l.from_day < m.until_day
                                        order by m.team_id, m.from_day
                                        """)
                                .param(
                                        "tools",
                                        logins.stream().map(Login::tool).toArray(String[]::new))
                                .param(
                                        "keys",
                                        logins.stream().map(Login::key).toArray(String[]::new))
                                .query(
                                        (row, number) ->
                                                new Place(
                                                        new Login(
                                                                row.getString("tool"),
                                                                row.getString("key")),
                                                        row.getObject("team_id", UUID.class),
                                                        row.getInt("share_percent"),
                                                        row.getObject("from_day", LocalDate.class),
                                                        row.getObject("until_day", LocalDate.class),
                                                        row.getString("same")))
                                .list());
    }

    /// Returns a text that is another whenever an answer of `of` may be.
    public String mark() {
        return database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select md5(concat(
                                            (select string_agg(concat_ws(' ', account_id, person_id, from_day, until_day),
                                                ',' order by account_id, from_day, id) from organization.account_link),
                                            ';',
                                            (select string_agg(concat_ws(' ', person_id, team_id, share_percent, from_day,
                                                until_day), ',' order by person_id, team_id, from_day)
                                                from organization.membership)))
                                        """)
                                .query(String.class)
                                .single());
    }
}
