package dev.quarterdeck.seats;

import dev.quarterdeck.platform.Version;
import dev.quarterdeck.platform.csv.RowChange;
import dev.quarterdeck.seats.Seat.Cost;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows seats and what is assumed of roles as clients see them: others are named by their keys.
final class SeatJson {

    private SeatJson() {}

    /// A seat; `hidden` names what the viewer may not know.
    record Shown(
            UUID id,
            String key,
            String team,
            String role,
            @Nullable String level,
            @Nullable String skill,
            String kind,
            @Nullable String ofSeat,
            @Nullable String replaces,
            @Nullable LocalDate effectiveFrom,
            @Nullable TargetJson targetStart,
            String status,
            @Nullable LocalDate starts,
            @Nullable MoneyJson monthlyCost,
            List<String> hidden,
            VersionJson version) {

        static Shown of(Seat one, SeatNames names) {
            var terms = one.terms();
            return new Shown(
                    one.id(),
                    terms.key(),
                    names.team(terms.team()),
                    terms.role(),
                    terms.level(),
                    terms.skill(),
                    terms.origin().kind().name(),
                    known(names.seat(terms.origin().of())),
                    known(names.number(one.replaces())),
                    terms.effectiveFrom(),
                    TargetJson.of(terms.target()),
                    terms.standing().status().name(),
                    terms.standing().starts(),
                    one.cost() instanceof Cost.Known(Money monthly) ? MoneyJson.of(monthly) : null,
                    one.cost() instanceof Cost.Hidden ? List.of("monthlyCost") : List.of(),
                    VersionJson.of(one.version()));
        }
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    /// When somebody is expected to start.
    record TargetJson(LocalDate earliest, LocalDate likely, LocalDate latest) {

        static @Nullable TargetJson of(Seat.@Nullable Target one) {
            return one == null ? null : new TargetJson(one.earliest(), one.likely(), one.latest());
        }
    }

    /// Money.
    record MoneyJson(double amount, String currency) {

        static MoneyJson of(Money one) {
            return new MoneyJson(one.amount(), one.currency().getCurrencyCode());
        }
    }

    /// Who said it so.
    record VersionJson(int number, String by, Instant at, @Nullable String why) {

        static VersionJson of(Version one) {
            return new VersionJson(one.number(), one.by(), one.at(), one.why());
        }
    }

    /// One version, with what it changed as far as the viewer may know.
    record ChangeJson(VersionJson version, List<RowChange.Cell> changes) {

        static ChangeJson of(Seat one, Optional<Seat> before, SeatNames names) {
            return new ChangeJson(
                    VersionJson.of(one.version()),
                    RowChange.of(
                                    "",
                                    before.map(earlier -> cells(earlier, names)).orElse(Map.of()),
                                    cells(one, names))
                            .cells());
        }

        private static Map<String, String> cells(Seat one, SeatNames names) {
            return SeatCells.of(SeatCells.Said.of(one), names);
        }
    }

    /// An assumption, written as files write it.
    record AssumptionJson(
            String role,
            String what,
            String value,
            LocalDate from,
            String source,
            VersionJson version) {

        static AssumptionJson of(Assumption one) {
            return new AssumptionJson(
                    one.role(),
                    one.value().what().name(),
                    AssumptionCells.text(one.value()),
                    one.from(),
                    one.source(),
                    VersionJson.of(one.version()));
        }
    }

    /// When somebody starts on a seat; a day is null where that is never within three years.
    record StartJson(
            String seat,
            String team,
            String role,
            String ground,
            Map<String, @Nullable LocalDate> days,
            String words) {

        static StartJson of(Seat seat, SeatStart start, SeatNames names) {
            var days = new HashMap<String, @Nullable LocalDate>();
            days.put("p10", start.at(0.1).orElse(null));
            days.put("p50", start.at(0.5).orElse(null));
            days.put("p80", start.at(0.8).orElse(null));
            days.put("p90", start.at(0.9).orElse(null));
            return new StartJson(
                    seat.terms().key(),
                    names.team(seat.terms().team()),
                    seat.terms().role(),
                    start.ground().name(),
                    days,
                    start.words());
        }
    }
}
