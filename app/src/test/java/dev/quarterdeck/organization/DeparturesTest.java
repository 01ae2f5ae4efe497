package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.EmploymentEnded;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.timeline.Statement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hears who left, whichever way it was said.
class DeparturesTest {

    private OrganizationGround ground;

    @BeforeEach
    void bringIn(@TempDir Path folder) {
        ground = new OrganizationGround(folder);
        ground.apply(
                """
                employee_number,name,from
                H701,Edda Falk,2020-01-01
                H702,Timo Arndt,2020-01-01
                """);
        assertThat(ground.events).isEmpty();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private EmploymentEnded left(Viewer viewer, String number) {
        return new EmploymentEnded(ground.id(number), viewer, ground.clock.instant());
    }

    private EmploymentEnded leftOn(String number, String day) {
        var at = Instant.parse(day + "T00:00:00Z");
        return new EmploymentEnded(ground.id(number), Viewer.console(), at);
    }

    @Test
    void tellsOfALeaverInAFileOnce() {
        var file = "employee_number,name,from,until\nH701,Edda Falk,2020-01-01,2026-04-01\n";

        ground.run(new OrganizationImports.Wish(false, false), file);
        assertThat(ground.events).isEmpty();

        ground.apply(file);
        ground.apply(file);

        assertThat(ground.events).containsExactly(left(ground.administrator, "H701"));
    }

    @Test
    void tellsOfALeaverInARequest() {
        ground.organization.change(
                ground.administrator,
                List.of(new Statement.Left("H702", LocalDate.of(2026, 3, 1))));

        assertThat(ground.events).containsExactly(left(ground.administrator, "H702"));
    }

    @Test
    void tellsOfAPlannedEndOnItsDay() {
        try (var watch = new DepartureWatch(ground.database, ground.departures)) {
            ground.organization.change(
                    ground.administrator,
                    List.of(new Statement.Left("H702", LocalDate.of(2026, 5, 1))));

            ground.clock.now = Instant.parse("2026-04-30T23:00:00Z");
            assertThat(watch.look()).isZero();
            assertThat(ground.events).isEmpty();

            ground.clock.now = Instant.parse("2026-05-01T00:30:00Z");
            assertThat(watch.look()).isEqualTo(1);
            assertThat(ground.events).containsExactly(leftOn("H702", "2026-05-01"));
        }
    }

    @Test
    void saysNothingOfWhoCameBack() {
        ground.apply(
                """
                employee_number,joined,left,name
                H703,2019-01-01,2021-01-01,Jette Rask
                """);
        ground.events.clear();

        ground.organization.change(
                ground.administrator,
                List.of(
                        new Statement.PersonState(
                                "H703", LocalDate.of(2026, 4, 1), null, Statement.Values.NOTHING)));

        assertThat(ground.events).isEmpty();
    }
}
