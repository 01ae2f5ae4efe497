package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.demo.company.LittleCompany;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Brings the whole little company in, on days that months are apt to trip over.
class LittleCompanyOnAnyDayTest {

    @TempDir Path folder;

    private static String[] files(LocalDate day) {
        return new LittleCompany(day)
                .filesWithPast(20_260_401).stream()
                        .map(LittleCompany.CompanyFile::text)
                        .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-01", "2026-08-31", "2027-02-28", "2028-02-29", "2028-12-31"})
    void refusesNoRowOfIt(LocalDate day) {
        try (var ground = new OrganizationGround(folder)) {
            ground.clock.now = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
            var report = ground.run(new Wish(false, false), files(day));

            assertThat(report.refused()).isEmpty();
            assertThat(report.heldBack()).isEmpty();
            assertThat(report.counts()).containsEntry("new", 50);
        }
    }

    @Test
    void knowsLeaversJoinersAMoveAndSomebodyNobodyManages() {
        try (var ground = new OrganizationGround(folder)) {
            ground.apply(files(LocalDate.of(2026, 4, 1)));
            var then = ground.organization.asOf(ground.administrator, LocalDate.of(2024, 9, 1));
            var now = ground.organization.asOf(ground.administrator, LocalDate.of(2026, 4, 1));

            assertThat(then.persons())
                    .extracting(OrganizationDay.Colleague::number)
                    .contains("H045", "H046", "H047")
                    .doesNotContain("H048", "H049");
            assertThat(now.persons())
                    .extracting(OrganizationDay.Colleague::number)
                    .contains("H048", "H049")
                    .doesNotContain("H045", "H046", "H047", "H050");
            assertThat(team(now, "H032")).isEqualTo("platform");
            assertThat(team(then, "H032")).isEqualTo("cranes");
            assertThat(now.findings())
                    .extracting(OrganizationDay.Finding::words)
                    .anyMatch(words -> words.startsWith("Nobody manages Tove Lind"));
        }
    }

    private static String team(OrganizationDay day, String number) {
        var place =
                day.persons().stream()
                        .filter(one -> one.number().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .places()
                        .getFirst();
        return day.teams().stream()
                .filter(one -> one.id().equals(place.team()))
                .findFirst()
                .orElseThrow()
                .key();
    }
}
