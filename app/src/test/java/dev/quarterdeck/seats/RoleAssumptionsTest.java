package dev.quarterdeck.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.platform.Version;
import dev.quarterdeck.seats.Assumption.What;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is assumed of a role on a day, and how the simulation takes it.
class RoleAssumptionsTest {

    private static final LocalDate SPRING = LocalDate.of(2026, 4, 1);

    private static Assumption said(What what, String value, LocalDate from) {
        return new Assumption(
                "engineer",
                from,
                AssumptionCells.value(what, value),
                "a source",
                new Version(1, Instant.EPOCH, "somebody", null));
    }

    private static RoleAssumptions on(LocalDate day, Assumption... all) {
        return Assumptions.on(List.of(all), day).getOrDefault("engineer", none());
    }

    private static RoleAssumptions none() {
        return new RoleAssumptions("engineer", java.util.Map.of());
    }

    @Test
    void drawsARampStraightBetweenItsPoints() {
        var ramp = on(SPRING, said(What.RAMP, "0=0.2;4=0.6;8=1", SPRING)).ramp().orElseThrow();

        assertThat(ramp).hasSize(8);
        assertThat(ramp.get(0)).isEqualTo(0.2);
        assertThat(ramp.get(1)).isCloseTo(0.3, within(1e-9));
        assertThat(ramp.get(4)).isEqualTo(0.6);
        assertThat(ramp.get(7)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void keepsOneShareUpToTheOnlyPoint() {
        assertThat(on(SPRING, said(What.RAMP, "3=0.5", SPRING)).ramp().orElseThrow())
                .containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void takesTheLatestThatHoldsOnTheDay() {
        var first = said(What.ATTRITION, "0.1", SPRING);
        var second = said(What.ATTRITION, "0.2", SPRING.plusMonths(3));

        assertThat(on(SPRING.minusDays(1), first, second).attrition()).isEmpty();
        assertThat(on(SPRING.plusDays(5), first, second).attrition()).contains(0.1);
        assertThat(on(SPRING.plusMonths(3), first, second).attrition()).contains(0.2);
    }

    @Test
    void becomesARoleOfTheSimulationWithItsSources() {
        var role =
                on(
                                SPRING,
                                said(What.ATTRITION, "0.12", SPRING),
                                said(What.RAMP, "2=0.5", SPRING),
                                said(What.RATE, "9000 EUR", SPRING))
                        .toRole(Optional.empty());

        assertThat(role.attritionPerYear()).isEqualTo(0.12);
        assertThat(role.ramp()).containsExactly(0.5, 0.5);
        assertThat(role.source()).isEqualTo("attrition: a source; ramp: a source");
    }

    @Test
    void leavesThePriorRampWhereNothingIsAssumed() {
        var role = none().toRole(Optional.empty());

        assertThat(role.ramp()).hasSize(26).allMatch(share -> share == 0.55);
        assertThat(role.attritionPerYear()).isZero();
        assertThat(role.source()).isEqualTo("nothing is assumed of this role");
    }
}
