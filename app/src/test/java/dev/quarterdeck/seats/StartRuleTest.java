package dev.quarterdeck.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quarterdeck.engine.hiring.Candidacy.Outcome;
import dev.quarterdeck.platform.Version;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.Seat.Kind;
import dev.quarterdeck.seats.Seat.Origin;
import dev.quarterdeck.seats.Seat.Standing;
import dev.quarterdeck.seats.Seat.Status;
import dev.quarterdeck.seats.Seat.Target;
import dev.quarterdeck.seats.SeatStart.Ground;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When somebody starts, by each ground; days are weeks from 1 June 2026, a Monday.
class StartRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final UUID TEAM = new UUID(0, 1);
    private static final String ROLE = "engineer";
    private static final RoleAssumptions NOTHING = new RoleAssumptions(ROLE, Map.of());

    private static Seat seat(
            int id, Standing standing, @Nullable LocalDate effectiveFrom, @Nullable Target target) {
        return new Seat(
                new UUID(1, id),
                new Seat.Terms(
                        "S-" + id,
                        TEAM,
                        ROLE,
                        null,
                        null,
                        new Origin(Kind.NEW, null),
                        effectiveFrom,
                        target,
                        standing),
                null,
                new Cost.Unknown(),
                new Version(1, Instant.EPOCH, "somebody", null));
    }

    private static Standing standing(Status status) {
        return new Standing(status, null);
    }

    private static Optional<SeatStart> start(Seat seat, List<ToldStay> told) {
        var applications = Applications.of(told, List.of(seat), Map.of(), TODAY);
        return new StartRule(TODAY, applications, 5).of(seat, NOTHING);
    }

    /// So many hires, each after one week of talks and one of an offer, with one refusal beside.
    private static List<ToldStay> hires(int count) {
        var told = new ArrayList<ToldStay>();
        for (int i = 0; i < count; i++) {
            var day = TODAY.minusWeeks(40).plusWeeks(2L * i);
            told.add(stay("A-" + i, "talk", day, day.plusWeeks(1), Outcome.PASSED));
            told.add(stay("A-" + i, "offer", day.plusWeeks(1), day.plusWeeks(2), Outcome.PASSED));
            told.add(stay("B-" + i, "talk", day, day.plusWeeks(1), Outcome.ENDED));
        }
        return told;
    }

    private static ToldStay stay(
            String application,
            String stage,
            LocalDate entered,
            @Nullable LocalDate left,
            Outcome outcome) {
        return new ToldStay(application, stage, entered, left, outcome, null, ROLE);
    }

    @Test
    void takesTheAgreedDayWhereSomebodyAccepted() {
        var accepted =
                start(
                                seat(
                                        1,
                                        new Standing(Status.ACCEPTED, TODAY.plusDays(31)),
                                        null,
                                        null),
                                hires(12))
                        .orElseThrow();

        assertThat(accepted.ground()).isEqualTo(Ground.ACCEPTED);
        assertThat(accepted.at(0.1)).contains(TODAY.plusDays(31));
        assertThat(accepted.at(0.9)).contains(TODAY.plusDays(31));
    }

    @Test
    void awaitsNobodyOnASeatThatIsFilledOrCancelled() {
        assertThat(start(seat(1, standing(Status.FILLED), null, null), List.of())).isEmpty();
        assertThat(start(seat(1, standing(Status.CANCELLED), null, null), List.of())).isEmpty();
    }

    @Test
    void goesByTheFunnelFromTenHiresOn() {
        var open = seat(1, standing(Status.OPEN), null, Target.on(TODAY.plusWeeks(30)));

        var nine = start(open, hires(9)).orElseThrow();
        var ten = start(open, hires(10)).orElseThrow();

        assertThat(nine.ground()).isEqualTo(Ground.TYPED);
        assertThat(nine.words()).contains("9 hires of history are fewer than the 10");
        assertThat(ten.ground()).isEqualTo(Ground.FUNNEL);
        assertThat(ten.words()).contains("through talk, offer", "20 applied for the role");
        assertThat(ten.at(0.5).orElseThrow())
                .as("two weeks of stages, and notice that is assumed to last two weeks or more")
                .isAfterOrEqualTo(TODAY.plusWeeks(4));
    }

    @Test
    void beginsTheSearchOfWhatIsNotOpenWhenItIsFunded() {
        var open = start(seat(1, standing(Status.OPEN), null, null), hires(12)).orElseThrow();
        var later =
                start(seat(1, standing(Status.APPROVED), TODAY.plusWeeks(20), null), hires(12))
                        .orElseThrow();

        assertThat(later.start().at(0.5) - open.start().at(0.5)).isCloseTo(20.0, within(1e-9));
        assertThat(later.words()).contains("the search begins when the seat is funded");
    }

    @Test
    void paysNobodyBeforeTheSeatIsFunded() {
        var open = seat(1, standing(Status.OPEN), TODAY.plusWeeks(200), null);

        assertThat(start(open, hires(12)).orElseThrow().start().at(0)).isEqualTo(200.0);
    }

    @Test
    void spreadsATypedRangeHalfToEachSideOfTheLikeliestDay() {
        var target = new Target(TODAY.plusWeeks(4), TODAY.plusWeeks(6), TODAY.plusWeeks(16));

        var typed = start(seat(1, standing(Status.OPEN), null, target), List.of()).orElseThrow();

        assertThat(typed.at(0)).contains(TODAY.plusWeeks(4));
        assertThat(typed.at(0.5)).contains(TODAY.plusWeeks(6));
        assertThat(typed.at(0.75)).contains(TODAY.plusWeeks(11));
        assertThat(typed.at(1)).contains(TODAY.plusWeeks(16));
    }

    @Test
    void cutsOffThePastOfATypedRange() {
        var target = new Target(TODAY.minusWeeks(4), TODAY.plusWeeks(4), TODAY.plusWeeks(8));

        var typed = start(seat(1, standing(Status.OPEN), null, target), List.of()).orElseThrow();

        assertThat(typed.at(0)).contains(TODAY);
        assertThat(typed.at(0.5)).contains(TODAY.plusWeeks(4));
        assertThat(typed.words()).contains("the past is over");
    }

    @Test
    void assumesAUsualTimeAndSaysSoWhereNothingIsKnown() {
        var usual =
                start(seat(1, standing(Status.PLANNED), TODAY.plusWeeks(10), null), List.of())
                        .orElseThrow();

        assertThat(usual.ground()).isEqualTo(Ground.ASSUMED);
        assertThat(usual.at(0)).contains(TODAY.plusWeeks(18));
        assertThat(usual.at(1)).contains(TODAY.plusWeeks(36));
        assertThat(usual.words()).contains("nobody typed an expected start");
    }

    @Test
    void knowsNothingOfWhatBeganLaterAndOfEndsToCome() {
        var told =
                List.of(
                        stay("A", "talk", TODAY.minusWeeks(3), TODAY.plusWeeks(1), Outcome.PASSED),
                        stay("A", "offer", TODAY.plusWeeks(1), null, Outcome.OPEN));
        var open = seat(1, standing(Status.OPEN), null, null);

        var applications = Applications.of(told, List.of(open), Map.of(), TODAY);

        assertThat(applications.stages()).containsExactly("talk");
        assertThat(applications.inProcess(open))
                .singleElement()
                .satisfies(one -> assertThat(one.weeksThere()).isEqualTo(3.0));
        assertThat(applications.hires()).isZero();
    }

    @Test
    void countsWhoAppliedForARoleForOneOfItsSeatsAlone() {
        var first = seat(1, standing(Status.OPEN), null, null);
        var second = seat(2, standing(Status.OPEN), null, null);
        var planned = seat(3, standing(Status.PLANNED), null, null);
        var told =
                List.of(
                        stay("A", "talk", TODAY.minusWeeks(3), null, Outcome.OPEN),
                        stay("B", "talk", TODAY.minusWeeks(2), null, Outcome.OPEN),
                        stay("C", "talk", TODAY.minusWeeks(1), null, Outcome.OPEN));

        var applications = Applications.of(told, List.of(first, second, planned), Map.of(), TODAY);

        assertThat(applications.inProcess(first)).hasSize(2);
        assertThat(applications.inProcess(second)).hasSize(1);
        assertThat(applications.inProcess(planned)).isEmpty();
    }
}
