package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.organization.timeline.Fact;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Brings the little company in and looks at it on several days.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationImportsTest {

    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private OrganizationGround ground;
    private ImportReport first;

    @BeforeAll
    void bringIn(@TempDir Path folder) {
        ground = new OrganizationGround(folder);
        first = ground.apply(LittleCompanyPeople.files());
    }

    @AfterAll
    void close() {
        ground.close();
    }

    private Map<String, Colleague> on(LocalDate day) {
        return ground.organization.asOf(ground.administrator, day).persons().stream()
                .collect(Collectors.toMap(Colleague::number, Function.identity()));
    }

    private String managerOf(String number, LocalDate day) {
        var people = on(day);
        var manager = people.get(number).manager();
        return people.values().stream()
                .filter(one -> one.id().equals(manager))
                .map(Colleague::number)
                .findFirst()
                .orElse("nobody");
    }

    @Test
    void takesTheWholeLittleCompany() {
        assertThat(first.refused()).isEmpty();
        assertThat(first.counts()).containsEntry("new", 44);
        assertThat(first.summary()).contains("44 new");
        assertThat(on(APRIL)).hasSize(43).doesNotContainKey("H042");
    }

    @Test
    void changesNothingTheSecondTime() {
        var again = ground.run(new Wish(true, false), LittleCompanyPeople.files());

        assertThat(again.summary()).isEqualTo("no changes");
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void showsTheReorganisationOfNextMonth() {
        assertThat(managerOf("H006", APRIL)).isEqualTo("H002");
        assertThat(managerOf("H006", LocalDate.of(2026, 5, 1))).isEqualTo("H001");
        assertThat(ground.organization.asOf(ground.administrator, APRIL).teams())
                .extracting(OrganizationDay.Unit::key)
                .doesNotContain("lighthouse");
        assertThat(ground.organization.asOf(ground.administrator, LocalDate.of(2026, 5, 1)).teams())
                .filteredOn(team -> team.key().equals("lighthouse"))
                .singleElement()
                .satisfies(team -> assertThat(team.members()).isEqualTo(1));
    }

    @Test
    void countsSomebodyInTwoTeamsByShare() {
        var day = ground.organization.asOf(ground.administrator, APRIL);
        double sum = day.teams().stream().mapToDouble(OrganizationDay.Unit::fullTime).sum();

        assertThat(on(APRIL).get("H041").places()).hasSize(2);
        assertThat(sum).isEqualTo(43.0);
    }

    @Test
    void saysSinceWhenNobodyManagesThoseWhoseManagerLeft() {
        assertThat(ground.organization.asOf(ground.administrator, APRIL).findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.since()).isEqualTo(LocalDate.of(2026, 2, 1));
                            assertThat(finding.words())
                                    .isEqualTo(
                                            "Nobody manages Tove Lind since 2026-02-01: their manager (H042) has left.");
                        });
    }

    @Test
    void knowsARehireAndTheYearsBetween() {
        assertThat(on(LocalDate.of(2021, 7, 31))).containsKey("H044");
        assertThat(on(LocalDate.of(2022, 7, 31))).doesNotContainKey("H044");
        assertThat(managerOf("H044", APRIL)).isEqualTo("H003");
    }

    @Test
    void tellsThePolicyWhoManagesWhom() {
        var joaquim = AccessForTests.viewer(5, ground.id("H005"));
        var people =
                new Directory(
                                ground.database,
                                ground.organization,
                                ground.access.policy(),
                                ground.access.audit())
                        .people(joaquim, 0, "", 50);

        assertThat(people).extracting(DirectoryStore.Report::number).contains("H021", "H041");
        assertThat(people)
                .filteredOn(one -> one.number().equals("H021"))
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("INTERIM"));
    }

    @Test
    void showsLeaveToTheManagerAloneAndNotesTheRead() {
        var directory =
                new Directory(
                        ground.database,
                        ground.organization,
                        ground.access.policy(),
                        ground.access.audit());
        var maren = AccessForTests.viewer(11, ground.id("H001"));
        var ida = AccessForTests.viewer(17, ground.id("H007"));
        long before = ground.access.audit().head().seq();

        assertThat(directory.leave(maren, null, 50)).hasSize(4);
        assertThat(ground.access.audit().head().seq()).isEqualTo(before + 1);
        assertThat(directory.leave(ida, null, 50)).isEmpty();
        assertThat(directory.countLeave(ida)).isZero();
        assertThat(ground.access.audit().head().seq()).isEqualTo(before + 1);
    }

    @Test
    void keepsNothingInADryRun() {
        var report =
                ground.run(
                        new Wish(false, false),
                        """
                        employee_number,name,from,manager
                        H900,Jette Rask,2026-04-01,H001
                        H901,Nobody Known,2026-04-01,H999
                        H902,,yesterday,H001
                        """);

        assertThat(report.applied()).isFalse();
        assertThat(report.counts()).containsEntry("new", 1);
        assertThat(report.refused())
                .extracting(row -> row.line() + " " + row.what() + " " + row.value())
                .containsExactly("3 manager H999", "4 from yesterday");
        assertThat(ground.organization.person(ground.administrator, "H900")).isEmpty();
    }

    @Test
    void leavesWhoIsMissingInASnapshotUntouchedUnlessItIsFull() {
        var snapshot =
                "Snapshot Date,Employee ID,Name,Work Email,Supervisor ID,Hire Date,Termination Date\n"
                        + "2026-04-01,H001,Maren Holt,maren.holt@harbor.example,,2019-01-01,\n";

        var part = ground.run(new Wish(false, false), snapshot);
        var full = ground.run(new Wish(false, true), snapshot);

        assertThat(part.missing()).isEqualTo(42);
        assertThat(part.summary()).isEqualTo("no changes");
        assertThat(part.files().getFirst().mapping())
                .containsEntry("Supervisor ID", "manager")
                .containsEntry("Hire Date", "joined");
        assertThat(full.counts()).containsEntry("left", 42);
    }

    @Test
    void refusesToCallAFileOfChangesTheWholeOrganization() {
        var changes = "employee_number,name,from\nH001,Maren Holt,2019-01-01\n";

        assertThatThrownBy(() -> ground.run(new Wish(false, true), changes))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must tell of everybody on one day");
    }

    @Test
    void refusesSomebodyWhoMayNotChangeTheOrganisation() {
        var ida = AccessForTests.viewer(17, ground.id("H007"));

        assertThatThrownBy(
                        () ->
                                ground.organization.change(
                                        ida,
                                        List.of(
                                                new Statement.PersonState(
                                                        "H007",
                                                        APRIL,
                                                        null,
                                                        Statement.Values.managedBy("H001")))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("may not change profile");
    }

    @Test
    void changesOnePersonByTheSameRules() {
        var number = "H007";
        var circle =
                new Statement.PersonState("H002", APRIL, null, Statement.Values.managedBy(number));

        assertThatThrownBy(() -> ground.organization.change(ground.administrator, List.of(circle)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cycle H002 → H007 → H002");
        assertThat(managerOf("H002", APRIL)).isEqualTo("H001");
    }

    @Test
    void findsAPersonByAddressAndShowsTheirSkills() {
        var found =
                ground.organization.personsByAddress(
                        ground.administrator, "Ida.Brandt@Harbor.example");

        assertThat(found).singleElement().extracting(Person::number).isEqualTo("H007");
        assertThat(found.getFirst().rows())
                .anyMatch(row -> row.fact() instanceof Fact.Knows knows && knows.level() == 4);
        assertThat(
                        ground.organization.person(
                                ground.administrator, new PersonId(new java.util.UUID(1, 1))))
                .isEmpty();
    }

    @Test
    void notesWhoReadsTheAccountsOfSomebodyElse() {
        var directory =
                new Directory(
                        ground.database,
                        ground.organization,
                        ground.access.policy(),
                        ground.access.audit());
        long before = ground.access.audit().head().seq();

        directory.person(ground.administrator, ground.id("H007").value());
        assertThat(ground.access.audit().head().seq()).isEqualTo(before + 1);

        directory.person(AccessForTests.viewer(17, ground.id("H007")), ground.id("H007").value());
        assertThat(ground.access.audit().head().seq()).isEqualTo(before + 1);
    }

    @Test
    void saysOfSomebodyNewInOneLineWhatHoldsFromTheirFirstDay() {
        assertThat(first.changes())
                .contains(
                        "H007 Ida Brandt is new from 2019-01-01: reports to H002, 100 % in piloting, Bremen, ida.brandt@harbor.example, an account.");
        assertThat(first.changes()).noneMatch(line -> line.startsWith("H007: reports"));
    }
}
