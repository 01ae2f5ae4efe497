package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.looks.kept.DeliveryFigures;
import dev.quarterdeck.looks.kept.Looks;
import dev.quarterdeck.looks.kept.Repository;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.teams.Tabs;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.JteoverviewGenerated;
import dev.quarterdeck.pages.view.delivery.OverviewPage;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Shows the repositories of a team, and of the teams in it, measure by measure.
///
/// A column is a repository, by name: nothing is sorted by value, for no two repositories do the
/// same work.
@RestController
final class TeamDelivery {

    /// A measure. @param about what it is about
    private record Measure(String about, String label, String id) {}

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure("Code and tracker", "Changes that name a ticket", Measures.NAMED),
                    new Measure(
                            "Code and tracker", "Merged changes in 12 months", Measures.CHANGES),
                    new Measure(
                            "Knowledge", "Modules that hang on one person", "knowledge.one-person"),
                    new Measure("Knowledge", "Active modules", "knowledge.active-modules"),
                    new Measure("Releases", "Releases in 12 months", Measures.RELEASES),
                    new Measure("Releases", "Median gap between releases", "releases.median-gap"),
                    new Measure("Releases", "Last release", "releases.last"),
                    new Measure("Failed change", "Floor for failed change", Measures.FLOOR),
                    new Measure("Forecast", "Next 12 weeks of work, 50% to 85%", Measures.RANGE),
                    new Measure("Forecast", "85% dates that held", Measures.RECORD),
                    new Measure("Flow", "Items finished a week", "flow.throughput"),
                    new Measure("Flow", "Median cycle time", "flow.cycle-time-p50"),
                    new Measure("Flow", "Cycle time, 85%", "flow.cycle-time-p85"),
                    new Measure("Flow", "Open items", Measures.TRACKER),
                    new Measure("Flow", "Items in progress", "flow.wip"),
                    new Measure("Flow", "Age of work in progress, 85%", Measures.AGE),
                    new Measure("Flow", "Finished items reopened", "flow.reopened"),
                    new Measure("Flow", "Finished work nobody planned", "flow.unplanned"),
                    new Measure("AI-declared work", "Commits that declare AI", "ai.declared"));

    private final Shell shell;
    private final Looks looks;
    private final Organization organization;

    TeamDelivery(Shell shell, Looks looks, Organization organization) {
        this.shell = shell;
        this.looks = looks;
        this.organization = organization;
    }

    @GetMapping("/delivery/teams/{key}")
    ResponseEntity<String> show(PageRequest request, @PathVariable String key) {
        var viewer = request.viewer();
        var day = organization.asOf(viewer, request.day());
        var team = day.requireTeam(key);
        var ids = MEASURES.stream().map(Measure::id).toList();
        var rows = looks.figureRows(viewer, request.day(), ids);
        var then = request.day().minusWeeks(DeliveryPage.WEEKS);
        var before = looks.figureRows(viewer, then, ids);
        var repositories = looks.repositories(viewer, request.day());
        var figures = new DeliveryFigures(repositories, rows, request.day()).of(team, day);
        var shown = figures.all();
        var explained = new Explained(request, shown);
        var table = table(request, figures.counted(), Measures.of(rows, before));
        var page =
                new OverviewPage(
                        "Delivery of " + team.name(),
                        "The same measures of each repository of the team and of the teams in it, side by side; small print says what it was by the newest look that was four weeks old or older.",
                        "where the team needs help, and which of its dates to say",
                        request.link("/people/teams/" + Links.team(team.key(), team.id())),
                        Tabs.of(request, team, "Repositories"),
                        explained.since(
                                new DeliveryFigures(looks.repositories(viewer, then), before, then)
                                        .of(team, day)
                                        .all(),
                                then),
                        table.view(request));
        return shell.page(
                request,
                Head.of(Place.DELIVERY, team.name()),
                shown,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, OverviewPage page) {
        JteoverviewGenerated.render(out, null, frame, page);
    }

    private static Table<Measure> table(
            PageRequest request, List<Repository> repositories, Measures measures) {
        var table =
                Table.of("measures", "measures", repositories.isEmpty() ? List.of() : MEASURES)
                        .column("measure", "Measure", one -> Cell.of(one.label()))
                        .hidden("about", "About", one -> Cell.of(one.about()));
        for (var one : repositories) {
            table.plain(
                    one.id().toString(),
                    one.name(),
                    request.link("/delivery/repositories/" + one.id()),
                    measure -> measures.cell(request, one.id(), measure.id()));
        }
        return table.whenEmpty(
                State.empty(
                                "No repository belongs to this team on this day.",
                                "The measures of its repositories will stand here. A repository is given to a team on its own page, under Change.",
                                "")
                        .with(request.link("/delivery"), "All repositories"));
    }
}
