package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInDirectoryTest {

    @TempDir Path folder;

    @Test
    void findsThePersonWithAnEmployeeNumberAndNobodyElse() {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply("employee_number,name,from\nS-1,Greta Lang,2024-01-01\n");
            var directory = directory(ground);

            assertThat(directory.byEmployeeNumber("s-1")).contains(ground.id("S-1"));
            assertThat(directory.byEmployeeNumber("S-2")).isEmpty();
            assertThat(directory.byUserName("greta.lang")).isEmpty();
        }
    }

    @Test
    void findsWhoHasAUserNameNowAndNotALeaverWhoHadIt() {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply(
                    """
                    employee_number,name,from,until
                    S-1,Greta Lang,2020-01-01,
                    S-2,Greta Lange,2020-01-01,2026-04-01
                    S-3,Gero Lang,2026-06-01,
                    S-4,Gesa Lang,2020-01-01,
                    """);
            provide(ground, "S-1", "greta.lang", false);
            provide(ground, "S-2", "greta.lange", false);
            provide(ground, "S-3", "gero.lang", false);
            provide(ground, "S-4", "gesa.lang", true);
            var directory = directory(ground);

            assertThat(directory.byUserName("Greta.Lang")).contains(ground.id("S-1"));
            assertThat(directory.byUserName("gero.lang")).contains(ground.id("S-3"));
            assertThat(directory.byUserName("greta.lang@harbor.example")).isEmpty();
            assertThat(directory.byUserName("greta.lange")).as("left").isEmpty();
            assertThat(directory.byEmployeeNumber("S-2")).as("left").isEmpty();
            assertThat(directory.byUserName("gesa.lang")).as("removed").isEmpty();

            provide(ground, "S-3", "gesa.lang", false);
            assertThat(directory.byUserName("gesa.lang")).contains(ground.id("S-3"));
        }
    }

    private static void provide(
            OrganizationGround ground, String number, String userName, boolean isRemoved) {
        var now = java.sql.Timestamp.from(ground.clock.instant());
        ground.database.keep(
                sql ->
                        sql.sql(
                                        """
                                        insert into organization.scim_user
                                            (person_id, user_name, created_at, modified_at, removed_at)
                                        values (:person, :name, :now, :now, :removed)
                                        on conflict (person_id) do update set user_name = :name
                                        """)
                                .param("person", ground.id(number).value())
                                .param("name", userName)
                                .param("now", now)
                                .param("removed", isRemoved ? now : null, java.sql.Types.TIMESTAMP)
                                .update());
    }

    private static SignInDirectory directory(OrganizationGround ground) {
        return new SignInDirectory(ground.database, ground.access.policy(), ground.clock);
    }

    @Test
    void namesPersonsAndTeamsToWhoMaySeeThemAndLeavesTheUnknownOut() {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply(
                    """
                    employee_number,name,from,team
                    S-1,Greta Lang,2024-01-01,tides
                    S-1,Greta Long,2025-01-01,tides
                    """);
            var directory = directory(ground);
            var greta = ground.id("S-1").value();
            var tides =
                    ground.database.keeping(
                            sql ->
                                    sql.sql("select id from organization.team")
                                            .query(UUID.class)
                                            .single());
            var ids = List.of(greta, tides, UUID.randomUUID());

            assertThat(directory.names(Viewer.console(), ids))
                    .isEqualTo(Map.of(greta, "Greta Long", tides, "tides"));
            var measuring = new Viewer(UUID.randomUUID(), "meter", null, Set.of(Scope.MEASURE));
            assertThat(directory.names(measuring, ids)).isEmpty();
        }
    }

    @Test
    void namesWhomAndWhatIsPlannedByTheFirstNameToWhoSeesPlansAlone() {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply(
                    """
                    team,name,parent,from
                    tides,Tides,,2024-01-01
                    tides,Tide Watch,,2026-06-01
                    locks,Locks,,2026-06-01
                    locks,Lock Gates,,2026-07-01
                    """,
                    """
                    employee_number,name,from,until,manager,team
                    S-1,Greta Lang,2024-01-01,,,tides
                    S-1,Greta Long,2026-06-01,,,tides
                    S-2,Gero Sund,2026-06-01,,S-1,locks
                    S-2,Gero Sand,2026-07-01,,S-1,locks
                    S-3,Gesa Wall,2020-01-01,2026-03-01,,tides
                    """);
            var directory = directory(ground);
            var planned = ground.id("S-2");
            var ids = new ArrayList<>(List.of(planned.value()));
            ids.add(ground.id("S-1").value());
            ids.add(ground.id("S-3").value());
            ids.addAll(
                    ground.database.keeping(
                            sql ->
                                    sql.sql("select id from organization.team")
                                            .query(UUID.class)
                                            .list()));

            assertThat(directory.names(AccessForTests.viewer(5, ground.id("S-3")), ids).values())
                    .containsExactlyInAnyOrder("Greta Lang", "Gesa Wall", "Tides");
            assertThat(directory.names(Viewer.console(), ids).values())
                    .containsExactlyInAnyOrder(
                            "Greta Lang", "Gesa Wall", "Tides", "Gero Sund", "Locks");
            assertThat(directory.names(AccessForTests.viewer(6, planned), ids))
                    .containsEntry(planned.value(), "Gero Sund");
        }
    }
}
