package dev.quarterdeck.looks.kept;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.looks.kept.LookImports.Order;
import dev.quarterdeck.looks.kept.LookImports.Upload;
import dev.quarterdeck.looks.kept.LookImports.Wish;
import dev.quarterdeck.platform.http.IdempotencyKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Takes orders for looks: by the repository's path, or with uploaded files.
@RestController
final class LookImportsResource {

    private final Looks looks;
    private final LookImports imports;
    private final IdempotencyKeys once;

    LookImportsResource(Looks looks, LookImports imports, IdempotencyKeys once) {
        this.looks = looks;
        this.imports = imports;
        this.once = once;
    }

    /// The job that makes the look, to be followed under `/api/v1/jobs`.
    record Asked(UUID id) {}

    /// What lies on the server's machine. @param trackerFiles paths of a tracker's exports
    record OnMachine(@Nullable List<@Nullable String> trackerFiles) {}

    @PostMapping(
            value = "/api/v1/repositories/{repositoryId}/imports",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Asked> bringByPath(
            Viewer viewer,
            @PathVariable UUID repositoryId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String dates,
            @RequestBody OnMachine onMachine) {
        var paths = new ArrayList<String>();
        if (onMachine.trackerFiles() != null) {
            onMachine.trackerFiles().forEach(path -> paths.add(path == null ? "" : path));
        }
        return bring(
                viewer,
                key,
                new Order(repositoryId, new Wish(asOf, zone, dates), paths, List.of()));
    }

    @PostMapping(
            value = "/api/v1/repositories/{repositoryId}/imports",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Asked> bringFiles(
            Viewer viewer,
            @PathVariable UUID repositoryId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String dates,
            @RequestParam("file") List<MultipartFile> files)
            throws IOException {
        looks.requireKeeping(viewer);
        var uploads = new ArrayList<Upload>();
        for (var file : files) {
            var name = file.getOriginalFilename();
            uploads.add(
                    new Upload(name == null || name.isBlank() ? "file" : name, file.getBytes()));
        }
        return bring(
                viewer,
                key,
                new Order(repositoryId, new Wish(asOf, zone, dates), List.of(), uploads));
    }

    private ResponseEntity<Asked> bring(Viewer viewer, @Nullable String key, Order order) {
        imports.require(viewer, order);
        var asked =
                once.once(
                        key,
                        viewer.user(),
                        order.digest(),
                        Asked.class,
                        () -> new Asked(imports.ask(viewer, order)));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(asked);
    }
}
