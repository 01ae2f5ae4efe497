package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.platform.store.Viewpoint;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayViewsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final String PEOPLE =
            """
            employee_number,name,from,manager,location
            A1,Ada Berg,2024-01-01,none,Bremen
            A2,Ole Dahl,2024-01-01,A1,Lisbon
            """;

    @TempDir private Path folder;
    private OrganizationGround ground;

    @BeforeEach
    void bringTwoPeople() {
        ground = new OrganizationGround(folder);
        assertThat(ground.apply(PEOPLE).refusedCount()).isZero();
    }

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private OrganizationDay seenBy(Viewer viewer) {
        return ground.organization.asOf(viewer, DAY);
    }

    @Test
    void tellsAChangeAtOnceThoughTheDayWasLookedAtBefore() {
        assertThat(seenBy(ground.administrator).persons()).hasSize(2);
        assertThat(seenBy(ground.administrator)).isEqualTo(seenBy(ground.administrator));

        ground.apply("employee_number,name,from,manager\nA3,Ina Falk,2026-03-01,A1\n");
        assertThat(seenBy(ground.administrator).persons())
                .extracting(Colleague::name)
                .containsExactly("Ada Berg", "Ole Dahl", "Ina Falk");
        assertThat(
                        ground.organization
                                .asOf(ground.administrator, LocalDate.of(2026, 2, 1))
                                .persons())
                .hasSize(2);
    }

    @Test
    void handsNobodyWhatAnotherMaySee() {
        var whole = seenBy(ground.administrator);
        assertThat(whole.persons())
                .extracting(Colleague::location)
                .containsExactly("Bremen", "Lisbon");

        var colleague = AccessForTests.viewer(7, ground.id("A2"));
        assertThat(seenBy(colleague).persons())
                .extracting(Colleague::location)
                .containsExactly(null, "Lisbon");
        assertThat(seenBy(ground.administrator)).isEqualTo(whole);
    }

    @Test
    void handsNothingToAViewpointThatSeesNoRow() {
        seenBy(ground.administrator);
        var views = new DayViews(new OrganizationStore());
        var known = new Viewpoint(UUID.randomUUID(), null, DAY);
        var nobody = new Viewpoint(null, null, DAY);

        assertThat(ground.database.viewing(known, sql -> views.of(sql, DAY)).persons()).hasSize(2);
        assertThat(ground.database.viewing(nobody, sql -> views.of(sql, DAY)).persons()).isEmpty();
    }

    @Test
    void keepsOnlyTheLastDays() {
        var views = new DayViews(new OrganizationStore());
        var first = looked(views, DAY);
        assertThat(looked(views, DAY)).isSameAs(first);
        for (int i = 1; i <= 8; i++) {
            looked(views, DAY.minusDays(i));
        }
        assertThat(looked(views, DAY)).isEqualTo(first).isNotSameAs(first);
    }

    private OrganizationDay looked(DayViews views, LocalDate day) {
        var viewpoint = new Viewpoint(UUID.randomUUID(), null, DAY);
        return ground.database.viewing(viewpoint, sql -> views.of(sql, day));
    }
}
