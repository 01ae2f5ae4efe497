package dev.quarterdeck.pages.sources;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.DataHealth;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Standing;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.settings.SettingsPage.Fact;
import dev.quarterdeck.pages.view.sources.ConnectionView;
import dev.quarterdeck.pages.view.sources.ConnectionView.Read;
import dev.quarterdeck.pages.view.sources.JteconnectionGenerated;
import dev.quarterdeck.pages.view.sources.SourceList;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.kept.Run;
import dev.quarterdeck.sources.kept.Runs;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows a connection: how it stands, what came last, its runs; and has it read.
@RestController
final class ConnectionPage {

    private static final int MOST_RUNS = 500;

    private static final List<Read> READS =
            List.of(
                    new Read("SYNC", "Read now", "What is new since the last run."),
                    new Read(
                            "ANEW",
                            "Read anew",
                            "Everything from the beginning. Nothing counts twice; it takes longer,"
                                    + " and more of the tool's allowance."),
                    new Read(
                            "REPLAY",
                            "Map anew",
                            "What was kept as it came is mapped again, without asking the tool."));

    private final Shell shell;
    private final SourcePlace place;
    private final Runs runs;
    private final Watching watching;
    private final Times times;

    ConnectionPage(Shell shell, SourcePlace place, Runs runs, Watching watching, Times times) {
        this.shell = shell;
        this.place = place;
        this.runs = runs;
        this.watching = watching;
        this.times = times;
    }

    @GetMapping(SourcePlace.LIST + "/{id}")
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID id) {
        return answer(request, place.find(request, id), null);
    }

    @PostMapping(SourcePlace.LIST + "/{id}")
    ResponseEntity<String> read(
            PageRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String how) {
        place.require(request);
        var source = place.find(request, id);
        try {
            var wish =
                    Arrays.stream(Runs.Wish.values())
                            .filter(one -> one.name().equals(how))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    "The way to read must be one of the page's.",
                                                    "Maybe Read now."));
            var run = runs.ask(request.viewer(), id, wish);
            return Shell.seeOther("/settings/sources/runs/" + run);
        } catch (Refusal refusal) {
            return answer(request, source, refusal);
        }
    }

    private ResponseEntity<String> answer(
            PageRequest request, Source source, @Nullable Refusal refusal) {
        var table = runs(request, source.id());
        var tables = new ArrayList<Table<?>>(List.of(table));
        ConnectionView.Live live = null;
        if (source.state().hooked()) {
            var pushes = watching.table(request, source.id());
            tables.add(pushes);
            live = watching.live(request, pushes);
        }
        var said =
                refusal == null
                        ? Said.NOTHING
                        : Said.of(refusal.getMessage() + " " + refusal.remedy());
        var page =
                new ConnectionView(
                        place.top(source, "Overview", said),
                        wrong(source),
                        Watching.isLook(request) ? List.of() : facts(request, source),
                        reads(source),
                        source.isRetired()
                                ? "A retired source is not read."
                                : place.unchangeable(request),
                        source.path(),
                        live,
                        table.view(request));
        var head = SourcePlace.head(source, "Overview");
        return refusal == null
                ? shell.page(
                        request, head, List.of(), tables, (out, frame) -> render(out, frame, page))
                : shell.again(request, head, 422, (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ConnectionView page) {
        JteconnectionGenerated.render(out, null, frame, page);
    }

    private static List<Read> reads(Source source) {
        return SourcePlace.isAsked(source) ? READS : List.of(READS.getLast());
    }

    private SourceList.@Nullable Fix wrong(Source source) {
        var standing = Standing.of(source.state(), times);
        if (standing.state() == DataHealth.State.FRESH) {
            return null;
        }
        boolean isHere = standing.href().equals(source.path());
        return new SourceList.Fix(
                SourceWords.upper(standing.words()) + ".",
                standing.remedy(),
                isHere ? "" : standing.href(),
                standing.link());
    }

    private List<Fact> facts(PageRequest request, Source source) {
        var state = source.state();
        var connection = state.connection();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Tool", source.tool().name(), null));
        var address = state.address();
        if (address != null) {
            facts.add(new Fact("Address", address, null));
            facts.add(
                    new Fact(
                            "Reads",
                            "%s (%s of %s)"
                                    .formatted(
                                            SourcesPage.reads(state),
                                            Wording.count(state.chosen()),
                                            Wording.count(state.known())),
                            source.path() + "/scopes"));
            facts.add(new Fact("How often", SourceWords.every(connection.everyMinutes()), null));
            var next = state.next();
            if (next != null) {
                facts.add(new Fact("Next run", times.ahead(next), null));
            }
        }
        var heard = state.heard();
        facts.add(new Fact("Last heard of", heard == null ? "never" : times.ago(heard), null));
        var counts = SourceWords.counts(place.counts(request, source));
        facts.add(new Fact("Told so far", counts.isEmpty() ? "nothing yet" : counts, null));
        facts.add(
                new Fact(
                        "Records are kept",
                        "%s as they came".formatted(Wording.counted(connection.rawDays(), "day")),
                        null));
        facts.add(new Fact("Connected on", "" + times.day(connection.madeAt()), null));
        return facts;
    }

    private Table<Run> runs(PageRequest request, UUID id) {
        var all =
                Watching.isLook(request)
                        ? List.<Run>of()
                        : runs.list(request.viewer(), id, null, MOST_RUNS + 1);
        var table =
                Table.of("runs", "runs", all.stream().limit(MOST_RUNS).toList())
                        .column(
                                "at",
                                "Began (%s)".formatted(times.zone()),
                                one ->
                                        Cell.link(
                                                times.at(one.startedAt()),
                                                "/settings/sources/runs/" + one.id()))
                        .column("kind", "What", one -> Cell.of(SourceWords.kind(one)))
                        .column("state", "State", SourceWords::state)
                        .number("took", "Took", ConnectionPage::took, ConnectionPage::length);
        RunTables.counts(table);
        table.number("gaps", "Not read", one -> Cell.of(Wording.count(one.gaps())), Run::gaps)
                .column("trouble", "Trouble", one -> Cell.of(trouble(one)))
                .hidden("by", "Asked by", one -> Cell.of(one.askedBy()))
                .whenEmpty(
                        State.empty(
                                "It was not read yet.",
                                "Each run will stand here, with what came and what did not.",
                                ""));
        return all.size() > MOST_RUNS
                ? table.withoutSome("The newest %d runs are listed.".formatted(MOST_RUNS))
                : table;
    }

    private static String trouble(Run run) {
        var trouble = run.trouble();
        return trouble == null ? "" : trouble;
    }

    private static Cell took(Run run) {
        var ended = run.endedAt();
        return ended == null || run.kind().equals("hooks")
                ? Cell.of("")
                : Cell.of(SourceWords.took(java.time.Duration.between(run.startedAt(), ended)));
    }

    private static long length(Run run) {
        var ended = run.endedAt();
        return ended == null ? 0 : java.time.Duration.between(run.startedAt(), ended).toMillis();
    }
}
