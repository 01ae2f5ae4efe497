package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.csv.CellMembers;
import dev.quarterdeck.platform.http.AsOf;
import dev.quarterdeck.platform.http.Etag;
import dev.quarterdeck.portfolio.PortfolioJson.History;
import dev.quarterdeck.portfolio.PortfolioJson.PauseJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/// Answers for freezes and blackouts.
///
/// A body has the cells of a row of the file, and `why`.
@RestController
final class PausesResource {

    private final Pauses pauses;

    PausesResource(Pauses pauses) {
        this.pauses = pauses;
    }

    /// All of them.
    record All(List<PauseJson> items) {}

    @GetMapping("/api/v1/pauses")
    All list(Viewer viewer, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var all = pauses.pauses(viewer, AsOf.day(asOf, pauses.today()));
        var names = pauses.names(viewer);
        return new All(all.stream().map(one -> PauseJson.of(one, names)).toList());
    }

    @PostMapping("/api/v1/pauses")
    @ResponseStatus(HttpStatus.CREATED)
    PauseJson add(Viewer viewer, @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, PauseCells.COLUMNS);
        var kept = pauses.add(viewer, asked.row().cells(), asked.why());
        return PauseJson.of(kept, pauses.names(viewer));
    }

    @PatchMapping("/api/v1/pauses/{pauseId}")
    ResponseEntity<PauseJson> change(
            Viewer viewer,
            @PathVariable UUID pauseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable String> body) {
        var asked = CellMembers.said(body, PauseCells.COLUMNS);
        var kept =
                pauses.change(
                        viewer,
                        pauseId,
                        version -> Etag.require(ifMatch, version),
                        asked.row().cells(),
                        asked.why());
        return Etag.tagged(kept.version().number(), PauseJson.of(kept, pauses.names(viewer)));
    }

    @GetMapping("/api/v1/pauses/{pauseId}/history")
    History history(Viewer viewer, @PathVariable UUID pauseId) {
        var names = pauses.names(viewer);
        return History.of(
                pauses.history(viewer, pauseId),
                one -> PauseCells.of(one.terms(), names),
                Pause::version);
    }
}
