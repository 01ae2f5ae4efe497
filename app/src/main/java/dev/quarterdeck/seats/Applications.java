package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.Candidacy;
import dev.quarterdeck.engine.hiring.Candidacy.Outcome;
import dev.quarterdeck.engine.hiring.Candidacy.Stay;
import dev.quarterdeck.engine.hiring.Opening.InProcess;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers stays into applications, as they were known on a day.
final class Applications {

    /// How far back applications are counted.
    private static final long WEEKS = 52;

    private static final double DAYS = 7;
    private static final String UNKNOWN = "unknown";

    private final LocalDate asOf;
    private final List<Seat> seats;
    private final List<One> all;

    /// One application.
    private record One(String application, @Nullable UUID seat, Candidacy candidacy) {

        LocalDate first() {
            return candidacy.stays().getFirst().entered();
        }

        Stay last() {
            return candidacy.stays().getLast();
        }
    }

    private Applications(LocalDate asOf, List<Seat> seats, List<One> all) {
        this.asOf = asOf;
        this.seats = seats;
        this.all = all;
    }

    /// Gathers them.
    ///
    /// @param told stays that began later are left out, and those that ended later are open
    /// @param seats say the role of an application that names none
    /// @param roles say the family of a role
    static Applications of(
            List<ToldStay> told,
            List<Seat> seats,
            Map<String, RoleAssumptions> roles,
            LocalDate asOf) {
        var byApplication =
                told.stream()
                        .filter(one -> !one.entered().isAfter(asOf))
                        .map(one -> one.on(asOf))
                        .collect(
                                Collectors.groupingBy(
                                        ToldStay::application, TreeMap::new, Collectors.toList()));
        var all = new ArrayList<One>();
        byApplication.forEach((id, stays) -> all.add(one(id, stays, seats, roles)));
        return new Applications(asOf, seats, List.copyOf(all));
    }

    private static One one(
            String id, List<ToldStay> stays, List<Seat> seats, Map<String, RoleAssumptions> roles) {
        var seat =
                stays.stream()
                        .flatMap(one -> Optional.ofNullable(one.seat()).stream())
                        .findFirst()
                        .orElse(null);
        var role =
                stays.stream()
                        .flatMap(one -> Optional.ofNullable(one.role()).stream())
                        .findFirst()
                        .orElseGet(() -> roleOf(seat, seats));
        var assumed = roles.get(role);
        var said =
                stays.stream()
                        .map(
                                one ->
                                        new Stay(
                                                id,
                                                one.stage(),
                                                one.entered(),
                                                one.left(),
                                                one.outcome()))
                        .toList();
        return new One(
                id, seat, new Candidacy(role, assumed == null ? role : assumed.family(), said));
    }

    private static String roleOf(@Nullable UUID seat, List<Seat> seats) {
        return seats.stream()
                .filter(one -> one.id().equals(seat))
                .map(one -> one.terms().role())
                .findFirst()
                .orElse(UNKNOWN);
    }

    List<Candidacy> history() {
        return all.stream().map(One::candidacy).toList();
    }

    /// Returns the stages in the order in which applications mostly go through them; the last one
    /// is taken for the offer.
    List<String> stages() {
        var places = new HashMap<String, List<Integer>>();
        for (var one : all) {
            var stays = one.candidacy().stays();
            for (int i = 0; i < stays.size(); i++) {
                places.computeIfAbsent(stays.get(i).stage(), stage -> new ArrayList<>()).add(i);
            }
        }
        return places.entrySet().stream()
                .sorted(
                        Comparator.comparingDouble(Applications::mean)
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double mean(Map.Entry<String, List<Integer>> places) {
        return places.getValue().stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    /// Counts who accepted an offer.
    long hires() {
        var stages = stages();
        return stages.isEmpty()
                ? 0
                : all.stream()
                        .flatMap(one -> one.candidacy().stays().stream())
                        .filter(stay -> stay.stage().equals(stages.getLast()))
                        .filter(stay -> stay.outcome() == Outcome.PASSED)
                        .count();
    }

    /// Returns how long applications are counted, at least a week.
    double weeks() {
        var first = all.stream().map(One::first).min(LocalDate::compareTo).orElse(asOf);
        long known = ChronoUnit.DAYS.between(first, asOf);
        return Math.clamp(known / DAYS, 1, WEEKS);
    }

    /// Counts who applied for a role in that time.
    int applications(String role) {
        var since = asOf.minusWeeks(WEEKS);
        return (int)
                all.stream()
                        .filter(one -> one.candidacy().role().equals(role))
                        .filter(one -> one.first().isAfter(since))
                        .count();
    }

    /// Counts the seats of a role that people can apply for.
    int openSeats(String role) {
        return (int) open(role).count();
    }

    private Stream<Seat> open(String role) {
        return seats.stream()
                .filter(one -> one.terms().role().equals(role))
                .filter(one -> one.terms().standing().status() == Seat.Status.OPEN);
    }

    /// Returns who is in process for a seat. Who applied for a role alone counts for one of its
    /// open seats, in turn: one person fills one seat.
    List<InProcess> inProcess(Seat seat) {
        var role = seat.terms().role();
        var open = open(role).sorted(Comparator.comparing(one -> one.terms().key())).toList();
        var found = new ArrayList<InProcess>();
        int turn = 0;
        for (var one : all) {
            if (one.last().outcome() != Outcome.OPEN) {
                continue;
            }
            boolean isMeant = seat.id().equals(one.seat());
            boolean isOfRole = one.seat() == null && one.candidacy().role().equals(role);
            if (isOfRole && !open.isEmpty()) {
                isMeant = open.get(turn++ % open.size()).id().equals(seat.id());
            }
            if (isMeant) {
                found.add(inProcess(one.last()));
            }
        }
        return found;
    }

    private InProcess inProcess(Stay stay) {
        long days = ChronoUnit.DAYS.between(stay.entered(), asOf);
        return new InProcess(stay.stage(), days / DAYS);
    }

    /// Counts, by role and stage, who is in process.
    Map<String, Map<String, Long>> inProcessByRole() {
        return all.stream()
                .filter(one -> one.last().outcome() == Outcome.OPEN)
                .collect(
                        Collectors.groupingBy(
                                one -> one.candidacy().role(),
                                TreeMap::new,
                                Collectors.groupingBy(
                                        one -> one.last().stage(),
                                        TreeMap::new,
                                        Collectors.counting())));
    }

    /// Counts the applications of each role that ever came.
    Map<String, Long> byRole() {
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> one.candidacy().role(),
                                TreeMap::new,
                                Collectors.counting()));
    }
}
