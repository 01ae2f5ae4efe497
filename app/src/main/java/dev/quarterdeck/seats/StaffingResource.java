package dev.quarterdeck.seats;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.csv.CsvSheet;
import dev.quarterdeck.platform.csv.TableReport;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.seats.Seat.Cost;
import dev.quarterdeck.seats.SeatJson.AssumptionJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for what is assumed of roles and how applications went, and takes and gives seats as
/// files.
@RestController
final class StaffingResource {

    private final Seats seats;
    private final Assumptions assumptions;
    private final SeatStarts starts;
    private final SeatImports imports;
    private final Organization organization;

    StaffingResource(
            Seats seats,
            Assumptions assumptions,
            SeatStarts starts,
            SeatImports imports,
            Organization organization) {
        this.seats = seats;
        this.assumptions = assumptions;
        this.starts = starts;
        this.imports = imports;
        this.organization = organization;
    }

    /// What is assumed, for all days.
    record All(List<AssumptionJson> items) {}

    /// Which file is asked for.
    enum Kind {
        SEATS,
        ASSUMPTIONS
    }

    @GetMapping("/api/v1/staffing/assumptions")
    All all(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, seats.today());
        return new All(assumptions.all(viewer, day).stream().map(AssumptionJson::of).toList());
    }

    @PutMapping("/api/v1/staffing/assumptions")
    AssumptionJson assume(Viewer viewer, @RequestBody Map<String, @Nullable String> body) {
        var said = CellMembers.said(body, AssumptionCells.COLUMNS);
        return AssumptionJson.of(assumptions.keep(viewer, said.row().cells(), said.why()));
    }

    @GetMapping("/api/v1/staffing/funnel")
    SeatStarts.Funnel funnel(
            Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return starts.funnel(viewer, AsOf.day(asOf, seats.today()));
    }

    @PostMapping(value = "/api/v1/seats/imports", consumes = "text/csv")
    TableReport bring(
            Viewer viewer,
            @RequestBody byte[] content,
            @RequestParam(defaultValue = "body") String name,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable String why) {
        return imports.run(viewer, name, content, !dryRun, CellMembers.reason(why));
    }

    @GetMapping(value = "/api/v1/seats/export", produces = "text/csv")
    String export(
            Viewer viewer,
            @RequestParam(defaultValue = "SEATS") Kind kind,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var day = AsOf.day(asOf, seats.today());
        return switch (kind) {
            case SEATS -> seats(viewer, day);
            case ASSUMPTIONS ->
                    CsvSheet.write(
                            AssumptionCells.COLUMNS,
                            assumptions.all(viewer, day).stream()
                                    .map(AssumptionCells.Said::of)
                                    .map(AssumptionCells::of)
                                    .toList());
        };
    }

    /// What the viewer may not know is no column: brought in again, the file says nothing of it.
    private String seats(Viewer viewer, LocalDate day) {
        var all = seats.seats(viewer, day);
        var names = new SeatNames(organization, viewer, all);
        var columns = new ArrayList<>(SeatCells.COLUMNS);
        if (all.stream().anyMatch(one -> one.cost() instanceof Cost.Hidden)) {
            columns.remove(SeatCells.MONTHLY_COST);
        }
        if (!seats.seesAllReplaced(viewer)) {
            columns.remove(SeatCells.REPLACES);
        }
        return CsvSheet.write(
                columns,
                all.stream().map(one -> SeatCells.of(SeatCells.Said.of(one), names)).toList());
    }
}
