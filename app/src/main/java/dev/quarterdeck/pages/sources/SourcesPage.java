package dev.quarterdeck.pages.sources;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.DataHealth;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Standing;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.sources.JtelistGenerated;
import dev.quarterdeck.pages.view.sources.SourceList;
import dev.quarterdeck.pages.view.sources.SourceList.Fix;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.kept.ConnectionState;
import dev.quarterdeck.sources.kept.ConnectionStates;
import dev.quarterdeck.sources.kept.Connections;
import dev.quarterdeck.sources.kept.Run;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists the sources, and the tools that can be connected.
@RestController
final class SourcesPage {

    private final Shell shell;
    private final SourcePlace place;
    private final Connections connections;
    private final ConnectionStates states;
    private final Times times;

    SourcesPage(
            Shell shell,
            SourcePlace place,
            Connections connections,
            ConnectionStates states,
            Times times) {
        this.shell = shell;
        this.place = place;
        this.connections = connections;
        this.states = states;
        this.times = times;
    }

    @GetMapping(SourcePlace.LIST)
    ResponseEntity<String> list(PageRequest request) {
        var head = SourcePlace.head("Sources");
        var refused = place.unseen(request);
        if (refused != null) {
            var page = new SourceList(Said.NOTHING, refused, List.of(), null, null, "");
            return shell.page(request, head, (out, frame) -> render(out, frame, page));
        }
        var all = states.counted(request.viewer());
        var table = table(all);
        var why = place.unchangeable(request);
        var tools = tools(connections.tools(request.viewer()), why.isEmpty());
        var page =
                new SourceList(
                        Said.NOTHING,
                        null,
                        all.stream()
                                .filter(one -> standing(one).state() != DataHealth.State.FRESH)
                                .map(one -> fix(one, standing(one)))
                                .toList(),
                        table.view(request),
                        tools.view(request),
                        why);
        return shell.page(
                request,
                head,
                List.of(),
                List.of(table, tools),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, SourceList page) {
        JtelistGenerated.render(out, null, frame, page);
    }

    private Standing standing(ConnectionState one) {
        return Standing.of(one, times);
    }

    private static Fix fix(ConnectionState one, Standing standing) {
        return new Fix(
                "%s: %s.".formatted(one.connection().name(), standing.words()),
                standing.remedy(),
                standing.href(),
                standing.link());
    }

    private Table<ConnectionState> table(List<ConnectionState> all) {
        return Table.of("sources", "sources", all)
                .column(
                        "name",
                        "Source",
                        one -> Cell.link(one.connection().name(), Standing.path(one)))
                .column("tool", "Tool", one -> Cell.of(one.tool()).note(where(one)))
                .column("state", "State", this::state)
                .column("reads", "Reads", one -> Cell.of(reads(one)))
                .column("gave", "Told", one -> Cell.of(SourceWords.counts(one.histories())))
                .number("last", "Last run", this::last, SourcesPage::began)
                .number("next", "Next run", this::next, SourcesPage::due)
                .hidden(
                        "every",
                        "How often",
                        one -> Cell.of(SourceWords.every(one.connection().everyMinutes())))
                .whenEmpty(
                        State.empty(
                                "No tool is connected yet.",
                                "Each source will stand here: what it reads, when it was last read,"
                                        + " and what is wrong with it. Connect one of the tools below.",
                                ""));
    }

    private Cell state(ConnectionState one) {
        if (one.connection().retiredOn() != null) {
            return Cell.toned("retired", "unknown");
        }
        var state = standing(one).state();
        return Cell.toned(
                state.words(),
                switch (state) {
                    case FRESH -> "good";
                    case LATE -> "warn";
                    case MISSING -> "bad";
                });
    }

    /// Says what a connection reads: the first scopes by name, and how many more.
    static String reads(ConnectionState one) {
        if (one.address() == null) {
            return one.hooked() ? "what is pushed" : "files";
        }
        var names = String.join(", ", one.places());
        long more = one.chosen() - one.places().size();
        return one.chosen() == 0
                ? "nothing yet"
                : more > 0 ? "%s and %s more".formatted(names, Wording.count(more)) : names;
    }

    private Cell last(ConnectionState one) {
        var run = one.last();
        if (run == null) {
            return Cell.toned("never", "unknown");
        }
        return Cell.link(times.ago(run.startedAt()), "/settings/sources/runs/" + run.id())
                .note(
                        "%s, %s"
                                .formatted(
                                        run.state(),
                                        Wording.counted(run.totals().records(), "record")));
    }

    private static String where(ConnectionState one) {
        return Objects.requireNonNullElse(one.address(), "").replaceFirst("^https://", "");
    }

    private static Instant began(ConnectionState one) {
        Run run = one.last();
        return run == null ? Instant.EPOCH : run.startedAt();
    }

    private Cell next(ConnectionState one) {
        var next = one.next();
        return next == null ? Cell.toned("when asked", "nowrap") : Cell.of(times.ahead(next));
    }

    private static Instant due(ConnectionState one) {
        return Objects.requireNonNullElse(one.next(), Instant.MAX);
    }

    private static Table<Tool> tools(List<Tool> tools, boolean may) {
        return Table.of(
                        "tools",
                        "tools",
                        tools.stream().sorted(Comparator.comparing(Tool::name)).toList())
                .column(
                        "name",
                        "Tool",
                        one ->
                                may
                                        ? Cell.link(
                                                one.name(),
                                                SourcePlace.LIST + "/new?tool=" + one.id())
                                        : Cell.of(one.name()))
                .column("gives", "Gives", one -> Cell.of(SourceWords.upper(SourceWords.gives(one))))
                .column("how", "How", one -> Cell.of(how(one)))
                .column(
                        "rights",
                        "What its token must be allowed",
                        one -> Cell.of(String.join("; ", one.rights())));
    }

    private static String how(Tool one) {
        if (one.address().isEmpty()) {
            return "It pushes";
        }
        return one.hooks().isEmpty() ? "It is asked" : "It is asked, and pushes";
    }
}
