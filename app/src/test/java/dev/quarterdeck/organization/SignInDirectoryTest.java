package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInDirectoryTest {

    @TempDir Path folder;

    @Test
    void findsThePersonWithAnEmployeeNumberAndNobodyElse() {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply("employee_number,name,from\nS-1,Greta Lang,2024-01-01\n");
            var directory = new SignInDirectory(ground.database);

            assertThat(directory.byEmployeeNumber("s-1")).contains(ground.id("S-1"));
            assertThat(directory.byEmployeeNumber("S-2")).isEmpty();
            assertThat(directory.byUserName("greta.lang")).isEmpty();
        }
    }
}
