package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.organization.ImportOrders;
import dev.quarterdeck.organization.ImportReport;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.people.ImportView;
import dev.quarterdeck.pages.view.people.JtebringGenerated;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.jobs.Job;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Brings people and teams in by upload: shows first what would change, keeps it when asked.
@RestController
final class ImportPage {

    private static final String PATH = "/people/import";
    // Addresses that end so may take large bodies.
    private static final String SENT = "/people/imports";
    private static final ProtectedRecord ORGANIZATION = ProtectedRecord.of(FieldClass.ORGANIZATION);

    private final Shell shell;
    private final Policy policy;
    private final ImportOrders orders;
    private final UploadShelf shelf;

    ImportPage(Shell shell, Policy policy, ImportOrders orders, UploadShelf shelf) {
        this.shell = shell;
        this.policy = policy;
        this.orders = orders;
        this.shelf = shelf;
    }

    @GetMapping({PATH, SENT})
    ResponseEntity<String> choose(PageRequest request) {
        return choose(request, Typed.NOTHING);
    }

    @PostMapping(SENT)
    ResponseEntity<String> compare(
            PageRequest request,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestParam Map<String, String> form)
            throws IOException {
        policy.require(request.viewer(), Action.CHANGE, ORGANIZATION);
        try {
            var uploads = uploads(files == null ? List.of() : files);
            boolean full = form.containsKey("full");
            var job = orders.order(request.viewer(), uploads, new Wish(false, full));
            shelf.hold(job, request.viewer().user(), uploads, full);
            return Shell.seeOther(PATH + "/" + job);
        } catch (Refusal refusal) {
            return choose(request, Typed.refused("files", form, "files", refusal));
        }
    }

    private static List<Upload> uploads(List<MultipartFile> files) throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var file : files) {
            if (!file.isEmpty()) {
                var name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
                uploads.add(new Upload(name.isBlank() ? "file" : name, file.getBytes()));
            }
        }
        if (uploads.isEmpty()) {
            throw new Refusal(
                    "At least one file that is not empty must be chosen.",
                    "Maybe people.csv, as the HR tool exports it.");
        }
        return uploads;
    }

    private ResponseEntity<String> choose(PageRequest request, Typed typed) {
        var why = whyNot(request);
        var form = why == null ? typed.fill("files", form()) : null;
        var page = new ImportView("Choose files", why, form, null, null, null);
        return answer(request, typed.status(), page, List.of());
    }

    private @Nullable State whyNot(PageRequest request) {
        if (policy.may(request.viewer(), Action.CHANGE, ORGANIZATION)
                instanceof Decision.Refuse(var reason)) {
            return State.refused("You may not bring people in.", capital(reason) + ".");
        }
        return request.day().equals(request.today())
                ? null
                : State.refused(
                        "Files are brought in on the page of today.",
                        "Rows may carry days of their own, past ones too.");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static FormView form() {
        return new FormView(
                SENT,
                Map.of(),
                List.of(
                        Field.of("file", "files", "Files", "")
                                .needed()
                                .hint(
                                        "CSV of people, teams, leave or skills, several at once. What each is, is read from its headings."),
                        Field.of("checkbox", "full", "The files name everybody who works here", "")
                                .hint(
                                        "Then who is missing in them has left. For a whole snapshot of the HR tool.")),
                "Show what would change",
                "/people",
                "");
    }

    @GetMapping(PATH + "/{jobId}")
    ResponseEntity<String> follow(PageRequest request, @PathVariable UUID jobId) {
        return follow(request, find(request, jobId), Typed.NOTHING);
    }

    private Job find(PageRequest request, UUID id) {
        return orders.find(request.viewer(), id)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no import (%s) of yours.".formatted(id),
                                        "Maybe choose the files again under People, Import."));
    }

    @PostMapping(PATH + "/{jobId}")
    ResponseEntity<String> go(
            PageRequest request, @PathVariable UUID jobId, @RequestParam Map<String, String> form) {
        policy.require(request.viewer(), Action.CHANGE, ORGANIZATION);
        var job = find(request, jobId);
        var act = form.getOrDefault("act", "");
        try {
            return switch (act) {
                case "cancel" -> {
                    orders.cancel(request.viewer(), jobId);
                    yield Shell.seeOther(PATH + "/" + jobId);
                }
                case "apply" -> Shell.seeOther(PATH + "/" + keep(request, jobId));
                default ->
                        throw new Refusal(
                                "The form (%s) is not one of this page.".formatted(act),
                                "Maybe load the page again.");
            };
        } catch (Refusal refusal) {
            return follow(request, job, Typed.refused("apply", form, "", refusal));
        }
    }

    private UUID keep(PageRequest request, UUID jobId) {
        var held = shelf.find(jobId, request.viewer().user()).orElseThrow(ImportPage::gone);
        var kept = orders.order(request.viewer(), held.files(), new Wish(true, held.full()));
        shelf.forget(jobId);
        return kept;
    }

    private static Refusal gone() {
        return new Refusal(
                "The files are no longer here: they are held for an hour, and not over a restart.",
                "Maybe choose them again under People, Import.");
    }

    private ResponseEntity<String> follow(PageRequest request, Job job, Typed typed) {
        if (!job.isOver()) {
            var run =
                    new ImportView.Run(
                            PATH + "/" + job.id(),
                            job.step().isEmpty() ? "waiting for its turn" : job.step(),
                            job.done(),
                            job.total());
            return answer(
                    request,
                    200,
                    new ImportView("Working", null, null, run, null, null),
                    List.of());
        }
        return orders.report(job)
                .map(report -> found(request, job, report, typed))
                .orElseGet(() -> answer(request, 200, ended(job), List.of()));
    }

    private static ImportView ended(Job job) {
        var refusal = job.refusal();
        var state =
                refusal == null
                        ? State.partial("The import was stopped.", "Nothing of it was kept.")
                        : State.partial(
                                refusal,
                                Objects.requireNonNullElse(job.remedy(), "")
                                        + " Nothing was changed.");
        return new ImportView(
                "Nothing was changed", null, null, null, state.with(PATH, "Choose files"), null);
    }

    private ResponseEntity<String> found(
            PageRequest request, Job job, ImportReport report, Typed typed) {
        var findings = new ImportFindings(report);
        boolean changes = !report.counts().values().stream().allMatch(one -> one == 0);
        var apply = report.applied() || !changes ? null : typed.fill("apply", apply(job));
        var page =
                new ImportView(
                        report.applied() ? "Done" : "What would change",
                        null,
                        null,
                        null,
                        null,
                        findings.view(request, apply));
        return answer(
                request,
                typed.status(),
                page,
                List.of(findings.changes(), findings.refused(), findings.held()));
    }

    private static FormView apply(Job job) {
        return new FormView(
                "%s/%s?act=apply".formatted(PATH, job.id()),
                Map.of(),
                List.of(),
                "Keep these changes",
                PATH,
                "");
    }

    private ResponseEntity<String> answer(
            PageRequest request, int status, ImportView page, List<Table<?>> tables) {
        var head = Head.of(Place.PEOPLE, "Import");
        return status == 200
                ? shell.page(
                        request, head, List.of(), tables, (out, frame) -> render(out, frame, page))
                : shell.again(request, head, status, (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ImportView page) {
        JtebringGenerated.render(out, null, frame, page);
    }
}
