package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditTest {

    private static final PersonId ADA = new PersonId(new UUID(0, 1));
    private static final PersonId BEN = new PersonId(new UUID(0, 2));

    @TempDir private Path folder;
    private AccessGround access;

    @BeforeEach
    void open() {
        access = new AccessGround(folder);
    }

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void isWholeAfterManyAppendAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> twenty =
                    () -> {
                        append(20);
                        return 20;
                    };
            for (var done : threads.invokeAll(List.of(twenty, twenty, twenty, twenty))) {
                done.get();
            }
        }

        var verified = access.audit.verify();
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.entries()).isEqualTo(80);
    }

    @Test
    void leavesNoEntryWhenTheCallersTransactionFails() {
        assertThatThrownBy(
                        () ->
                                access.database.keep(
                                        sql -> {
                                            access.audit.append(sql, entry(1));
                                            throw new IllegalStateException("later");
                                        }))
                .hasMessage("later");

        assertThat(access.audit.head().seq()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.audit_entry set what = 'nothing' where seq = 3",
                "update access.audit_entry set label = 'else' where seq = 3",
                "update access.audit_entry set subjects = '{}' where seq = 3",
                "update access.audit_entry set at = at + interval '1 microsecond' where seq = 3"
            })
    void findsAChangedRow(String tamper) {
        append(5);

        asOwner(tamper);

        assertThat(access.audit.verify().faults())
                .containsExactly("Entry (3) was changed after it was written.");
    }

    @Test
    void findsARemovedRow() {
        append(5);

        asOwner("delete from access.audit_entry where seq = 3");

        assertThat(access.audit.verify().faults())
                .first()
                .isEqualTo("Entry (4) follows entry (2): one or more are missing.");
    }

    @Test
    void findsReorderedRows() {
        append(5);

        asOwner(
                """
                update access.audit_entry set seq = -1 where seq = 3;
                update access.audit_entry set seq = 3 where seq = 4;
                update access.audit_entry set seq = 4 where seq = -1
                """);

        assertThat(access.audit.verify().faults()).isNotEmpty();
    }

    @Test
    void findsARemovedRowEvenWhenTheOthersAreNumberedAnew() {
        append(5);

        asOwner(
                """
                delete from access.audit_entry where seq = 3;
                update access.audit_entry set seq = 3 where seq = 4;
                update access.audit_entry set seq = 4 where seq = 5
                """);

        assertThat(access.audit.verify().faults()).isNotEmpty();
    }

    @Test
    void findsACutTailByTheExportedHead() {
        append(5);
        access.audit.exportHead(true);
        asOwner("delete from access.audit_entry where seq > 3");

        assertThat(access.audit.verify().faults())
                .containsExactly("Entry (5) was exported as a head, but the log ends at (3).");
    }

    @Test
    void findsALogThatWasReplacedBetweenTwoHeads() {
        append(3);
        access.audit.exportHead(true);
        asOwner("delete from access.audit_entry");
        for (int i = 7; i < 10; i++) {
            var other = entry(i);
            access.database.keep(sql -> access.audit.append(sql, other));
        }
        access.audit.exportHead(true);

        assertThat(access.audit.verify().faults())
                .contains("Entry (3) was exported with two different heads: the log was replaced.");
    }

    @Test
    void exportsOneHeadADayAndOneAtEachStop() {
        append(1);
        access.audit.exportHead(false);
        append(1);
        access.audit.exportHead(false);
        access.audit.exportHead(true);

        assertThat(folder.resolve("audit-heads.log"))
                .content()
                .hasLineCount(2)
                .startsWith("2026-04-01 1 ");
        assertThat(access.audit.verify().headsCompared()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.audit_entry set what = 'nothing'",
                "delete from access.audit_entry",
                "truncate access.audit_entry"
            })
    void letsNotEvenTheKeeperChangeARow(String tamper) {
        append(1);

        assertThatThrownBy(() -> access.database.keep(sql -> sql.sql(tamper).update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void showsAPersonWhoOpenedTheirRecordsButNotThatTheyAreAConcern() {
        access.database.keep(
                sql -> {
                    access.audit.append(sql, about(FieldClass.LEAVE, ADA));
                    access.audit.append(sql, about(FieldClass.CONCERN, ADA));
                    access.audit.append(sql, about(FieldClass.PRIVATE_NOTES, ADA));
                    access.audit.append(sql, about(FieldClass.LEAVE, BEN));
                });
        var ada = AccessGround.user(1, ADA);

        assertThat(access.audit.readLog(ada, ADA, Long.MAX_VALUE, 50))
                .extracting(AuditRow::fieldClass)
                .containsExactly("LEAVE");
        assertThatThrownBy(() -> access.audit.readLog(ada, BEN, Long.MAX_VALUE, 50))
                .hasMessageContaining("only the person concerned");
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            var entry = entry(i);
            access.database.keep(sql -> access.audit.append(sql, entry));
        }
    }

    private static AuditEntry entry(int number) {
        return AuditEntry.of(
                AccessGround.user(number, null),
                "leave.read",
                FieldClass.LEAVE,
                List.of(ADA, BEN),
                "record " + number);
    }

    private static AuditEntry about(FieldClass fieldClass, PersonId subject) {
        return AuditEntry.of(
                AccessGround.user(3, null), "read", fieldClass, List.of(subject), "one record");
    }

    // Whoever owns the tables can do anything: that is what the chain is for.
    private void asOwner(String statements) {
        var owner = JdbcClient.create(access.database.owner());
        owner.sql("alter table access.audit_entry no force row level security").update();
        for (var statement : statements.split(";")) {
            assertThat(owner.sql(statement).update()).isPositive();
        }
        owner.sql("alter table access.audit_entry force row level security").update();
    }
}
