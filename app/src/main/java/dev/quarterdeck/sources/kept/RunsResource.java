package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for runs and their issues, and takes files of records.
@RestController
final class RunsResource {

    private final Runs runs;

    RunsResource(Runs runs) {
        this.runs = runs;
    }

    @GetMapping("/api/v1/runs")
    Page<Run> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable UUID connection,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var keys = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        var before = keys.isEmpty() ? null : Cursor.id(keys.getFirst());
        return Page.of(
                runs.list(viewer, connection, before, most + 1),
                most,
                run -> Cursor.encode(run.id().toString()));
    }

    @GetMapping("/api/v1/runs/{runId}")
    Runs.Report one(Viewer viewer, @PathVariable UUID runId) {
        return runs.report(viewer, runId);
    }

    @GetMapping("/api/v1/runs/{runId}/issues")
    Page<RunIssue> issues(
            Viewer viewer,
            @PathVariable UUID runId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var keys = Cursor.decode(cursor, 1);
        int most = Cursor.limit(limit);
        long after = keys.isEmpty() ? 0 : Cursor.number(keys.getFirst());
        return Page.of(
                runs.issues(viewer, runId, after, most + 1),
                most,
                issue -> Cursor.encode(Long.toString(issue.id())));
    }

    /// The body is the file itself, whatever its type: it is written to disk as it comes.
    @PostMapping("/api/v1/tools/{tool}/records")
    ResponseEntity<ConnectionsResource.Asked> bring(
            Viewer viewer,
            @PathVariable String tool,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String stream,
            @RequestParam(required = false) @Nullable UUID connection,
            HttpServletRequest request)
            throws IOException {
        var id =
                runs.bring(
                        viewer,
                        tool,
                        connection,
                        new Runs.File(name, stream, request.getInputStream()));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new ConnectionsResource.Asked(id));
    }
}
