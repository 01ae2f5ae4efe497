package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.organization.timeline.RefusedRow;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.JobRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Holds imports to what their viewer may see and change of each person.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportConfidentialTest {

    private static final String LEAVING =
            """
            employee_number,name,from,until
            H701,Edda Falk,2020-01-01,2026-06-01
            """;

    private OrganizationGround ground;

    @BeforeAll
    void bringIn(@TempDir Path folder) {
        ground = new OrganizationGround(folder);
        ground.apply(
                """
                employee_number,name,from,manager
                H700,Runa Voss,2020-01-01,
                H701,Edda Falk,2020-01-01,H700
                H702,Timo Arndt,2020-01-01,H701
                """,
                """
                employee_number,kind,from,until
                H701,sick,2026-05-15,2026-07-15
                H701,parental,2026-09-01,2026-12-01
                """,
                """
                employee_number,skill,level,from
                H701,knots,2,2021-01-01
                """);
    }

    @AfterAll
    void close() {
        ground.close();
    }

    private ImportReport dryRun(Viewer viewer, String file) {
        return ground.imports.run(viewer, uploads(file), new Wish(false, false), Progress.SILENT);
    }

    private static List<Upload> uploads(String file) {
        return List.of(new Upload("people.csv", file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsNobodyOfLeaveTheyMayNotSee() {
        for (var viewer : List.of(ground.administrator, Viewer.console())) {
            var report = dryRun(viewer, LEAVING);

            assertThat(report.changes())
                    .contains("H701 leaves on 2026-06-01.")
                    .contains("H701: a confidential row changes.");
            assertThat(report.toString())
                    .doesNotContain("sick")
                    .doesNotContain("parental")
                    .doesNotContain("leave (");
        }
    }

    @Test
    void notesNoReadWhereNothingConfidentialWasTold() {
        long noted = ground.access.audit().head().seq();

        dryRun(ground.administrator, LEAVING);

        assertThat(ground.access.audit().head().seq()).isEqualTo(noted);
    }

    @Test
    void tellsTheRestOfASplitLeaveToNobodyElse() {
        var report =
                dryRun(
                        ground.administrator,
                        """
                        employee_number,kind,from,until
                        H701,training,2026-06-01,2026-06-05
                        """);

        assertThat(report.changes())
                .anyMatch(line -> line.startsWith("H701: leave (training) from 2026-06-01"));
        assertThat(report.changes()).noneMatch(line -> line.contains("sick"));
    }

    @Test
    void refusesLeaveWithoutTellingOfOtherLeaveAndNotesTheTry() {
        long noted = ground.access.audit().head().seq();
        var sick =
                new Statement.LeaveStated(
                        "H701",
                        "sick",
                        new DateRange(LocalDate.of(2026, 6, 20), LocalDate.of(2026, 6, 25)));

        assertThatThrownBy(() -> ground.organization.change(ground.administrator, List.of(sick)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must fit")
                .hasMessageNotContaining("overlap");
        assertThat(ground.access.audit().head().seq()).isEqualTo(noted + 1);

        var runa = AccessForTests.viewer(72, ground.id("H700"));
        assertThatThrownBy(() -> ground.organization.change(runa, List.of(sick)))
                .hasMessageContaining("must not overlap other leave");
        assertThat(ground.access.audit().head().seq()).isEqualTo(noted + 1);
    }

    @Test
    void tellsWhoManagesThePersonAndNotesThatTheyRead() {
        var runa = ground.access.administrator(71, ground.id("H700"));
        long noted = ground.access.audit().head().seq();

        var report = dryRun(runa, LEAVING);

        assertThat(report.changes()).anyMatch(line -> line.contains("leave (sick)"));
        assertThat(ground.access.audit().head().seq()).isEqualTo(noted + 2);
    }

    @Test
    void keepsConfidentialRowsOutOfAReportThatOthersRead() {
        var runa = ground.access.administrator(72, ground.id("H700"));

        var report =
                ground.imports.runForAll(
                        runa, uploads(LEAVING), new Wish(false, false), Progress.SILENT);

        assertThat(report.toString()).contains("a confidential row").doesNotContain("sick");
    }

    @Test
    void refusesRowsAboutWhomTheViewerMayNotChangeAndTakesTheOthers() {
        var timo = ground.access.administrator(73, ground.id("H702"));

        var report =
                dryRun(
                        timo,
                        """
                        employee_number,kind,from,until
                        H701,vacation,2027-06-01,2027-06-05
                        H700,vacation,2027-06-01,2027-06-05
                        H702,vacation,2027-06-01,2027-06-05
                        """);

        assertThat(report.refused())
                .extracting(RefusedRow::line, RefusedRow::value)
                .contains(org.assertj.core.groups.Tuple.tuple(2L, "H701"))
                .contains(org.assertj.core.groups.Tuple.tuple(4L, "H702"));
        assertThat(report.refused().getFirst().rule()).contains("they manage you");
    }

    @Test
    void letsAnAdministratorBringAFileThatSaysNothingNewOfThemselves() {
        var timo = ground.access.administrator(74, ground.id("H702"));
        var same = "employee_number,name,from,manager\nH702,Timo Arndt,2020-01-01,H701\n";
        var other = "employee_number,name,from,manager\nH702,Timo Arndt,2020-01-01,H700\n";

        assertThat(dryRun(timo, same).refused()).isEmpty();
        assertThat(dryRun(timo, other).refused())
                .singleElement()
                .satisfies(row -> assertThat(row.rule()).contains("may not change profile"));
        assertThat(dryRun(timo, other).changes()).isEmpty();
    }

    @Test
    void refusesAccountsFromAPartnerEvenOfSomebodyNew() {
        var partner = ground.access.partner(75);

        var report =
                ground.imports.run(
                        partner,
                        List.of(
                                uploads("employee_number,name,from\nH790,Nele Krog,2026-01-01\n")
                                        .getFirst(),
                                new Upload(
                                        "accounts.csv",
                                        "employee_number,tool,account\nH790,git,nele\n"
                                                .getBytes(StandardCharsets.UTF_8))),
                        new Wish(false, false),
                        Progress.SILENT);

        assertThat(report.counts()).containsEntry("new", 1);
        assertThat(report.refused())
                .singleElement()
                .satisfies(row -> assertThat(row.what()).isEqualTo("tool accounts"));
    }

    @Test
    void bringsNothingInForAUserWhoWasDisabledSince() {
        var asker = ground.access.administrator(76);
        var job =
                new ImportJob(
                        ground.imports,
                        AccessForTests.enabledUsers(ground.database),
                        new tools.jackson.databind.json.JsonMapper());
        var input =
                job.input(
                        asker,
                        uploads("employee_number,name,from\nH791,Ola Brekke,2026-01-01\n"),
                        new Wish(true, false));
        var run = new JobRun(asker.user(), asker.user(), input, 1, Progress.SILENT);
        user(
                asker,
                "insert into access.users (id, login, login_key, display_name, source, created)"
                        + " values (:id, 'u76', 'u76', 'U', 'LOCAL', now())");
        user(
                asker,
                "insert into access.user_disabled (user_id, since, by_whom)"
                        + " values (:id, now(), 'tests')");

        assertThatThrownBy(() -> job.kind().work().run(run))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("disabled");

        user(asker, "update access.user_disabled set until = now() where user_id = :id");
        assertThat(job.kind().work().run(run)).contains("1 new");
    }

    private void user(Viewer viewer, String statement) {
        ground.database.keep(sql -> sql.sql(statement).param("id", viewer.user()).update());
    }
}
