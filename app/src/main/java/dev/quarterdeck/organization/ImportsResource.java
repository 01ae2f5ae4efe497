package dev.quarterdeck.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.Sha256;
import dev.quarterdeck.platform.http.IdempotencyKeys;
import dev.quarterdeck.platform.jobs.Jobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Takes files about the organisation: a dry run and small files are answered at once, large ones
/// are brought in by a job.
@RestController
final class ImportsResource {

    /// Files with more lines than this are a job.
    private static final int AT_ONCE = 1_000;

    private final OrganizationImports imports;
    private final ImportJob job;
    private final Jobs jobs;
    private final IdempotencyKeys once;

    ImportsResource(OrganizationImports imports, ImportJob job, Jobs jobs, IdempotencyKeys once) {
        this.imports = imports;
        this.job = job;
        this.jobs = jobs;
        this.once = once;
    }

    /// The job that brings the files in, to be followed under `/api/v1/jobs`.
    record Asked(UUID id) {}

    /// What was answered to a key: one of the two.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(@Nullable ImportReport report, @Nullable Asked job) {

        ResponseEntity<?> http() {
            return report == null ? ResponseEntity.accepted().body(job) : ResponseEntity.ok(report);
        }
    }

    @PostMapping(value = "/api/v1/organization/imports", consumes = "multipart/form-data")
    ResponseEntity<?> bringFiles(
            Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam("file") List<MultipartFile> files,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean full)
            throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var file : files) {
            var name = file.getOriginalFilename();
            uploads.add(new Upload(name == null ? "file" : name, file.getBytes()));
        }
        return bring(viewer, key, uploads, new Wish(!dryRun, full));
    }

    @PostMapping(value = "/api/v1/organization/imports", consumes = "text/csv")
    ResponseEntity<?> bringText(
            Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] content,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean full) {
        return bring(viewer, key, List.of(new Upload("body", content)), new Wish(!dryRun, full));
    }

    private ResponseEntity<?> bring(
            Viewer viewer, @Nullable String key, List<Upload> uploads, Wish wish) {
        imports.require(viewer);
        return once.once(
                        key,
                        viewer.user(),
                        digest(uploads, wish),
                        Answer.class,
                        () -> answer(viewer, uploads, wish))
                .http();
    }

    private Answer answer(Viewer viewer, List<Upload> uploads, Wish wish) {
        if (wish.apply() && lines(uploads) > AT_ONCE) {
            var id = jobs.ask(ImportJob.KIND, viewer.user(), job.input(viewer, uploads, wish));
            return new Answer(null, new Asked(id));
        }
        return new Answer(imports.run(viewer, uploads, wish, Progress.SILENT), null);
    }

    private static long lines(List<Upload> uploads) {
        long lines = 0;
        for (var upload : uploads) {
            for (byte one : upload.content()) {
                lines += one == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    private static String digest(List<Upload> uploads, Wish wish) {
        var sha = Sha256.begin();
        sha.update(wish.toString().getBytes(StandardCharsets.UTF_8));
        for (var upload : uploads) {
            sha.update(upload.name().getBytes(StandardCharsets.UTF_8));
            sha.update(upload.content());
        }
        return Sha256.hex(sha);
    }
}
