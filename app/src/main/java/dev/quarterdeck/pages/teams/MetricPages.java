package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.JtemetricGenerated;
import dev.quarterdeck.pages.view.delivery.MetricPage;
import dev.quarterdeck.pages.view.delivery.MetricPage.Part;
import dev.quarterdeck.pages.view.delivery.PanelsPage;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Shows what each metric means, and how it went for a team or for everything.
@RestController
final class MetricPages {

    private final Shell shell;
    private final TeamMetrics metrics;
    private final Organization organization;

    MetricPages(Shell shell, TeamMetrics metrics, Organization organization) {
        this.shell = shell;
        this.metrics = metrics;
        this.organization = organization;
    }

    @GetMapping("/delivery/metrics")
    ResponseEntity<String> list(PageRequest request) {
        var table =
                Table.of("metrics", "metrics", metrics.metrics())
                        .column(
                                "title",
                                "Metric",
                                one ->
                                        Cell.link(
                                                one.title(),
                                                Asked.metric(request, one.id(), null, Asked.USUAL)))
                        .column("area", "Area", one -> Cell.of(one.area().title()))
                        .column(
                                "question",
                                "Question",
                                one -> Cell.of(Prose.plain(one.words().question())))
                        .column(
                                "rules",
                                "Definitions",
                                one ->
                                        Cell.of(
                                                String.join(
                                                        ", ",
                                                        one.rules().stream()
                                                                .map(Metric.Rule::title)
                                                                .toList())))
                        .hidden("id", "Id", one -> Cell.of(one.id()));
        var writer =
                new PanelWriter("all", "All metrics", "which number answers the question at hand")
                        .table(table.view(request));
        var page =
                new PanelsPage(
                        "Metrics",
                        "What is measured, by which formula, what is left out, and how each number misleads.",
                        "",
                        Tabs.ofAll(request, "Metrics"),
                        List.of(),
                        null,
                        List.of(writer.panel()));
        return shell.page(
                request,
                Head.of(Place.DELIVERY, "Metrics"),
                List.of(),
                List.of(table),
                (out, frame) -> TeamPages.render(out, frame, page));
    }

    @GetMapping("/delivery/metrics/{id}")
    ResponseEntity<String> show(PageRequest request, @PathVariable String id) {
        var metric = metrics.metric(id);
        var key = request.parameter("team");
        var team = key.isEmpty() ? null : TeamPages.team(organization, request, key);
        var asked = Asked.of(request, team);
        var rule = metric.rule(request.parameter("rule")).orElse(metric.ownRule());
        var report =
                metrics.report(request.viewer(), asked.about(List.of(id), Map.of(id, rule.id())));
        var figures = new TrendFigures(metrics, request);
        var course = course(asked, report, figures);
        var words = metric.words();
        var page =
                new MetricPage(
                        metric.id(),
                        metric.title(),
                        Prose.of(words.question()),
                        List.of(
                                new Part("Formula", Prose.of(words.formula())),
                                new Part("Left out", Prose.of(words.leftOut())),
                                new Part("How it misleads", Prose.of(words.misleads())),
                                new Part("Decision", Prose.of(words.decision()))),
                        choices(asked, metric, rule),
                        metric.rules().stream()
                                .map(
                                        one ->
                                                new MetricPage.Rule(
                                                        one.id(), one.title(), one.difference()))
                                .toList(),
                        course);
        return shell.page(
                request,
                Head.of(Place.DELIVERY, metric.title()).below("Metrics", "/delivery/metrics"),
                figures.figures(),
                List.of(),
                (out, frame) -> render(out, frame, page));
    }

    private static PanelsPage.Panel course(Asked asked, Report report, TrendFigures figures) {
        var trend = report.trends().getFirst();
        var writer = new PanelWriter("course", asked.name() + ", week by week", "");
        var hidden = trend.scope().hidden();
        if (hidden != null) {
            return writer.state(State.refused("The numbers of this team are not shown.", hidden))
                    .panel();
        }
        writer.figure(figures.view(report, trend));
        if (TrendCharts.isDrawn(trend)
                || trend.weeks().stream().anyMatch(one -> one.reading().drawn() != null)) {
            writer.chart(TrendCharts.of(trend));
        }
        trend.signals().reversed().stream()
                .limit(5)
                .forEach(one -> writer.note(TrendCharts.sentence(trend, one) + "."));
        var dark = trend.period().dark();
        if (dark != null && dark.part() > 0) {
            writer.note(
                    "Of all such things in these weeks %d%% belong to no team."
                            .formatted(Math.round(100.0 * dark.part() / dark.whole())));
        }
        return writer.panel();
    }

    private List<Choice> choices(Asked asked, Metric metric, Metric.Rule chosen) {
        var request = asked.request();
        var choices = new ArrayList<Choice>();
        choices.add(asked.period());
        if (metric.rules().size() > 1) {
            choices.add(
                    new Choice(
                            "Definition",
                            metric.rules().stream()
                                    .map(
                                            one ->
                                                    new Link(
                                                            one.title(),
                                                            request.with(
                                                                    "rule",
                                                                    one.equals(metric.ownRule())
                                                                            ? ""
                                                                            : one.id()),
                                                            one.equals(chosen)))
                                    .toList()));
        }
        var teams = new ArrayList<Link>();
        teams.add(new Link("Everything", request.with("team", ""), asked.team() == null));
        Columns.teams(organization, request)
                .forEach(
                        one ->
                                teams.add(
                                        new Link(
                                                one.name(),
                                                request.with("team", one.key()),
                                                one.equals(asked.team()))));
        choices.add(new Choice("Team", teams));
        return choices;
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, MetricPage page) {
        JtemetricGenerated.render(out, null, frame, page);
    }
}
