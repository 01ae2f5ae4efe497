package dev.quarterdeck.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.demo.company.LittleCompany.Colleague;
import dev.quarterdeck.demo.company.LittleCompany.CompanyFile;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the little company to being the same on every machine, and at home on every day.
class LittleCompanyTest {

    private static final long SEED = 7;

    private static String all(LocalDate today) {
        return new LittleCompany(today)
                .filesWithPast(SEED).stream().map(CompanyFile::text).collect(Collectors.joining());
    }

    private static String file(LocalDate today, String name) {
        return new LittleCompany(today)
                .files().stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .text();
    }

    @Test
    void isTheSameForTheSameDayAndSeed() {
        var day = LocalDate.of(2027, 9, 3);

        assertThat(all(day)).isEqualTo(all(day)).isNotEqualTo(all(day.plusMonths(1)));
    }

    @Test
    void standsAsWrittenInTheMonthItIsWrittenFor() {
        assertThat(file(LocalDate.of(2026, 4, 30), "leave.csv"))
                .contains("H003,parental,2026-03-01,2026-07-01");
    }

    @Test
    void movesItsDaysByMonthsAndItsHolidaysByYears() {
        var day = LocalDate.of(2027, 2, 14);

        assertThat(file(day, "leave.csv")).contains("H003,parental,2027-01-01,2027-05-01");
        assertThat(file(day, "people.csv")).contains("H006,Sunniva Dahl,").contains(",2027-03-01,");
        assertThat(file(day, "holidays.csv")).contains("bremen,2027-05-01,Labour Day,0");
    }

    @Test
    void hasAboutFortyPeopleInFiveTeams() {
        var today = LocalDate.of(2026, 11, 21);
        var there =
                new LittleCompany(today)
                        .colleagues().stream().filter(one -> one.worksOn(today)).toList();

        assertThat(there).hasSizeBetween(38, 48);
        assertThat(
                        there.stream()
                                .map(Colleague::team)
                                .filter(team -> !team.equals("harbor"))
                                .distinct())
                .containsExactlyInAnyOrder("piloting", "berths", "cranes", "platform", "tides");
    }

    @Test
    void writesToNobodyWhoExists() {
        assertThat(new LittleCompany(LocalDate.of(2026, 11, 21)).colleagues())
                .hasSize(50)
                .allSatisfy(one -> assertThat(one.address()).endsWith("@harbor.example"));
        assertThat(all(LocalDate.of(2026, 11, 21)).replaceAll("@(harbor|home)\\.example", ""))
                .doesNotContain("@");
    }

    @Test
    void leavesSomeAccountsToBeReviewed() {
        var accounts =
                new LittleCompany(LocalDate.of(2026, 11, 21))
                        .filesWithPast(SEED)
                        .getLast()
                        .text()
                        .lines()
                        .skip(1)
                        .toList();

        assertThat(accounts).hasSizeGreaterThan(60);
        assertThat(accounts)
                .filteredOn(line -> line.endsWith(",,"))
                .hasSizeBetween(6, 30)
                .contains("git,harbor-bot,harbor-bot,bot@harbor.example,,");
    }

    @Test
    void hasThreeInitiativesOfWhichOneHasMissedItsDay() {
        var today = LocalDate.of(2026, 11, 21);
        var work = new DemoWork(today, List.of());

        assertThat(work.initiatives()).hasSize(3);
        assertThat(work.initiatives())
                .filteredOn(one -> one.due().isBefore(today))
                .extracting(Initiative::name)
                .containsExactly("One berth plan");
    }
}
