package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.DirectoryStore.Entry;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Shows colleagues no more of each other than name, team and work address, and no plans.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannedDayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private OrganizationGround ground;
    private Directory directory;
    private Viewer ida;
    private Viewer tobias;

    @BeforeAll
    void bringIn(@TempDir Path folder) {
        ground = new OrganizationGround(folder);
        ground.apply(LittleCompanyPeople.files());
        directory =
                new Directory(
                        ground.database,
                        ground.organization,
                        ground.access.policy(),
                        ground.access.audit());
        ida = AccessForTests.viewer(17, ground.id("H007"));
        tobias = AccessForTests.viewer(12, ground.id("H002"));
    }

    @AfterAll
    void close() {
        ground.close();
    }

    private Colleague seen(Viewer viewer, String number) {
        return ground.organization.asOf(viewer, TODAY).persons().stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesPlansToWhoHasNoPartInThem() {
        assertThatThrownBy(() -> ground.organization.asOf(ida, MAY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2026-05-01")
                .hasMessageContaining("who manage somebody");
        assertThatThrownBy(
                        () ->
                                directory.list(
                                        ida,
                                        new DirectoryStore.Filter(MAY, null, null, null, "", 10)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> new OrganizationExport(ground.organization).csv(ida, "people", MAY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void showsPlansToManagersPartnersAndKeepers() {
        assertThat(ground.organization.asOf(tobias, MAY).persons()).isNotEmpty();
        assertThat(ground.organization.asOf(ground.access.partner(81), MAY).persons()).isNotEmpty();
        assertThat(ground.organization.asOf(Viewer.console(), MAY).persons()).isNotEmpty();
    }

    @Test
    void showsOfAColleagueNameTeamAndAddressAlone() {
        var owen = seen(ida, "H008");

        assertThat(owen.name()).isEqualTo("Owen Carver");
        assertThat(owen.address()).isEqualTo("owen.carver@harbor.example");
        assertThat(owen.places()).isNotEmpty();
        assertThat(owen.manager()).isNull();
        assertThat(owen.location()).isNull();
        assertThat(owen.calendar()).isNull();
        assertThat(seen(ida, "H007").manager()).isEqualTo(ground.id("H002"));
        assertThat(seen(tobias, "H008").manager()).isEqualTo(ground.id("H002"));
        assertThat(seen(ground.administrator, "H008").location()).isEqualTo("Bremen");
    }

    @Test
    void keepsHeadsOfTeamsButNotFindingsAboutOthers() {
        var day = ground.organization.asOf(ida, TODAY);

        assertThat(day.teams())
                .filteredOn(team -> team.key().equals("piloting"))
                .singleElement()
                .satisfies(team -> assertThat(team.head()).isEqualTo(ground.id("H002")));
        assertThat(day.findings()).isEmpty();
    }

    @Test
    void fillsPagesOfReportsWithThoseWhomTheViewerMaySeeAlone() {
        var resource = new PersonsResource(ground.organization, directory);
        var tobiasId = ground.id("H002").value();

        var peer = resource.list(ida, null, null, tobiasId, TODAY, null, 1);
        assertThat(peer.items()).extracting(Entry::number).containsExactly("H007");
        assertThat(peer.next()).isNull();

        var first = resource.list(tobias, null, null, tobiasId, TODAY, null, 1);
        assertThat(first.items()).extracting(Entry::number).containsExactly("H006");
        var second = resource.list(tobias, null, null, tobiasId, TODAY, first.next(), 1);
        assertThat(second.items()).extracting(Entry::number).containsExactly("H007");
        assertThat(second.next()).isNotNull();
    }

    @Test
    void keepsManagersOutOfExportsAndLists() {
        var csv = new OrganizationExport(ground.organization).csv(ida, "people", TODAY);

        assertThat(csv.lines().filter(line -> line.startsWith("H008")))
                .singleElement()
                .satisfies(
                        line -> assertThat(line).doesNotContain("H002").doesNotContain("Bremen"));

        var byManager =
                new DirectoryStore.Filter(TODAY, null, null, ground.id("H002").value(), "", 100);
        assertThat(directory.list(ida, byManager))
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo("H007"));
    }
}
