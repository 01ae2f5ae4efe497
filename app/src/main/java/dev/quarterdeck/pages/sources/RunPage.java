package dev.quarterdeck.pages.sources;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.settings.SettingsPage.Fact;
import dev.quarterdeck.pages.view.sources.JterunGenerated;
import dev.quarterdeck.pages.view.sources.RunView;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.KeptScope;
import dev.quarterdeck.sources.kept.Run;
import dev.quarterdeck.sources.kept.RunCounts;
import dev.quarterdeck.sources.kept.RunIssue;
import dev.quarterdeck.sources.kept.Runs;
import dev.quarterdeck.sources.kept.Runs.Pace;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Follows a run while it goes, and says what came, what did not, and why.
@RestController
final class RunPage {

    private static final String PATH = SourcePlace.LIST + "/runs/{run}";
    private static final int MOST_ISSUES = 10_000;

    private final Shell shell;
    private final SourcePlace place;
    private final Connections connections;
    private final Runs runs;
    private final Times times;

    RunPage(Shell shell, SourcePlace place, Connections connections, Runs runs, Times times) {
        this.connections = connections;
        this.shell = shell;
        this.place = place;
        this.runs = runs;
        this.times = times;
    }

    /// What is known of a run. @param report null before it began
    private record Known(
            @Nullable Source source, Runs.@Nullable Report report, @Nullable Pace pace) {

        /// Answers whether the page looks again by itself.
        boolean isUnderWay() {
            return pace != null && !isOver(report, pace);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID run) {
        var known = known(request, run);
        var report = known.report();
        var figures = report == null ? List.<Figure>of() : figures(report);
        var tables = new ArrayList<Table<?>>();
        var page = page(request, run, known, figures, tables);
        return shell.page(
                request, head(known), figures, tables, (out, frame) -> render(out, frame, page));
    }

    private static Head head(Known known) {
        var source = known.source();
        return source == null
                ? SourcePlace.below("Run")
                : SourcePlace.below("Run").below(source.name(), source.path());
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, RunView page) {
        JterunGenerated.render(out, null, frame, page);
    }

    @PostMapping(PATH + "/cancel")
    ResponseEntity<String> cancel(PageRequest request, @PathVariable UUID run) {
        place.require(request);
        try {
            runs.cancel(request.viewer(), run);
        } catch (Refusal over) {
            if (over.kind() != Refusal.Kind.CONFLICT) {
                throw over;
            }
        }
        return Shell.seeOther("/settings/sources/runs/" + run);
    }

    @GetMapping(PATH + "/records/{issue}.json")
    ResponseEntity<byte[]> raw(
            PageRequest request, @PathVariable UUID run, @PathVariable long issue) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"record-%d.json\"".formatted(issue))
                .body(runs.raw(request.viewer(), run, issue));
    }

    private Known known(PageRequest request, UUID run) {
        var pace = runs.pace(request.viewer(), run);
        try {
            var report = runs.report(request.viewer(), run);
            var source = place.find(request, report.run().connectionId());
            return new Known(source, report, pace.orElse(null));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.NOT_FOUND || pace.isEmpty()) {
                throw refusal;
            }
            // It was asked for and did not begin.
            return new Known(null, null, pace.get());
        }
    }

    private RunView page(
            PageRequest request,
            UUID id,
            Known known,
            List<Figure> figures,
            List<Table<?>> tables) {
        var report = known.report();
        var pace = known.pace();
        return new RunView(
                "/settings/sources/runs/" + id,
                title(report),
                lead(known),
                Said.NOTHING,
                known.isUnderWay() ? pace(report, Objects.requireNonNull(pace)) : null,
                isOver(report, pace) ? trouble(report, pace) : null,
                report == null ? List.of() : facts(known.source(), report.run()),
                report == null ? null : shown(request, known, figures, tables),
                place.unchangeable(request).isEmpty());
    }

    private static boolean isOver(Runs.@Nullable Report report, @Nullable Pace pace) {
        boolean isAtWork =
                pace != null && (pace.state().equals("waiting") || pace.state().equals("running"));
        boolean hasEnded = report != null && !report.run().state().equals("running");
        return !isAtWork && (hasEnded || pace != null);
    }

    private static RunView.Pace pace(Runs.@Nullable Report report, Pace pace) {
        boolean waits = pace.state().equals("waiting");
        return new RunView.Pace(
                waits ? "Waiting for its turn" : "At work",
                step(report, pace),
                pace.done(),
                pace.total());
    }

    private static String step(Runs.@Nullable Report report, Pace pace) {
        if (pace.step().isEmpty()) {
            return "Nothing to report yet.";
        }
        // The step of a file is its name, as it is written.
        return report != null && report.run().kind().equals("files")
                ? "Reading %s.".formatted(pace.step())
                : SourceWords.upper(pace.step()) + ".";
    }

    private static String title(Runs.@Nullable Report report) {
        if (report == null) {
            return "Run";
        }
        return switch (report.run().kind()) {
            case "files" -> "File brought in";
            case "hooks" -> "Pushes of a day";
            case "replay" -> "Records mapped anew";
            default -> "Run";
        };
    }

    private static String lead(Known known) {
        var source = known.source();
        return source == null
                ? "What came, what did not, and why."
                : "What came from %s, what did not, and why.".formatted(source.name());
    }

    private static @Nullable State trouble(Runs.@Nullable Report report, @Nullable Pace pace) {
        var run = Optional.ofNullable(report).map(Runs.Report::run);
        var words =
                run.flatMap(one -> Optional.ofNullable(one.trouble()))
                        .or(() -> Optional.ofNullable(pace).map(Pace::refusal));
        var remedy =
                run.flatMap(one -> Optional.ofNullable(one.remedy()))
                        .or(() -> Optional.ofNullable(pace).map(Pace::remedy));
        if (words.isPresent()) {
            return State.refused(words.get(), remedy.orElse(""));
        }
        boolean isCancelled =
                run.map(one -> one.state().equals("cancelled"))
                        .orElse(pace != null && pace.state().equals("cancelled"));
        return isCancelled
                ? State.refused(
                        "The run was stopped.",
                        "What was kept until then stays; the next run goes on from there.")
                : null;
    }

    private List<Fact> facts(@Nullable Source source, Run run) {
        var facts = new ArrayList<Fact>();
        if (source != null) {
            facts.add(new Fact("Source", source.name(), source.path()));
        }
        facts.add(new Fact("State", run.state(), null));
        facts.add(
                new Fact(
                        "Began", "%s %s".formatted(times.at(run.startedAt()), times.zone()), null));
        var ended = run.endedAt();
        if (ended != null) {
            boolean isDay = run.kind().equals("hooks");
            facts.add(
                    isDay
                            ? new Fact("Last push", times.at(ended), null)
                            : new Fact(
                                    "Took",
                                    SourceWords.took(Duration.between(run.startedAt(), ended)),
                                    null));
        }
        facts.add(new Fact("Asked by", run.askedBy(), null));
        return facts;
    }

    private static List<Figure> figures(Runs.Report report) {
        return List.of(
                figure(report, "records", "Records that came", "records", RunCounts::records),
                figure(report, "told", "Told something", "records", RunCounts::told),
                figure(report, "nothing", "Nothing to keep", "records", RunCounts::nothing),
                figure(report, "unusable", "Unusable", "records", RunCounts::unusable),
                figure(report, "events", "New events", "events", RunCounts::events));
    }

    private static Figure figure(
            Runs.Report report,
            String id,
            String label,
            String unit,
            ToLongFunction<RunCounts> count) {
        var rows =
                report.streams().stream()
                        .map(
                                one ->
                                        List.of(
                                                one.place(),
                                                RunTables.stream(one.stream()),
                                                "" + count.applyAsLong(one.counts())))
                        .toList();
        return new Figure(
                "run." + id,
                label,
                new Quantity.Count(count.applyAsLong(report.run().totals()), unit),
                new Explanation(
                        "whether this source can be relied on",
                        "this run",
                        "records = told something + nothing to keep + unusable; an event that was"
                                + " known before is not counted twice (v1)",
                        new Rows(List.of("Where", "What", label), rows),
                        List.of(),
                        "counted while the run went on",
                        List.of()));
    }

    private RunView.Report shown(
            PageRequest request, Known known, List<Figure> figures, List<Table<?>> tables) {
        var report = Objects.requireNonNull(known.report());
        var run = report.run();
        var explained = new Explained(request, figures);
        var names = names(request, run);
        var streams = RunTables.streams(report, names);
        var gaps = RunTables.gaps(report.gaps(), names);
        var nothings = RunTables.nothings(report.nothings(), names);
        var issues = issues(request, known, run, names);
        tables.addAll(List.of(streams, gaps, nothings, issues));
        return new RunView.Report(
                figures.stream().map(one -> explained.view(one, under(one, run), null)).toList(),
                sums(report) + (known.isUnderWay() ? noted(run) : ""),
                streams.view(request),
                gaps.view(request),
                nothings.view(request),
                issues.view(request));
    }

    /// Lists what could not be used; not while the run goes on, where each look would read it all.
    private Table<RunIssue> issues(
            PageRequest request, Known known, Run run, Map<String, String> names) {
        boolean may = place.unchangeable(request).isEmpty();
        var all =
                known.isUnderWay()
                        ? List.<RunIssue>of()
                        : runs.issues(request.viewer(), run.id(), 0, MOST_ISSUES + 1);
        var raw = "/settings/sources/runs/%s/records/".formatted(run.id());
        var issues =
                RunTables.issues(all.stream().limit(MOST_ISSUES).toList(), names, may ? raw : "");
        return all.size() > MOST_ISSUES
                ? issues.withoutSome(
                        "The first %s of %s issues are listed; GET /api/v1/runs/%s/issues has all."
                                .formatted(
                                        Wording.count(MOST_ISSUES),
                                        Wording.count(run.totals().issues()),
                                        run.id()))
                : issues;
    }

    private static String noted(Run run) {
        long issues = run.totals().issues();
        return issues == 0
                ? ""
                : " %s so far: listed here when the run is over."
                        .formatted(Wording.counted(issues, "issue"));
    }

    private static String under(Figure figure, Run run) {
        return figure.id().equals("run.events")
                ? Wording.count(run.totals().repeats()) + " known before"
                : "";
    }

    private Map<String, String> names(PageRequest request, Run run) {
        return connections.scopes(request.viewer(), run.connectionId()).stream()
                .collect(Collectors.toMap(RunPage::key, KeptScope::name, (one, other) -> one));
    }

    private static String key(KeptScope one) {
        return new Scope(one.kind(), one.externalId(), one.name()).key();
    }

    /// Says how the counts add up, and what the tool says it has.
    private static String sums(Runs.Report report) {
        var totals = report.run().totals();
        var sums =
                "%s = %s told something + %s with nothing to keep + %s unusable."
                        .formatted(
                                Wording.counted(totals.records(), "record"),
                                Wording.count(totals.told()),
                                Wording.count(totals.nothing()),
                                Wording.count(totals.unusable()));
        var compared = report.streams().stream().filter(one -> one.difference() != null).toList();
        if (compared.isEmpty()) {
            return sums;
        }
        long lacking =
                compared.stream()
                        .mapToLong(one -> Objects.requireNonNull(one.difference()))
                        .filter(one -> one != 0)
                        .count();
        return lacking == 0
                ? sums
                        + " Where the tool says how many it has (%s), as many came."
                                .formatted(Wording.counted(compared.size(), "stream"))
                : sums
                        + " Of %s of which the tool says how many it has, %s: see the last column."
                                .formatted(
                                        Wording.counted(compared.size(), "stream"),
                                        lacking == 1
                                                ? "1 differs"
                                                : Wording.count(lacking) + " differ");
    }
}
