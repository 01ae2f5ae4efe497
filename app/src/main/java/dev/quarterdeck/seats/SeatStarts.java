package dev.quarterdeck.seats;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.store.Database;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Say when seats are filled, from the seats, what is assumed of roles and how applications went.
public final class SeatStarts {

    /// The same history gives the same dates on every call.
    private static final long SEED = 20_260_401;

    private static final int HELD = 4;

    private final Database database;
    private final Seats seats;
    private final Assumptions assumptions;
    private final SeatRights rights;
    private final Recent<Known, Map<UUID, SeatStart>> held = new Recent<>(HELD);

    /// What the starts follow from: while it stays they do, and the funnel is not played again.
    private record Known(
            LocalDate day,
            List<Seat> seats,
            Map<String, RoleAssumptions> roles,
            List<ToldStay> stays) {}

    SeatStarts(Database database, Seats seats, Assumptions assumptions, SeatRights rights) {
        this.database = database;
        this.seats = seats;
        this.assumptions = assumptions;
        this.rights = rights;
    }

    /// Returns when somebody starts on each seat that awaits somebody, by seat, as of a day.
    ///
    /// Of applications nothing that began after the day counts, whenever it was told.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Map<UUID, SeatStart> starts(Viewer viewer, LocalDate day) {
        var known =
                new Known(day, seats.plain(viewer, day), assumptions.plain(viewer, day), stays());
        return held.get(known, () -> starts(known));
    }

    private static Map<UUID, SeatStart> starts(Known known) {
        var applications =
                Applications.of(known.stays(), known.seats(), known.roles(), known.day());
        var rule = new StartRule(known.day(), applications, SEED);
        var starts = new LinkedHashMap<UUID, SeatStart>();
        for (var seat : known.seats()) {
            rule.of(seat, of(known.roles(), seat.terms().role()))
                    .ifPresent(start -> starts.put(seat.id(), start));
        }
        return Collections.unmodifiableMap(starts);
    }

    private List<ToldStay> stays() {
        return database.keeping(sql -> StayStore.at(sql, SeatStore.ALWAYS));
    }

    private static RoleAssumptions of(Map<String, RoleAssumptions> roles, String role) {
        return roles.getOrDefault(role, new RoleAssumptions(role, Map.of()));
    }

    /// How many applied and where they stand, without anybody in particular.
    ///
    /// @param stages in the order in which applications go through them
    /// @param hires offers that were accepted
    public record Funnel(List<String> stages, long hires, List<OfRole> roles) {

        /// Copies the lists.
        public Funnel {
            stages = List.copyOf(stages);
            roles = List.copyOf(roles);
        }
    }

    /// The same of one role.
    ///
    /// @param applications that ever came
    /// @param inProcess who is in which stage now
    public record OfRole(String role, long applications, Map<String, Long> inProcess) {

        /// Copies the counts.
        public OfRole {
            inProcess = Map.copyOf(inProcess);
        }
    }

    /// Counts how applications went as of a day.
    ///
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Funnel funnel(Viewer viewer, LocalDate day) {
        rights.requireSeenFunnel(viewer);
        var all = seats.plain(viewer, day);
        var applications = Applications.of(stays(), all, assumptions.plain(viewer, day), day);
        var inProcess = applications.inProcessByRole();
        return new Funnel(
                applications.stages(),
                applications.hires(),
                applications.byRole().entrySet().stream()
                        .map(
                                one ->
                                        new OfRole(
                                                one.getKey(),
                                                one.getValue(),
                                                inProcess.getOrDefault(one.getKey(), Map.of())))
                        .toList());
    }

    /// Describes a seat as the simulation takes a hire that is on the way, as a pure function.
    ///
    /// @param monthlyCost what it costs in a month, in the plan's currency; 0 where nobody may say
    public static Hire hire(Seat seat, SeatStart start, RoleAssumptions role, double monthlyCost) {
        var skill = Optional.ofNullable(seat.terms().skill()).orElse(seat.terms().role());
        return new Hire(
                seat.id().toString(),
                seat.terms().team().toString(),
                seat.terms().role(),
                skill,
                start.start(),
                role.noticeWeeks().orElse(0.0),
                monthlyCost);
    }
}
