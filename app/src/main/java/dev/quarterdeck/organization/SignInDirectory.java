package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonDirectory;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells sign-in who a user of the identity provider is, by what the administrator chose, and
/// others what somebody is called and how many there are.
///
/// Sign-in reads as the keeper: nobody is signed in yet, so there is no viewer to read for.
final class SignInDirectory implements PersonDirectory {

    private final Database database;
    private final Policy policy;
    private final Clock clock;

    SignInDirectory(Database database, Policy policy, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    @Override
    public Optional<PersonId> byEmployeeNumber(String number) {
        return one(
                """
                select id from organization.person person
                where lower(number) = lower(:value) and exists (
                    select from organization.employment
                    where person_id = person.id and until_day > :today)
                """,
                number);
    }

    @Override
    public Optional<PersonId> byUserName(String name) {
        return one(
                """
                select person_id from organization.scim_user known
                where lower(user_name) = lower(:value) and removed_at is null and exists (
                    select from organization.employment
                    where person_id = known.person_id and until_day > :today)
                """,
                name);
    }

    // A leaver is nobody: names are given anew, and a newcomer must not become who left. Two
    // persons of one name are nobody either: a guess would open somebody else's records.
    private Optional<PersonId> one(String query, String value) {
        var found =
                database.keeping(
                        sql ->
                                sql.sql(query)
                                        .param("value", value)
                                        .param("today", today())
                                        .query(UUID.class)
                                        .list());
        return found.size() == 1 ? Optional.of(new PersonId(found.getFirst())) : Optional.empty();
    }

    @Override
    public Map<UUID, String> names(Viewer viewer, Collection<UUID> ids) {
        var today = today();
        var named = database.viewing(viewer.viewpoint(today), sql -> named(sql, ids, today));
        var rights = new ProfileRights(policy, viewer);
        return named.stream()
                .filter(one -> isSeen(viewer, one))
                .filter(one -> !one.planned() || seesPlanned(rights, one))
                .collect(Collectors.toUnmodifiableMap(Named::id, Named::name));
    }

    // Who is planned is told to those alone who may look at them whole.
    private static boolean seesPlanned(ProfileRights rights, Named one) {
        return one.person() ? rights.seesAll(new PersonId(one.id())) : rights.keepsOrganization();
    }

    private record Named(UUID id, String name, boolean person, boolean planned) {}

    // The name of today; of who is planned, the first they will have.
    private static List<Named> named(JdbcClient sql, Collection<UUID> ids, LocalDate today) {
        return sql.sql(
                        """
                        (select distinct on (person_id) person_id as id, value as name,
                            true as person, from_day > :today as planned
                        from organization.facet
                        where kind = 'NAME' and person_id = any(:ids)
                        order by person_id, planned, abs(from_day - :today))
                        union all
                        (select distinct on (team_id) team_id, name, false,
                            from_day > :today as planned
                        from organization.team_state
                        where team_id = any(:ids)
                        order by team_id, planned, abs(from_day - :today))
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("today", today)
                .query(
                        (row, number) ->
                                new Named(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getBoolean("person"),
                                        row.getBoolean("planned")))
                .list();
    }

    @Override
    public Optional<Size> size(Viewer viewer, LocalDate day) {
        var seen = ProtectedRecord.of(FieldClass.ORGANIZATION);
        if (!(policy.may(viewer, Action.SEE, seen) instanceof Decision.Allow)) {
            return Optional.empty();
        }
        return Optional.of(
                database.viewing(
                        viewer.viewpoint(today()),
                        sql ->
                                sql.sql(
                                                """
                                                select :day::date as day,
                                                    (select count(distinct person_id)
                                                    from organization.employment
                                                    where from_day <= :day
                                                        and :day < until_day) as persons,
                                                    (select count(distinct team_id)
                                                    from organization.team_state
                                                    where from_day <= :day
                                                        and :day < until_day) as teams
                                                """)
                                        .param("day", day)
                                        .query(Size.class)
                                        .single()));
    }

    private boolean isSeen(Viewer viewer, Named one) {
        var record =
                one.person()
                        ? ProtectedRecord.about(FieldClass.PROFILE, new PersonId(one.id()))
                        : ProtectedRecord.of(FieldClass.ORGANIZATION);
        return policy.may(viewer, Action.SEE, record) instanceof Decision.Allow;
    }
}
