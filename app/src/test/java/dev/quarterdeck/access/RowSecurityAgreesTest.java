package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.DateRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database, the policy and a naive reading of the rule give one answer.
@Tag("slow")
class RowSecurityAgreesTest {

    private static AccessGround access;

    @TempDir private static Path folder;

    @BeforeAll
    static void open() {
        access = new AccessGround(folder);
    }

    @AfterAll
    static void close() {
        access.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void databaseAndPolicyAndOracleAgreeThroughReorganisations(long seed) {
        var organization = new RandomOrganization(seed, 14);
        var grants = grants(organization, 16);
        publish(organization, grants);
        for (int change = 0; change < 3; change++) {
            compare(organization, grants, "reorganisation " + change);
            reorganise(organization);
        }
        compare(organization, grants, "last");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void addingAGrantNeverHides(long seed) {
        var organization = new RandomOrganization(seed, 10);
        var grants = grants(organization, 4);
        publish(organization, grants);
        access.clock.turnTo(organization.anyDay());
        var before = allSeen(organization);
        var more = new ArrayList<>(grants);
        more.addAll(grants(organization, 4));

        publish(organization, more);

        var after = allSeen(organization);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).containsAll(before.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void endingALineNeverRevealsButForTheManagersOfWhoHoldsADuty(long seed) {
        var organization = new RandomOrganization(seed, 10);
        var grants = grants(organization, 4);
        publish(organization, grants);
        access.clock.turnTo(organization.anyDay());
        var oracle = new NaiveOracle(organization.relations());
        var before = allSeen(organization);
        organization.lines.remove(organization.random().nextInt(organization.lines.size()));

        publish(organization, grants);

        var after = allSeen(organization);
        for (int i = 0; i < before.size(); i++) {
            var revealed = new HashSet<>(after.get(i));
            revealed.removeAll(before.get(i));
            var me = organization.persons.get(i);
            assertThat(revealed).allMatch(one -> oracle.depth(one, me, access.clock.day()) > 0);
        }
    }

    @Test
    void opensToTheConsoleWhatTheMatrixOpensAndNoLeave() {
        var organization = new RandomOrganization(41, 6);
        publish(organization, List.of());
        var console = Viewer.console();

        assertThat(persons(access.seen(console, "TOOL_ACCOUNTS")))
                .containsExactlyInAnyOrderElementsOf(organization.persons);
        assertThat(access.seen(console, "LEAVE")).isEmpty();
        assertThat(access.seen(console, "COMPENSATION")).isEmpty();
        assertThat(access.sees(console, "IDENTITY_REVIEW")).isTrue();
        assertThat(access.sees(console, "GRANTS")).isTrue();
        assertThat(access.sees(console, "COMPENSATION:bands")).isFalse();
        assertThat(access.sees(AccessGround.user(1, null), "IDENTITY_REVIEW")).isFalse();
    }

    @Test
    void countsNoMoreClassesThanTheMatrixOpens() {
        var viewer = AccessGround.user(1, new PersonId(new UUID(1, 1)));

        assertThat(access.seen(viewer, "PRIVATE_NOTES")).isEmpty();
        assertThat(access.seen(viewer, "no such class")).isEmpty();
        assertThat(access.seen(viewer, "LEAVE")).containsExactly(new UUID(1, 1));
    }

    private static List<Set<PersonId>> allSeen(RandomOrganization organization) {
        var all = new ArrayList<Set<PersonId>>();
        for (int i = 0; i < organization.persons.size(); i++) {
            var viewer = AccessGround.user(i, organization.persons.get(i));
            all.add(persons(access.seen(viewer, "LEAVE")));
        }
        return all;
    }

    private static void compare(RandomOrganization organization, List<Grant> grants, String when) {
        var oracle = new NaiveOracle(organization.relations());
        access.clock.turnTo(organization.anyDay());
        var day = access.clock.day();
        for (int i = -1; i < organization.persons.size(); i++) {
            var viewer = AccessGround.user(i, i < 0 ? null : organization.persons.get(i));
            var leave = persons(access.seen(viewer, "LEAVE"));
            assertThat(leave).as(when).isEqualTo(oracle.leaveSeen(viewer, grants, day));
            var pay = persons(access.seen(viewer, "COMPENSATION"));
            assertThat(pay).as(when).isEqualTo(oracle.paySeen(viewer, grants, day));
            for (var row : access.ground.matrix().rows()) {
                compare(viewer, row, organization);
            }
        }
        for (var row : access.ground.matrix().rows()) {
            compare(Viewer.console(), row, organization);
        }
    }

    private static void compare(Viewer viewer, MatrixRow row, RandomOrganization organization) {
        if (!ClassRule.isConfidential(row) || isPerRecord(row)) {
            return;
        }
        assertThat(persons(access.seen(viewer, row.recordClass())))
                .as(row.recordClass() + " " + viewer.label())
                .isEqualTo(byPolicy(viewer, row, organization));
        if (row.about() == MatrixRow.About.PROGRAM) {
            var aboutNobody = new ProtectedRecord(row.fieldClass(), null, null, row.state());
            assertThat(access.sees(viewer, row.recordClass()))
                    .as(row.recordClass() + " of the program, " + viewer.label())
                    .isEqualTo(access.policy.may(viewer, Action.SEE, aboutNobody).isAllowed());
        }
    }

    private static boolean isPerRecord(MatrixRow row) {
        return row.cells().values().stream()
                .anyMatch(
                        cell ->
                                cell.condition() == Cell.Condition.AUTHOR
                                        || cell.condition() == Cell.Condition.PARTICIPANT);
    }

    private static Set<PersonId> byPolicy(
            Viewer viewer, MatrixRow row, RandomOrganization organization) {
        var seen = new HashSet<PersonId>();
        for (var person : organization.persons) {
            var record = new ProtectedRecord(row.fieldClass(), person, null, row.state());
            if (access.policy.may(viewer, Action.SEE, record).isAllowed()) {
                seen.add(person);
            }
        }
        return seen;
    }

    private static Set<PersonId> persons(Collection<UUID> ids) {
        var persons = new HashSet<PersonId>();
        ids.forEach(id -> persons.add(new PersonId(id)));
        return persons;
    }

    private static void reorganise(RandomOrganization organization) {
        var random = organization.random();
        int number = 1 + random.nextInt(organization.persons.size() - 1);
        var moved = organization.persons.get(number);
        organization.lines.removeIf(line -> line.subject().equals(moved));
        organization.belongings.removeIf(one -> one.person().equals(moved));
        var lines =
                List.of(
                        new Line(
                                moved,
                                organization.persons.get(random.nextInt(number)),
                                Line.Kind.PRIMARY,
                                organization.any()));
        var belongings =
                List.of(
                        new Belonging(
                                moved, organization.pick(organization.teams), organization.any()));
        organization.lines.addAll(lines);
        organization.belongings.addAll(belongings);
        access.database.keep(
                sql -> access.relations.republish(sql, Set.of(moved), lines, belongings));
    }

    private static void publish(RandomOrganization organization, List<Grant> grants) {
        access.publish(organization.relations());
        access.database.keep(
                sql -> {
                    long version = new RelationStore().nextVersion(sql);
                    sql.sql(
                                    """
                                    update access.grants
                                    set ended_by = holder_id, ended_at = granted_at
                                    where ended_at is null
                                    """)
                            .update();
                    var store = new GrantStore();
                    grants.forEach(grant -> store.add(sql, fresh(grant)));
                    var open = store.open(sql);
                    access.ground
                            .current()
                            .afterCommit(version, index -> index.withGrants(version, open));
                });
    }

    private static Grant fresh(Grant grant) {
        return new Grant(
                UUID.randomUUID(),
                grant.holder(),
                grant.duty(),
                grant.fieldClass(),
                grant.scope(),
                grant.purpose(),
                grant.range(),
                grant.grantedBy(),
                grant.grantedAt(),
                null);
    }

    private static List<Grant> grants(RandomOrganization organization, int count) {
        var grants = new ArrayList<Grant>();
        var duties =
                List.of(
                        Duty.HR_PARTNER,
                        Duty.HR_PARTNER,
                        Duty.DIRECTOR,
                        Duty.RECORD_READER,
                        Duty.ADMINISTRATOR,
                        Duty.COMPLIANCE,
                        Duty.FINANCE);
        for (int i = 0; i < count; i++) {
            var duty = organization.pick(duties);
            var reader = duty == Duty.RECORD_READER;
            int holder = organization.random().nextInt(organization.persons.size() + 1) - 1;
            grants.add(
                    new Grant(
                            UUID.randomUUID(),
                            AccessGround.user(holder, null).user(),
                            duty,
                            reader ? FieldClass.COMPENSATION : null,
                            reader ? person(organization) : scope(organization),
                            "review",
                            ended(organization),
                            new UUID(0, 1),
                            Instant.EPOCH,
                            null));
        }
        return grants;
    }

    private static DateRange ended(RandomOrganization organization) {
        var range = organization.any();
        LocalDate until = range.until();
        return new DateRange(range.from(), until == null ? range.from().plusDays(400) : until);
    }

    private static GrantScope scope(RandomOrganization organization) {
        return switch (organization.random().nextInt(3)) {
            case 0 -> new GrantScope.Everything();
            case 1 -> new GrantScope.Team(organization.pick(organization.teams), "Harbour");
            default -> person(organization);
        };
    }

    private static GrantScope person(RandomOrganization organization) {
        return new GrantScope.Person(organization.pick(organization.persons));
    }
}
