package dev.quarterdeck.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.demo.DemoLooks.DemoLook;
import dev.quarterdeck.demo.company.DemoWork;
import dev.quarterdeck.demo.company.LittleCompany;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.reports.JsonLook;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the looks of the demo to what a reader should find in them.
class DemoLooksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);
    private static final Instant MADE = Instant.parse("2026-04-15T19:00:00Z");
    private static final DemoWork WORK = DemoWork.of(TODAY, DemoOrder.SEED);
    private static final List<DemoLook> LOOKS = DemoLooks.of(WORK, WORK.days(), MADE);

    private static DemoLook today(String team) {
        return LOOKS.stream()
                .filter(one -> one.day().equals(TODAY) && one.team().equals(team))
                .findFirst()
                .orElseThrow();
    }

    private static Figure figure(DemoLook look, String id) {
        return look.look().sections().stream()
                .flatMap(
                        section ->
                                Stream.concat(
                                        section.details().stream(),
                                        section.sentence().stream()
                                                .filter(Section.Said.class::isInstance)
                                                .map(span -> ((Section.Said) span).figure())))
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsForEachTeamEightEndsOfMonthsAndToday() {
        assertThat(LOOKS).hasSize(5 * 9);
        assertThat(LOOKS.stream().map(DemoLook::day).distinct())
                .startsWith(LocalDate.of(2025, 8, 31))
                .endsWith(LocalDate.of(2026, 3, 31), TODAY);
        assertThat(LOOKS.stream().map(DemoLook::team).distinct())
                .containsExactlyInAnyOrder("piloting", "berths", "cranes", "tides", "platform");
    }

    @Test
    void saysTheSameOfTheSameDayAndSeed() {
        var work = DemoWork.of(TODAY, DemoOrder.SEED);
        var again = DemoLooks.of(work, work.days(), MADE.plusSeconds(9));

        assertThat(again.stream().map(one -> one.look().lookId()))
                .isEqualTo(LOOKS.stream().map(one -> one.look().lookId()).toList());
    }

    @Test
    void forecastsEveryTeamWithARecord() {
        assertThat(LOOKS)
                .filteredOn(one -> one.day().equals(TODAY))
                .allSatisfy(
                        one ->
                                assertThat(figure(one, "forecast.range").value())
                                        .isNotInstanceOf(Quantity.NotKnown.class));
    }

    @Test
    void showsTheTeamThatHangsOnTwoPersons() {
        assertThat(figure(today("tides"), "knowledge.one-person").value())
                .isInstanceOfSatisfying(
                        Quantity.Part.class,
                        part -> assertThat(part.share().fraction()).isGreaterThanOrEqualTo(0.75));
        assertThat(figure(today("platform"), "knowledge.one-person").value())
                .isInstanceOfSatisfying(
                        Quantity.Part.class,
                        part -> assertThat(part.share().fraction()).isLessThan(0.3));
    }

    @Test
    void namesNobody() throws IOException {
        var text = new StringWriter();
        for (var one : LOOKS) {
            JsonLook.write(one.look(), text);
        }
        var said = text.toString();
        assertThat(said).contains("invented commits");
        assertThat(new LittleCompany(TODAY).colleagues())
                .hasSizeGreaterThan(40)
                .allSatisfy(
                        one ->
                                assertThat(said)
                                        .doesNotContain(one.name())
                                        .doesNotContain(one.address()));
    }
}
