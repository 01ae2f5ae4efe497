package dev.quarterdeck.seats;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.seats.SeatJson.ChangeJson;
import dev.quarterdeck.seats.SeatJson.Shown;
import dev.quarterdeck.seats.SeatJson.StartJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Answers for seats, and for when somebody starts on them.
///
/// A body has the cells of a row of the file, and `why`.
@RestController
final class SeatsResource {

    private final Seats seats;
    private final SeatStarts starts;
    private final Organization organization;

    SeatsResource(Seats seats, SeatStarts starts, Organization organization) {
        this.seats = seats;
        this.starts = starts;
        this.organization = organization;
    }

    /// All seats.
    record All(List<Shown> items) {}

    /// All versions of a seat, the newest first.
    record History(List<ChangeJson> items) {}

    /// When somebody starts on each seat that awaits somebody.
    record Starts(LocalDate asOf, List<StartJson> items) {}

    @GetMapping("/api/v1/seats")
    All list(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var all = seats.seats(viewer, AsOf.day(asOf, seats.today()));
        var names = new SeatNames(organization, viewer, all);
        return new All(all.stream().map(one -> Shown.of(one, names)).toList());
    }

    @PostMapping("/api/v1/seats")
    @ResponseStatus(HttpStatus.CREATED)
    Shown add(Viewer viewer, @RequestBody Map<String, @Nullable String> body) {
        var said = CellMembers.said(body, SeatCells.COLUMNS);
        return shown(viewer, seats.add(viewer, said.row().cells(), said.why()));
    }

    @PostMapping("/api/v1/seats/backfills")
    @ResponseStatus(HttpStatus.CREATED)
    Shown backfill(Viewer viewer, @RequestBody Map<String, @Nullable String> body) {
        var said = CellMembers.said(body, SeatCells.COLUMNS);
        return shown(viewer, seats.backfill(viewer, said.row().cells(), said.why()));
    }

    @PatchMapping("/api/v1/seats/{seatId}")
    ResponseEntity<Shown> change(
            Viewer viewer,
            @PathVariable UUID seatId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var said = CellMembers.said(body, SeatCells.COLUMNS);
        var kept =
                seats.change(
                        viewer,
                        seatId,
                        version -> Etag.require(ifMatch, version),
                        said.row().cells(),
                        said.why());
        return Etag.tagged(kept.version().number(), shown(viewer, kept));
    }

    private Shown shown(Viewer viewer, Seat one) {
        var names = new SeatNames(organization, viewer, seats.plain(viewer, seats.today()));
        return Shown.of(one, names);
    }

    @GetMapping("/api/v1/seats/{seatId}/history")
    History history(Viewer viewer, @PathVariable UUID seatId) {
        var versions = seats.history(viewer, seatId);
        var names = new SeatNames(organization, viewer, seats.plain(viewer, seats.today()));
        return new History(
                IntStream.range(0, versions.size())
                        .mapToObj(i -> ChangeJson.of(versions.get(i), before(versions, i), names))
                        .toList());
    }

    private static Optional<Seat> before(List<Seat> versions, int place) {
        return versions.stream().skip(place + 1L).findFirst();
    }

    @GetMapping("/api/v1/seats/starts")
    Starts starts(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, seats.today());
        var all = seats.plain(viewer, day);
        var names = new SeatNames(organization, viewer, all);
        var found = starts.starts(viewer, day);
        return new Starts(
                day,
                all.stream()
                        .flatMap(
                                one ->
                                        Optional.ofNullable(found.get(one.id()))
                                                .map(start -> StartJson.of(one, start, names))
                                                .stream())
                        .toList());
    }
}
