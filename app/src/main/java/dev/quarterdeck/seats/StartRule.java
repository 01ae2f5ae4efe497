package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.HiringFunnel;
import dev.quarterdeck.engine.hiring.Opening;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.seats.SeatStart.Ground;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Says when somebody starts on a seat: by the day that was agreed, else by how past applications
/// went where enough hires are known, else by what somebody expects, else by a usual time.
///
/// @param asOf the day nothing later is known of
/// @param applications as they were known on that day
record StartRule(LocalDate asOf, Applications applications, long seed) {

    /// Weeks from opening a seat to a start where nothing else is known. A choice without a source:
    /// two months at best, half a year at worst.
    private static final double[] USUAL = {8, 16, 26};

    private static final double DAYS = 7;
    private static final int POINTS = 200;

    /// Returns when somebody starts; empty for a seat for which nobody is awaited.
    ///
    /// @param role what is assumed of its role
    Optional<SeatStart> of(Seat seat, RoleAssumptions role) {
        var standing = seat.terms().standing();
        if (!standing.status().isAwaited()) {
            return Optional.empty();
        }
        var starts = standing.starts();
        if (starts != null) {
            return Optional.of(accepted(starts));
        }
        long hires = applications.hires();
        if (hires >= HiringFunnel.ENOUGH_HIRES) {
            return Optional.of(funnel(seat, role));
        }
        var few =
                "%d hires of history are fewer than the %d that a funnel needs"
                        .formatted(hires, HiringFunnel.ENOUGH_HIRES);
        var target = seat.terms().target();
        return Optional.of(target == null ? usual(seat, few) : typed(seat, target, few));
    }

    private SeatStart accepted(LocalDate starts) {
        double weeks = Math.max(0, weeksUntil(starts));
        var words = "The offer was accepted; the start is agreed for %s.".formatted(starts);
        return start(new double[] {weeks}, Ground.ACCEPTED, words);
    }

    private double weeksUntil(LocalDate day) {
        return ChronoUnit.DAYS.between(asOf, day) / DAYS;
    }

    private SeatStart start(double[] weeks, Ground ground, String words) {
        return new SeatStart(asOf, StartDates.of(weeks, words), ground, words);
    }

    private SeatStart funnel(Seat seat, RoleAssumptions role) {
        var name = seat.terms().role();
        int came = applications.applications(name);
        int open = Math.max(1, applications.openSeats(name));
        var opening =
                new Opening(
                        seat.id().toString(),
                        name,
                        role.family(),
                        Math.round(came / (float) open),
                        applications.weeks(),
                        applications.inProcess(seat));
        double[] notice = role.noticeWeeks().map(weeks -> new double[] {weeks}).orElse(NONE);
        var found =
                HiringFunnel.of(asOf, applications.stages(), applications.history(), notice)
                        .startOf(opening, seed);
        double later = untilOpen(seat);
        var words =
                "By %s, through %s; %d applied for the role (%s) in %d weeks, for %s%s."
                        .formatted(
                                found.basis(),
                                String.join(", ", applications.stages()),
                                came,
                                name,
                                Math.round(applications.weeks()),
                                open == 1 ? "1 open seat" : open + " open seats",
                                later > 0 ? "; the search begins when the seat is funded" : "");
        return start(shifted(found, week -> notBefore(seat, week + later)), Ground.FUNNEL, words);
    }

    private static final double[] NONE = {};

    /// Nobody applies for a seat before it is open.
    private double untilOpen(Seat seat) {
        var from = seat.terms().effectiveFrom();
        return switch (seat.terms().standing().status()) {
            case PLANNED, APPROVED -> from == null ? 0 : Math.max(0, weeksUntil(from));
            case OPEN, ACCEPTED, FILLED, CANCELLED -> 0;
        };
    }

    /// Nobody is paid before the seat is funded.
    private double notBefore(Seat seat, double week) {
        var from = seat.terms().effectiveFrom();
        return from == null ? week : Math.max(week, weeksUntil(from));
    }

    private static double[] shifted(StartDates found, DoubleUnaryOperator shift) {
        return IntStream.range(0, POINTS)
                .mapToDouble(point -> shift.applyAsDouble(found.at((point + 0.5) / POINTS)))
                .toArray();
    }

    private SeatStart typed(Seat seat, Seat.Target target, String few) {
        double[] weeks =
                IntStream.range(0, POINTS + 1)
                        .mapToDouble(point -> typed(target, point / (double) POINTS))
                        .map(week -> notBefore(seat, Math.max(0, week)))
                        .toArray();
        boolean isLate = target.earliest().isBefore(asOf);
        var words =
                "As somebody expects it, from %s to %s%s: %s."
                        .formatted(
                                target.earliest(),
                                target.latest(),
                                isLate ? ", of which the past is over" : "",
                                few);
        return start(weeks, Ground.TYPED, words);
    }

    /// Half of the starts lie on each side of the likeliest day.
    private double typed(Seat.Target target, double share) {
        double earliest = weeksUntil(target.earliest());
        double likely = weeksUntil(target.likely());
        double latest = weeksUntil(target.latest());
        return share <= 0.5
                ? earliest + 2 * share * (likely - earliest)
                : likely + (2 * share - 1) * (latest - likely);
    }

    private SeatStart usual(Seat seat, String few) {
        double later = untilOpen(seat);
        double[] weeks = Arrays.stream(USUAL).map(week -> notBefore(seat, week + later)).toArray();
        var words =
                "Assumed to take %d to %d weeks once it is open: nobody typed an expected start, and %s."
                        .formatted((int) USUAL[0], (int) USUAL[2], few);
        return start(weeks, Ground.ASSUMED, words);
    }
}
