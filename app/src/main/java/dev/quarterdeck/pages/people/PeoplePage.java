package dev.quarterdeck.pages.people;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.people.PeopleFigures;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.people.ChartPage;
import dev.quarterdeck.pages.view.people.JtechartGenerated;
import dev.quarterdeck.pages.view.people.JtelistGenerated;
import dev.quarterdeck.pages.view.people.ListPage;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows the organisation: its chart, its teams, and the managers of managers.
@RestController
final class PeoplePage {

    private static final State NOBODY =
            State.empty(
                    "Nobody is here on this day.",
                    "The organisation chart will stand here: teams, their people and who leads them. It needs a file of people, from any HR tool.",
                    "./qd import people people.csv teams.csv");

    private final Shell shell;
    private final Organization organization;

    PeoplePage(Shell shell, Organization organization) {
        this.shell = shell;
        this.organization = organization;
    }

    @GetMapping("/people")
    ResponseEntity<String> chart(PageRequest request) {
        var day = organization.asOf(request.viewer(), request.day());
        var shown = ofEverybody(day);
        var then = request.day().minusMonths(1);
        var explained = new Explained(request, shown);
        var chart = new Chart(request, day);
        var roots = chart.roots();
        var page =
                new ChartPage(
                        explained.since(
                                ofEverybody(organization.asOf(request.viewer(), then)), then),
                        request.parameter("q").strip(),
                        roots,
                        chart.found(),
                        NOBODY);
        return shell.page(
                request,
                Head.of(Place.PEOPLE, Place.PEOPLE.title()),
                shown,
                List.of(),
                (out, frame) -> render(out, frame, page));
    }

    private static List<Figure> ofEverybody(OrganizationDay day) {
        var figures = new PeopleFigures(day);
        return List.of(
                figures.headcount(),
                figures.teams(),
                figures.span(),
                figures.withoutManager(),
                figures.withoutTeam());
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ChartPage page) {
        JtechartGenerated.render(out, null, frame, page);
    }

    @GetMapping("/people/teams")
    ResponseEntity<String> teams(PageRequest request) {
        var day = organization.asOf(request.viewer(), request.day());
        var figures = new PeopleFigures(day);
        var shown = List.of(figures.teams(), figures.headcount(), figures.withoutTeam());
        var explained = new Explained(request, shown);
        var table = Teams.table(request, day, day.teams()).whenEmpty(NOBODY);
        var page =
                new ListPage(
                        "Teams",
                        "Every team of the day, with who leads it and how many work in it.",
                        "which team is too small to carry its work, and which leads itself",
                        shown.stream().map(explained::view).toList(),
                        table.view(request));
        return shell.page(
                request,
                Head.of(Place.PEOPLE, "Teams"),
                shown,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ListPage page) {
        JtelistGenerated.render(out, null, frame, page);
    }

    @GetMapping("/people/managers")
    ResponseEntity<String> managers(PageRequest request) {
        var day = organization.asOf(request.viewer(), request.day());
        var figures = new PeopleFigures(day);
        var shown =
                List.of(
                        figures.managers(),
                        figures.span(),
                        figures.withoutManager(),
                        figures.vacancies(),
                        figures.overdue());
        var explained = new Explained(request, shown);
        var table = managers(request, day, figures);
        var page =
                new ListPage(
                        "Managers",
                        "Who leads how many, and where somebody is missing: as far as you may see the lines.",
                        "help a manager, split a span, or fill a gap",
                        shown.stream().map(explained::view).toList(),
                        table.view(request));
        return shell.page(
                request,
                Head.of(Place.PEOPLE, "Managers"),
                shown,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    /// A manager. @param direct who reports to them @param all everybody below, those included
    private record Leader(Colleague person, int direct, int managers, int all, String teams) {}

    private Table<Leader> managers(
            PageRequest request, OrganizationDay day, PeopleFigures figures) {
        Map<UUID, Unit> units =
                day.teams().stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        var rows =
                day.persons().stream()
                        .filter(one -> !figures.reportsOf(one.id()).isEmpty())
                        .map(one -> leader(one, figures, units))
                        .sorted(Comparator.comparing((Leader one) -> -one.all()))
                        .toList();
        return Table.of("managers", "managers", rows)
                .column(
                        "name",
                        "Manager",
                        one ->
                                Cell.link(
                                        one.person().name(),
                                        request.link(
                                                "/people/persons/" + one.person().id().value())))
                .column("teams", "Leads", one -> Cell.of(one.teams()))
                .number(
                        "direct",
                        "Direct reports",
                        one -> Cell.of("" + one.direct()),
                        Leader::direct)
                .number(
                        "managers",
                        "Managers among them",
                        one -> Cell.of("" + one.managers()),
                        Leader::managers)
                .number("all", "Everybody below", one -> Cell.of("" + one.all()), Leader::all)
                .column("vacancies", "Vacant seats", one -> Cell.toned("not known", "unknown"))
                .column("overdue", "Overdue", one -> Cell.toned("not known", "unknown"))
                .whenEmpty(
                        State.empty(
                                "No line is here that you may see.",
                                "Managers with their spans will stand here. It needs the manager of each person, and you see the lines below you.",
                                "./qd import people people.csv"));
    }

    private static Leader leader(Colleague person, PeopleFigures figures, Map<UUID, Unit> units) {
        var direct = figures.reportsOf(person.id());
        int managers =
                (int) direct.stream().filter(one -> !figures.reportsOf(one.id()).isEmpty()).count();
        var led =
                units.values().stream()
                        .filter(team -> person.id().equals(team.head()))
                        .map(Unit::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new Leader(person, direct.size(), managers, below(person, figures), led);
    }

    private static int below(Colleague person, PeopleFigures figures) {
        var seen = new HashSet<>();
        var next = new ArrayDeque<>(figures.reportsOf(person.id()));
        while (!next.isEmpty()) {
            var one = Objects.requireNonNull(next.poll());
            if (seen.add(one.id())) {
                next.addAll(figures.reportsOf(one.id()));
            }
        }
        return seen.size();
    }
}
