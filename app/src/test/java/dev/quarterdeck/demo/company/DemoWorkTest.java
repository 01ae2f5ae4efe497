package dev.quarterdeck.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Holds the drawn work to the stories it is to tell.
class DemoWorkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);
    private static final DemoWork WORK = DemoWork.of(TODAY, 20_260_401);

    private static TeamWork team(String key) {
        return WORK.teams().stream()
                .filter(one -> one.team().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<WorkItemFacts> facts(String team, LocalDate day) {
        var known = team(team).asOf(day);
        return known.tracker().factsAsOf(known.moment());
    }

    /// The median from start to finish of what was finished in the hundred days up to a day.
    private static Duration cycle(String team, LocalDate day) {
        var since = day.minusDays(100).atStartOfDay().toInstant(ZoneOffset.UTC);
        var times =
                facts(team, day).stream()
                        .filter(one -> one.outcome() == Outcome.FINISHED && one.started() != null)
                        .filter(one -> Objects.requireNonNull(one.closed()).isAfter(since))
                        .map(
                                one ->
                                        Duration.between(
                                                Objects.requireNonNull(one.started()),
                                                Objects.requireNonNull(one.closed())))
                        .sorted()
                        .toList();
        return times.get(times.size() / 2);
    }

    @Test
    void isTheSameForTheSameDayAndSeed() {
        var again = DemoWork.of(TODAY, 20_260_401);

        for (int at = 0; at < again.teams().size(); at++) {
            var one = again.teams().get(at).asOf(TODAY);
            var other = WORK.teams().get(at).asOf(TODAY);
            assertThat(one.history().equals(other.history())).isTrue();
            assertThat(one.tracker().histories().equals(other.tracker().histories())).isTrue();
            assertThat(one.tracker().versions()).isEqualTo(other.tracker().versions());
        }
        assertThat(DemoWork.of(TODAY, 5).teams().getFirst().asOf(TODAY).history().tip())
                .isNotEqualTo(team("piloting").asOf(TODAY).history().tip());
    }

    @Test
    void knowsNothingOfWhatComesLater() {
        var day = LocalDate.of(2025, 10, 31);
        for (var team : WORK.teams()) {
            var known = team.asOf(day);
            assertThat(known.history().changes())
                    .isNotEmpty()
                    .noneMatch(one -> one.landed().isAfter(known.moment()));
            assertThat(known.history().tags())
                    .isNotEmpty()
                    .noneMatch(one -> one.tagged().isAfter(known.moment()));
            assertThat(known.tracker().histories())
                    .isNotEmpty()
                    .allSatisfy(
                            item ->
                                    assertThat(item.events())
                                            .noneMatch(one -> one.at().isAfter(known.moment())));
        }
    }

    @Test
    void spansTwoYearsWithoutAGap() {
        assertThat(WORK.teams())
                .allSatisfy(
                        team -> {
                            var landed = team.asOf(TODAY).history().changes();
                            assertThat(landed.getLast().landed())
                                    .isBefore(Instant.parse("2024-05-15T00:00:00Z"));
                            for (int at = 1; at < landed.size(); at++) {
                                var newer = landed.get(at - 1).landed();
                                var older = landed.get(at).landed();
                                assertThat(Duration.between(older, newer))
                                        .isBetween(Duration.ZERO, Duration.ofDays(21));
                            }
                        });
    }

    @Test
    void letsNobodyWorkAtNightOrOnAWeekend() {
        assertThat(
                        WORK.teams().stream()
                                .flatMap(team -> team.asOf(TODAY).history().changes().stream())
                                .map(change -> change.landed().atOffset(ZoneOffset.UTC)))
                .hasSizeGreaterThan(3_000)
                .allMatch(at -> at.getHour() >= 8 && at.getHour() < 17)
                .allMatch(at -> Draw.isWorkday(at.toLocalDate()));
    }

    @Test
    void reopensBlocksAndDiscardsSome() {
        assertThat(facts("piloting", TODAY)).anyMatch(one -> one.reopened() > 0);
        assertThat(facts("piloting", TODAY)).anyMatch(one -> one.outcome() == Outcome.DISCARDED);
        assertThat(WORK.teams().stream().flatMap(team -> facts(team.team(), TODAY).stream()))
                .anyMatch(WorkItemFacts::blocked);
    }

    @Test
    void letsOneTeamSlowDown() {
        var halfAYearAgo = TODAY.minusDays(200);

        assertThat(cycle("berths", TODAY).toHours())
                .isGreaterThan(cycle("berths", halfAYearAgo).toHours() * 3 / 2);
        assertThat(cycle("piloting", TODAY).toHours())
                .isLessThan(cycle("piloting", halfAYearAgo).toHours() * 3 / 2);
    }

    @Test
    void putsAReleaseAtRiskThatIsDueSoonAndFarFromDone() {
        var known = team("cranes").asOf(TODAY);
        var next =
                known.tracker().versions().stream()
                        .filter(one -> one.name().matches("\\d+\\.\\d+"))
                        .toList()
                        .getLast();
        var wanted =
                facts("cranes", TODAY).stream()
                        .filter(
                                one ->
                                        one.versions().stream()
                                                .anyMatch(in -> in.version().equals(next.name())))
                        .toList();
        long open = wanted.stream().filter(WorkItemFacts::isOpen).count();

        assertThat(next.releaseDate())
                .isBetween(
                        Instant.parse("2026-04-25T00:00:00Z"),
                        Instant.parse("2026-05-08T00:00:00Z"));
        assertThat(open).isGreaterThanOrEqualTo(10);
    }
}
