package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final PersonId ADA = new PersonId(new UUID(0, 1));
    private static final Viewer ROOT = AccessGround.user(1, null);
    private static final Viewer PARTNER = AccessGround.user(2, null);

    @TempDir private Path folder;
    private AccessGround access;

    @BeforeEach
    void open() {
        access = new AccessGround(folder);
        user(ROOT.user(), "LOCAL");
        user(PARTNER.user(), "LOCAL");
    }

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void countsAtOnceAfterTheCommitAndNoMoreAfterItsEnd() {
        access.grants.appoint(Viewer.console(), ROOT.user(), "first administrator", null);
        var leave = ProtectedRecord.about(FieldClass.LEAVE, ADA);
        assertThat(access.policy.may(PARTNER, Action.SEE, leave).isAllowed()).isFalse();

        var grant = access.grants.give(ROOT, partner(new GrantScope.Person(ADA), JULY));
        assertThat(access.policy.may(PARTNER, Action.SEE, leave).reason())
                .isEqualTo(
                        "you hold the duty HR partner for this person until 1 July 2026:"
                                + " annual review");

        var ended = access.grants.end(ROOT, grant.id());
        assertThat(ended.ending()).isNotNull();
        assertThat(access.policy.may(PARTNER, Action.SEE, leave).isAllowed()).isFalse();
        assertThat(access.grants.page(ROOT, null, true, 50)).hasSize(2);
    }

    @Test
    void keepsTheLastAdministrator() {
        var only =
                access.grants.appoint(Viewer.console(), ROOT.user(), "first administrator", null);

        assertThatThrownBy(() -> access.grants.end(ROOT, only.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("last-administrator"));
        assertThat(access.grants.heldBy(ROOT.user())).hasSize(1);
        access.grants.appoint(Viewer.console(), PARTNER.user(), "second", null);
        access.grants.end(ROOT, only.id());
        assertThat(access.grants.heldBy(ROOT.user())).isEmpty();
    }

    @Test
    void countsNeitherDisabledNorTemporaryNorVouchedAdministratorsAsTheLast() {
        var only =
                access.grants.appoint(Viewer.console(), ROOT.user(), "first administrator", null);
        for (var other : List.of("disabled", "BOOTSTRAP", "vouched")) {
            var id = UUID.nameUUIDFromBytes(other.getBytes());
            user(id, other.equals("BOOTSTRAP") ? other : "LOCAL");
            var until = other.equals("vouched") ? APRIL.plusDays(2) : null;
            access.grants.appoint(Viewer.console(), id, other, until);
        }
        access.database.keep(
                sql ->
                        sql.sql(
                                        """
                                        insert into access.user_disabled (user_id, since, by_whom)
                                        values (:id, now(), 'test')
                                        """)
                                .param("id", UUID.nameUUIDFromBytes("disabled".getBytes()))
                                .update());

        assertThatThrownBy(() -> access.grants.end(ROOT, only.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("last-administrator"));
    }

    @Test
    void letsNobodyGiveAnyDutyToThemselves() {
        access.grants.appoint(Viewer.console(), ROOT.user(), "first administrator", null);
        for (var duty : List.of(Duty.ADMINISTRATOR, Duty.HR_PARTNER, Duty.FINANCE)) {
            var own =
                    new NewGrant(
                            ROOT.user(),
                            duty,
                            null,
                            new GrantScope.Everything(),
                            "for myself",
                            APRIL,
                            null);
            assertThatThrownBy(() -> access.grants.give(ROOT, own))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.code()).isEqualTo("own-grant"));
            assertThat(access.grants.give(Viewer.console(), own).duty()).isEqualTo(duty);
        }
    }

    private void user(UUID id, String source) {
        access.database.keep(
                sql ->
                        sql.sql(
                                        """
                                        insert into access.users
                                            (id, login, login_key, display_name, source, created)
                                        values (:id, :name, :name, :name, :source, now())
                                        """)
                                .param("id", id)
                                .param("name", id.toString())
                                .param("source", source)
                                .update());
    }

    @Test
    void givesNothingForWhoIsNoAdministrator() {
        assertThatThrownBy(
                        () ->
                                access.grants.give(
                                        PARTNER, partner(new GrantScope.Everything(), null)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(access.audit.head().seq()).isZero();
    }

    @Test
    void wantsAnEndForAGrantOverOnePersonAndAClassForARecordReader() {
        access.grants.appoint(Viewer.console(), ROOT.user(), "first administrator", null);
        var ada = new GrantScope.Person(ADA);

        for (var wrong :
                List.of(
                        partner(ada, null),
                        partner(ada, APRIL),
                        reader(null, ada),
                        reader(FieldClass.LEAVE, ada),
                        reader(FieldClass.COMPENSATION, new GrantScope.Everything()))) {
            assertThatThrownBy(() -> access.grants.give(ROOT, wrong))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.INVALID));
        }
    }

    @Test
    void lastsNoLongerThanItsDays() {
        access.grants.appoint(Viewer.console(), ROOT.user(), "bootstrap", APRIL.plusDays(1));

        assertThat(access.grants.heldBy(ROOT.user())).hasSize(1);
        access.clock.turnTo(APRIL.plusDays(1));
        assertThat(access.grants.heldBy(ROOT.user())).isEmpty();
    }

    @Test
    void isSeenByAnotherProcessAfterASecond() {
        access.grants.appoint(Viewer.console(), ROOT.user(), "first administrator", null);
        var elsewhere = Ground.of(access.database, access.clock);
        assertThat(elsewhere.current().index().grantsOf(PARTNER.user())).isEmpty();

        access.grants.give(ROOT, partner(new GrantScope.Everything(), null));

        access.clock.turnTo(APRIL.plusDays(1));
        assertThat(elsewhere.current().index().grantsOf(PARTNER.user())).hasSize(1);
    }

    @Test
    void cannotBeDeletedByTheKeeper() {
        assertThatThrownBy(
                        () ->
                                access.database.keep(
                                        sql -> sql.sql("delete from access.grants").update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static NewGrant partner(GrantScope scope, LocalDate until) {
        return new NewGrant(
                PARTNER.user(), Duty.HR_PARTNER, null, scope, "annual review", APRIL, until);
    }

    private static NewGrant reader(FieldClass fieldClass, GrantScope scope) {
        return new NewGrant(
                PARTNER.user(),
                Duty.RECORD_READER,
                fieldClass,
                scope,
                "annual review",
                APRIL,
                JULY);
    }
}
