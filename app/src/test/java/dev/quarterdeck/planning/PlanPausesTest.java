package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.portfolio.Pause;
import dev.quarterdeck.portfolio.Pause.Kind;
import dev.quarterdeck.portfolio.Pause.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Takes into a plan what people said of freezes and blackouts.
class PlanPausesTest {

    private static final LocalDate FROM = LocalDate.of(2026, 4, 6);
    private static final Instant NOW = Instant.parse("2026-04-06T00:00:00Z");
    private static final UUID HERE = new UUID(0, 1);
    private static final UUID ELSEWHERE = new UUID(0, 2);

    private static Pause pause(Kind kind, Status status, LocalDate until, UUID... teams) {
        var days = new DateRange(until.minusWeeks(2), until);
        var terms = new Pause.Terms("P", kind, "Quiet", days, Set.of(teams), null, status);
        return new Pause(new UUID(7, 7), terms, new Version(1, NOW, "x", null));
    }

    private static List<dev.quarterdeck.engine.portfolio.Pause> taken(Pause one) {
        var pace = PaceCurve.of(Throughput.ofWeeks(NOW), 1);
        return PlanPauses.of(List.of(one), List.of(Team.of(HERE.toString(), pace, 1)), FROM);
    }

    @Test
    void bindsEverybodyOrTheTeamsThatAreNamed() {
        var until = FROM.plusWeeks(4);

        var all = taken(pause(Kind.BLACKOUT, Status.SET, until)).getFirst();
        assertThat(all.kind()).isEqualTo(dev.quarterdeck.engine.portfolio.Pause.Kind.BLACKOUT);
        assertThat(all.teams()).isEmpty();
        var some = taken(pause(Kind.FREEZE, Status.SET, until, HERE, ELSEWHERE)).getFirst();
        assertThat(some.kind()).isEqualTo(dev.quarterdeck.engine.portfolio.Pause.Kind.FREEZE);
        assertThat(some.teams()).containsExactly(HERE.toString());
    }

    @Test
    void bindsNobodyWhenItIsOfTeamsThatThePlanDoesNotKnow() {
        // Without its only team it would be everybody's.
        assertThat(taken(pause(Kind.FREEZE, Status.SET, FROM.plusWeeks(4), ELSEWHERE))).isEmpty();
    }

    @Test
    void leavesOutWhatWasCalledOffOrIsLongOver() {
        assertThat(taken(pause(Kind.FREEZE, Status.CALLED_OFF, FROM.plusWeeks(4)))).isEmpty();
        assertThat(taken(pause(Kind.BLACKOUT, Status.SET, FROM))).isEmpty();
        assertThat(taken(pause(Kind.BLACKOUT, Status.SET, FROM.plusDays(1)))).hasSize(1);
    }
}
