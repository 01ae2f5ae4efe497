package dev.quarterdeck.engine.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.hiring.Candidacy.Outcome;
import dev.quarterdeck.engine.hiring.Candidacy.Stay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HiringFunnelTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void saysWhyARangeWithoutAHistoryIsWide() {
        var opening = new Opening("s", "java", "software", 5, 5, List.of());
        var dates = HiringFunnel.of(DAY, List.of("screen", "offer"), List.of()).startOf(opening, 1);

        assertThat(dates.basis())
                .isEqualTo(
                        "0 hires and 0 applications; with fewer than 10 hires the range is wide;"
                                + " the time in stage screen is partly assumed;"
                                + " the time in stage offer is partly assumed;"
                                + " the notice period is assumed");
        assertThat(dates.at(0.9)).isGreaterThan(4 * dates.at(0.1));
    }

    @Test
    void isWiderWithAShortHistory() {
        var little = dates(8);
        var much = dates(200);

        assertThat(little.basis()).contains("the range is wide");
        assertThat(much.basis()).doesNotContain("wide");
        assertThat(little.at(0.9) / little.at(0.1)).isGreaterThan(much.at(0.9) / much.at(0.1));
    }

    @Test
    void givesTheSameDatesToTheSameSeed() {
        assertThat(dates(60)).isEqualTo(dates(60));
    }

    @Test
    void isSoonerWithSomebodyAtTheOffer() {
        var truth = new InventedFunnel(3, 60);
        var funnel = funnel(truth);
        var nobody = new Opening("s", "role0", "family0", 60, 60, List.of());
        var somebody =
                new Opening(
                        "s",
                        "role0",
                        "family0",
                        60,
                        60,
                        List.of(new Opening.InProcess("offer", 0.5)));

        assertThat(funnel.startOf(somebody, 1).at(0.5))
                .isLessThan(funnel.startOf(nobody, 1).at(0.5) - 2);
    }

    @Test
    void isNeverFilledWhereNobodyMayApply() {
        var closed = new Opening("s", "role0", "family0", 0, 0, List.of());
        assertThat(funnel(new InventedFunnel(3, 60)).startOf(closed, 1).at(0)).isInfinite();
    }

    @Test
    void borrowsFromTheFamilyWhereTheRoleHasNoRecord() {
        var good = history("lead", "software", Outcome.PASSED);
        var bad = history("lead", "software", Outcome.ENDED);
        var opening = new Opening("s", "java", "software", 20, 20, List.of());

        assertThat(HiringFunnel.of(DAY, List.of("offer"), good).startOf(opening, 1).at(0.5))
                .isLessThan(
                        HiringFunnel.of(DAY, List.of("offer"), bad).startOf(opening, 1).at(0.5));
    }

    @Test
    void refusesStaysThatCannotBe() {
        assertThatThrownBy(() -> new Stay("a", "offer", DAY, null, Outcome.PASSED))
                .hasMessage(
                        "The stay of application (a) in stage (offer) must have a last day unless it is open.");
        var stay = new Stay("a", "offer", DAY, null, Outcome.OPEN);
        assertThatThrownBy(() -> Candidacy.of(List.of(stay), Map.of()))
                .hasMessage("The application (a) must name its role.");
    }

    private static List<Candidacy> history(String role, String family, Outcome outcome) {
        return java.util.stream.IntStream.range(0, 20)
                .mapToObj(
                        i ->
                                new Stay(
                                        "a" + i,
                                        "offer",
                                        DAY.minusDays(30),
                                        DAY.minusDays(9),
                                        outcome))
                .map(stay -> new Candidacy(role, family, List.of(stay)))
                .toList();
    }

    private static StartDates dates(int weeks) {
        var truth = new InventedFunnel(3, weeks);
        return funnel(truth).startOf(truth.opening(), 1);
    }

    private static HiringFunnel funnel(InventedFunnel truth) {
        return HiringFunnel.of(
                InventedFunnel.AS_OF, InventedFunnel.STAGES, truth.history(), truth.notice());
    }
}
