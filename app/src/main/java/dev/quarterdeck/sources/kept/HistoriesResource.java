package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Hands out histories for other programs.
@RestController
final class HistoriesResource {

    private final HistoriesExport export;

    HistoriesResource(HistoriesExport export) {
        this.export = export;
    }

    /// What is wrong is said before the first line; the lines go out as they are folded.
    @GetMapping("/api/v1/histories/export")
    void export(
            Viewer viewer,
            @RequestParam String kind,
            @RequestParam(defaultValue = "ndjson") String format,
            @RequestParam(defaultValue = "") String source,
            HttpServletResponse response)
            throws IOException {
        var order = export.order(viewer, kind, format, source);
        response.setContentType("application/x-ndjson");
        response.setHeader("Content-Disposition", "attachment; filename=\"histories.ndjson\"");
        export.write(order, response.getOutputStream());
    }
}
