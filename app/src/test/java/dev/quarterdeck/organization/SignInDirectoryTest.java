package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import java.nio.file.Path;
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
}
