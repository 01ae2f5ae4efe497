package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.looks.kept.DeliveryFigures;
import dev.quarterdeck.looks.kept.LookHead;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.JteoverviewGenerated;
import dev.quarterdeck.pages.view.delivery.OverviewPage;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows what happened in all repositories, one row each.
@RestController
final class DeliveryPage {

    static final int WEEKS = 4;

    private static final List<String> IDS =
            List.of(
                    Measures.NAMED,
                    Measures.RELEASES,
                    Measures.FLOOR,
                    Measures.RANGE,
                    Measures.RECORD,
                    Measures.AGE);

    private static final State NOTHING =
            State.empty(
                    "No repository was looked at up to this day.",
                    "One row per repository will stand here: what of its work is linked, its"
                            + " releases, its floor for failed change, the dates of its next work with"
                            + " their record, and what is ageing. It needs a repository or a tracker's"
                            + " export. What tools tell by themselves, such as deployments, is"
                            + " connected under Settings, Sources.",
                    "./qd import look ~/src/app --repository app");

    private final Shell shell;
    private final Looks looks;
    private final Organization organization;

    DeliveryPage(Shell shell, Looks looks, Organization organization) {
        this.shell = shell;
        this.looks = looks;
        this.organization = organization;
    }

    @GetMapping("/delivery")
    ResponseEntity<String> show(PageRequest request) {
        var viewer = request.viewer();
        var repositories = looks.repositories(viewer, request.day());
        var rows = looks.figureRows(viewer, request.day(), IDS);
        var then = request.day().minusWeeks(WEEKS);
        var before = looks.figureRows(viewer, then, IDS);
        var shown = new DeliveryFigures(repositories, rows, request.day()).all();
        var explained = new Explained(request, shown);
        var table = table(request, repositories, Measures.of(rows, before));
        var page =
                new OverviewPage(
                        "Delivery",
                        "What happened in each repository, and how long its next twelve weeks of"
                                + " work take (50% to 85%). Small print says what it was by the newest"
                                + " look that was four weeks old or older.",
                        "which date to say, where to help, which repository to look at again",
                        "",
                        List.of(),
                        explained.since(
                                new DeliveryFigures(looks.repositories(viewer, then), before, then)
                                        .all(),
                                then),
                        table.view(request));
        return shell.page(
                request,
                Head.of(Place.DELIVERY, Place.DELIVERY.title()),
                shown,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, OverviewPage page) {
        JteoverviewGenerated.render(out, null, frame, page);
    }

    private Table<Repository> table(
            PageRequest request, List<Repository> repositories, Measures measures) {
        Map<UUID, Unit> teams =
                organization.asOf(request.viewer(), request.day()).teams().stream()
                        .collect(Collectors.toMap(Unit::id, Function.identity()));
        var table =
                Table.of("repositories", "repositories", repositories)
                        .column("name", "Repository", one -> name(request, one))
                        .column("team", "Team", one -> team(request, teams.get(one.team())))
                        .number("asof", "As of", one -> asOf(request, one), DeliveryPage::day);
        measure(table, request, measures, "named", "Named", Measures.NAMED);
        measure(table, request, measures, "releases", "Releases", Measures.RELEASES);
        measure(table, request, measures, "floor", "Failure floor", Measures.FLOOR);
        measure(table, request, measures, "range", "Next 12 weeks' work", Measures.RANGE);
        measure(table, request, measures, "record", "Dates held", Measures.RECORD);
        measure(table, request, measures, "age", "Age, 85%", Measures.AGE);
        return table.hidden("look", "Look", DeliveryPage::look)
                .hidden("issues", "Rows not used", DeliveryPage::issues)
                .whenEmpty(NOTHING.with("/delivery/import", "Import a repository or a tracker"));
    }

    private static void measure(
            Table<Repository> table,
            PageRequest request,
            Measures measures,
            String key,
            String label,
            String id) {
        table.number(
                key,
                label,
                one -> measures.cell(request, one.id(), id),
                one -> measures.size(one.id(), id));
    }

    private static Cell name(PageRequest request, Repository one) {
        return Cell.link(one.name(), request.link("/delivery/repositories/" + one.id()));
    }

    private static Cell team(PageRequest request, @org.jspecify.annotations.Nullable Unit team) {
        return team == null
                ? Cell.of("")
                : Cell.link(
                        team.name(),
                        request.link("/delivery/teams/" + Links.team(team.key(), team.id())));
    }

    private static Cell asOf(PageRequest request, Repository one) {
        var newest = one.newest();
        if (newest == null) {
            return Cell.toned("never", "unknown");
        }
        boolean isOld = LookHead.isOld(newest.asOf(), request.day());
        return new Cell(newest.asOf().toString(), null, isOld ? "warn" : "", null);
    }

    private static LocalDate day(Repository one) {
        var newest = one.newest();
        return newest == null ? LocalDate.MIN : newest.asOf();
    }

    private static Cell look(Repository one) {
        var newest = one.newest();
        return Cell.of(newest == null ? "" : newest.contentId());
    }

    private static Cell issues(Repository one) {
        LookHead newest = one.newest();
        return Cell.of(newest == null ? "" : String.valueOf(newest.issues()));
    }
}
