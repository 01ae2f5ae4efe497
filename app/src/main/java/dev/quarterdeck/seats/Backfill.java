package dev.quarterdeck.seats;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Place;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fills the row of a seat that follows somebody with what is known of the seat or the leaver.
final class Backfill {

    private static final List<String> TAKEN_OVER = List.of("team", "role", "level", "skill");

    private final Organization organization;
    private final Viewer viewer;
    private final List<Seat> all;
    private final SeatNames names;
    private final LocalDate today;

    Backfill(
            Organization organization,
            Viewer viewer,
            List<Seat> all,
            SeatNames names,
            LocalDate today) {
        this.organization = organization;
        this.viewer = viewer;
        this.all = all;
        this.names = names;
        this.today = today;
    }

    /// @throws BadCell when neither a person nor a seat is named
    CsvRow row(CsvRow said) {
        var leaver = said.text(SeatCells.REPLACES);
        var of = said.text("of_seat");
        if (leaver == null && of == null) {
            throw new BadCell(
                    SeatCells.REPLACES,
                    "",
                    "A backfill must name whom or which seat it replaces.",
                    "Maybe the employee number of who leaves.");
        }
        var cells = new HashMap<String, String>();
        team(leaver).ifPresent(team -> cells.put("team", team));
        cells.putAll(ofSeat(of));
        cells.put("kind", "backfill");
        cells.put("key", nextKey());
        return said.over(cells);
    }

    private Map<String, String> ofSeat(@Nullable String key) {
        if (key == null) {
            return Map.of();
        }
        var id = names.requireSeat("of_seat", key);
        var seat = all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        var cells = SeatCells.of(SeatCells.Said.of(seat), names);
        var taken = new HashMap<String, String>();
        TAKEN_OVER.forEach(column -> taken.put(column, cells.getOrDefault(column, "")));
        return taken;
    }

    /// Where the leaver works most today.
    private Optional<String> team(@Nullable String number) {
        if (number == null) {
            return Optional.empty();
        }
        var person = names.requirePerson(SeatCells.REPLACES, number);
        return organization.asOf(viewer, today).persons().stream()
                .filter(one -> one.id().equals(person))
                .flatMap(one -> one.places().stream())
                .max(Comparator.comparingInt(Place::share))
                .map(place -> names.team(place.team()));
    }

    private String nextKey() {
        int number = all.size() + 1;
        while (isTaken("S-" + number)) {
            number++;
        }
        return "S-" + number;
    }

    private boolean isTaken(String key) {
        return all.stream().anyMatch(one -> one.terms().key().equalsIgnoreCase(key));
    }
}
