package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.looks.kept.LookJobs;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.JobPage;
import dev.quarterdeck.pages.view.delivery.JtejobGenerated;
import dev.quarterdeck.platform.jobs.Job;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Follows an import while it runs, and says what came of it.
@RestController
final class JobPages {

    private final Shell shell;
    private final Looks looks;
    private final LookJobs jobs;

    JobPages(Shell shell, Looks looks, LookJobs jobs) {
        this.shell = shell;
        this.looks = looks;
        this.jobs = jobs;
    }

    @GetMapping("/delivery/imports/{id}")
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID id) {
        var job = jobs.find(request.viewer(), id);
        var tables = new ArrayList<Table<?>>();
        var page =
                new JobPage(
                        "/delivery/imports/" + id,
                        job.state(),
                        step(job),
                        job.done(),
                        job.total(),
                        refusal(job),
                        report(request, job, tables));
        return shell.page(
                request,
                Head.of(Place.DELIVERY, "Import").below("Import", "/delivery/import"),
                List.of(),
                tables,
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, JobPage page) {
        JtejobGenerated.render(out, null, frame, page);
    }

    @PostMapping("/delivery/imports/{id}/cancel")
    ResponseEntity<String> cancel(PageRequest request, @PathVariable UUID id) {
        jobs.cancel(request.viewer(), id);
        return Shell.seeOther("/delivery/imports/" + id);
    }

    private static String step(Job job) {
        var step = job.step();
        return step.isEmpty()
                ? "Nothing to report yet."
                : step.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + step.substring(1);
    }

    private static @Nullable State refusal(Job job) {
        return switch (job.state()) {
            case "failed" ->
                    State.refused(
                                    Statements.clean(
                                            job.refusal() == null
                                                    ? "The import failed."
                                                    : job.refusal()),
                                    Statements.clean(job.remedy() == null ? "" : job.remedy()))
                            .with("/delivery/import", "Try again");
            case "cancelled" ->
                    State.refused("The import was cancelled.", "It changed nothing.")
                            .with("/delivery/import", "Begin another");
            default -> null;
        };
    }

    private JobPage.@Nullable Report report(PageRequest request, Job job, List<Table<?>> tables) {
        if (!job.state().equals("done")) {
            return null;
        }
        var report = jobs.report(job);
        var issues =
                Statements.issues(
                        looks.look(request.viewer(), report.look())
                                .map(kept -> kept.look().issues())
                                .orElse(report.issues()));
        var gaps = Statements.gaps(report.gaps());
        tables.add(issues);
        tables.add(gaps);
        var words =
                report.isNew()
                        ? "A look as of %s was kept.".formatted(report.asOf())
                        : "The same look as of %s was kept before; nothing changed."
                                .formatted(report.asOf());
        var rows =
                report.issueCount() == 0
                        ? ""
                        : " %s could not be used."
                                .formatted(Wording.counted(report.issueCount(), "row"));
        return new JobPage.Report(
                words + rows,
                "/delivery/repositories/" + report.repository() + "?asOf=" + report.asOf(),
                report.readings().stream().map(Statements::clean).toList(),
                gaps.view(request),
                issues.view(request));
    }
}
