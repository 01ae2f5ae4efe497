package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Lane;
import dev.quarterdeck.metrics.Chart.Mark;
import dev.quarterdeck.metrics.Chart.Span;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Broke;
import dev.quarterdeck.metrics.board.Board.Shipped;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.metrics.teams.Metric.Rule;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes how changes reach users, under a definition that the reader chooses, and what broke.
final class ShippingPanels extends TeamPanels {

    ShippingPanels(Given given) {
        super(given);
    }

    @Override
    List<Choice> choices() {
        var request = asked().request();
        var rules = new LinkedHashMap<String, String>();
        dora().forEach(
                        one ->
                                one.rules()
                                        .forEach(
                                                rule ->
                                                        rules.putIfAbsent(
                                                                rule.id(), rule.title())));
        var own = rules.firstEntry() == null ? "" : rules.firstEntry().getKey();
        var chosen = rules.containsKey(request.parameter("rule")) ? request.parameter("rule") : own;
        return List.of(
                new Choice(
                        "Definition",
                        rules.entrySet().stream()
                                .map(
                                        one ->
                                                new Link(
                                                        one.getValue(),
                                                        request.with(
                                                                "rule",
                                                                one.getKey().equals(own)
                                                                        ? ""
                                                                        : one.getKey()),
                                                        one.getKey().equals(chosen)))
                                .toList()));
    }

    private List<Metric> dora() {
        return metrics().metrics().stream().filter(one -> one.area() == Area.DORA).toList();
    }

    @Override
    List<Panel> write() {
        var shipped = board().shipped();
        var broke = board().broke();
        return List.of(
                numbers(), line(shipped, broke), deployments(shipped), incidents(broke), builds());
    }

    private Panel numbers() {
        var chosen = asked().request().parameter("rule");
        var rules = new LinkedHashMap<String, String>();
        dora().forEach(one -> one.rule(chosen).ifPresent(rule -> rules.put(one.id(), rule.id())));
        var writer =
                new PanelWriter(
                        "dora",
                        "Delivery in numbers",
                        "whether to deploy more often, or to make deployments safer first");
        var report = report(ids(Area.DORA), Map.copyOf(rules));
        all(
                writer,
                report,
                List.of("dora.lead-time", "dora.deployments", "dora.fail-rate", "dora.recovery"));
        differences(writer, chosen);
        return writer.panel();
    }

    /// Says in which way the definition differs, number by number.
    private void differences(PanelWriter writer, String chosen) {
        for (var metric : dora()) {
            metric.rule(chosen)
                    .map(Rule::difference)
                    .filter(words -> !words.isEmpty())
                    .ifPresent(
                            words -> writer.note(metric.title() + " by this definition: " + words));
        }
        if (!chosen.isEmpty()) {
            writer.note("Numbers without such a note have the house's own definition alone.");
        }
    }

    private Panel line(List<Shipped> shipped, List<Broke> broke) {
        var writer =
                new PanelWriter(
                        "line",
                        "Deployments and incidents on one line",
                        "which deployment to talk about after an incident");
        if (shipped.isEmpty() && broke.isEmpty()) {
            return writer.state(nothing()).panel();
        }
        long bad = shipped.stream().filter(ShippingPanels::isBad).count();
        return writer.chart(
                        new Chart.TimeLine(
                                "shipping.line",
                                "%s to production, %d of which failed, were taken back or were followed by an incident; %s"
                                        .formatted(
                                                Wording.counted(shipped.size(), "deployment"),
                                                bad,
                                                Wording.counted(broke.size(), "incident")),
                                "day; a full mark went wrong, a hollow one did not; bars are incidents",
                                board().from(),
                                asked().request().day(),
                                shipped.stream().map(ShippingPanels::mark).toList(),
                                broke.isEmpty()
                                        ? List.of()
                                        : List.of(
                                                new Lane(
                                                        "incidents",
                                                        broke.stream().map(this::span).toList()))))
                .panel();
    }

    private static State nothing() {
        return State.empty(
                "No deployment to production and no incident is known in these weeks.",
                "Deployments and incidents of the team's components will stand on one line. They are pushed by a script at the end of a pipeline, or read from the tools that know them.",
                "./qd import records push deployments.json");
    }

    private static boolean isBad(Shipped one) {
        return !one.worked() || one.takenBack() || one.incidents() > 0;
    }

    private static Mark mark(Shipped one) {
        return new Mark(
                one.day(), isBad(one) ? outcome(one) : Printable.clean(one.name()), isBad(one));
    }

    private static String outcome(Shipped one) {
        if (!one.worked()) {
            return "failed";
        }
        return one.takenBack()
                ? "taken back"
                : one.incidents() > 0 ? "incident" : one.takesBack() ? "roll-back" : "";
    }

    private Span span(Broke one) {
        var lasted = one.lasted();
        LocalDate today = asked().request().day();
        var until = lasted == null ? today : one.day().plusDays(lasted.toDays());
        var end =
                until.isBefore(one.day()) || until.isAfter(today)
                        ? today.isBefore(one.day()) ? one.day() : today
                        : until;
        return new Span(one.day(), end, end, Printable.clean(one.name()), lasted == null);
    }

    private Panel deployments(List<Shipped> shipped) {
        return new PanelWriter("deployments", "Deployments", "")
                .table(
                        table(
                                Table.of("deployments", "deployments", shipped.reversed())
                                        .column(
                                                "name",
                                                "Deployment",
                                                one -> Cell.of(Printable.clean(one.name())))
                                        .column(
                                                "component",
                                                "Component",
                                                one -> Cell.of(Printable.clean(one.component())))
                                        .number(
                                                "day",
                                                "Day",
                                                one -> Cell.of(one.day().toString()),
                                                Shipped::day)
                                        .column(
                                                "outcome",
                                                "Outcome",
                                                one ->
                                                        isBad(one)
                                                                ? Cell.toned(outcome(one), "bad")
                                                                : Cell.of(
                                                                        one.takesBack()
                                                                                ? "roll-back"
                                                                                : "worked"))
                                        .number(
                                                "changes",
                                                "Changes",
                                                one -> Cell.of(Wording.count(one.changes())),
                                                Shipped::changes)
                                        .number(
                                                "incidents",
                                                "Incidents",
                                                one -> Cell.of(Wording.count(one.incidents())),
                                                Shipped::incidents)
                                        .whenEmpty(nothing())))
                .panel();
    }

    private Panel incidents(List<Broke> broke) {
        var writer =
                new PanelWriter(
                        "incidents", "Incidents", "what to look into, and what to be ready for");
        all(writer, report(ids(Area.INCIDENTS)), List.of());
        return writer.table(
                        table(
                                Table.of("incidents", "incidents", broke.reversed())
                                        .column(
                                                "name",
                                                "Incident",
                                                one -> Cell.of(Printable.clean(one.name())))
                                        .column(
                                                "severity",
                                                "Severity",
                                                one -> Cell.of(Printable.clean(one.severity())))
                                        .number(
                                                "day",
                                                "Opened",
                                                one -> Cell.of(one.day().toString()),
                                                Broke::day)
                                        .number(
                                                "lasted",
                                                "Lasted",
                                                ShippingPanels::lasted,
                                                one ->
                                                        one.lasted() == null
                                                                ? Duration.ofDays(36_500)
                                                                : one.lasted())
                                        .column(
                                                "blamed",
                                                "After a deployment",
                                                one -> Cell.of(one.blamed() ? "yes" : "not known"))
                                        .whenEmpty(
                                                State.empty(
                                                        "No incident was opened in these weeks.",
                                                        "Incidents of the team's components will stand here.",
                                                        ""))))
                .panel();
    }

    private static Cell lasted(Broke one) {
        var lasted = one.lasted();
        return lasted == null ? Cell.toned("goes on", "warn") : Cell.of(Wording.span(lasted));
    }

    private Panel builds() {
        var writer =
                new PanelWriter(
                        "builds",
                        "The main line's pipeline",
                        "whether to repair the pipeline before anything else");
        all(writer, report(ids(Area.CI)), List.of("ci.success", "ci.duration"));
        return writer.panel();
    }
}
