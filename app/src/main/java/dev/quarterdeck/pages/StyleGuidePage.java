package dev.quarterdeck.pages;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.JtestyleguideGenerated;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.StyleGuide;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.reports.chart.SampleCharts;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows every fragment in every state, with invented values.
@RestController
final class StyleGuidePage {

    private static final List<Figure> FIGURES =
            List.of(
                    figure(
                            "guide.named",
                            "Changes that name a ticket",
                            new Quantity.Part(new Share(1_583, 2_218), "changes")),
                    figure(
                            "guide.dates",
                            "The next 40 tickets",
                            new Quantity.DayRange(
                                    LocalDate.of(2026, 6, 20), LocalDate.of(2026, 7, 4))),
                    figure("guide.open", "Open items", new Quantity.Count(1_204, "items")),
                    figure(
                            "guide.unknown",
                            "Deployments",
                            new Quantity.NotKnown("no deployment was imported")),
                    figure("guide.lead", "Lead time", new Quantity.Span(Duration.ofHours(91))));

    private record Row(String name, String team, int items, LocalDate since) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row("Harbor", "Core", 120, LocalDate.of(2025, 3, 1)),
                    new Row("Anchor", "Search", 48, LocalDate.of(2025, 9, 12)),
                    new Row("Lantern <i>x</i>", "Payments", 7, LocalDate.of(2026, 1, 4)));

    private static final List<Row> MANY =
            IntStream.rangeClosed(1, 1_500)
                    .mapToObj(
                            number ->
                                    new Row(
                                            "Row " + number,
                                            "Team " + number % 12,
                                            number * 7 % 101,
                                            LocalDate.of(2024, 1, 1).plusDays(number % 700)))
                    .toList();

    private final Shell shell;

    StyleGuidePage(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/styleguide")
    ResponseEntity<String> show(PageRequest request) {
        var table = table("some", ROWS);
        var many = table("many", MANY);
        var explained = new Explained(request, FIGURES);
        var guide =
                new StyleGuide(
                        figures(explained),
                        charts(),
                        table.view(request),
                        many.view(request),
                        table("none", List.of()).view(request),
                        form(false),
                        form(true),
                        review(),
                        new Review(
                                "decided",
                                List.of(),
                                State.empty(
                                        "Nothing is left to decide.",
                                        "Guesses about new accounts will stand here.",
                                        "")),
                        states());
        return shell.page(
                request,
                Head.of(Place.SETTINGS, "Style guide"),
                FIGURES,
                List.of(table, many),
                (out, frame) -> render(out, frame, guide));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, StyleGuide guide) {
        JtestyleguideGenerated.render(out, null, frame, guide);
    }

    private static Figure figure(String id, String label, Quantity value) {
        return new Figure(
                id,
                label,
                value,
                new Explanation(
                        "none: this is an example",
                        "2025-03-31 to 2026-03-31",
                        "invented (v1)",
                        new Explanation.Rows(
                                List.of("Ticket", "Days"),
                                IntStream.rangeClosed(1, 120)
                                        .mapToObj(row -> List.of("HAR-" + row, "" + row % 9))
                                        .toList()),
                        List.of(new Explanation.LeftOut("merges", 12, "they carry no change")),
                        "invented on 2026-03-31",
                        List.of(new Explanation.OtherRule("of the last 3 months", "74%"))));
    }

    private static List<FigureView> figures(Explained explained) {
        return IntStream.range(0, FIGURES.size())
                .mapToObj(
                        at ->
                                explained.view(
                                        FIGURES.get(at),
                                        at == 1 ? "held in 17 of the last 21 replays" : "",
                                        at == 0
                                                ? Trends.of(
                                                        List.of(58.0, 61.0, 60.0, 66.0, 71.0),
                                                        "+5 points since 2026-02-28")
                                                : null))
                .toList();
    }

    private static List<ChartView> charts() {
        return Stream.concat(
                        SampleCharts.each().entrySet().stream(),
                        SampleCharts.edges().entrySet().stream())
                .map(one -> Charts.view(one.getValue(), "guide-" + one.getKey()))
                .toList();
    }

    private static Table<Row> table(String id, List<Row> rows) {
        return Table.of(id, "repositories", rows)
                .column("name", "Name", row -> Cell.link(row.name(), "#" + row.items()))
                .column("team", "Team", row -> Cell.of(row.team()))
                .number("items", "Open items", row -> Cell.of("" + row.items()), Row::items)
                .column("since", "Since", row -> Cell.of(row.since().toString()))
                .whenEmpty(
                        State.empty(
                                "No repository is here.",
                                "Repositories will stand here with their team and their open items.",
                                "./qd import look ~/src/app --repository app"));
    }

    private static FormView form(boolean failed) {
        var name = Field.text("name", "Name", failed ? "Core" : "", true);
        var until = Field.of("date", "until", "Until", "");
        return new FormView(
                failed ? "/styleguide/failed" : "/styleguide",
                Map.of(),
                List.of(
                        failed
                                ? name.error("The name (Core) is taken. Maybe choose another.")
                                : name.hint("As people say it."),
                        until,
                        Field.select(
                                "parent",
                                "Belongs to",
                                "b",
                                List.of(
                                        new FormView.Option("a", "Platform"),
                                        new FormView.Option("b", "Product"))),
                        Field.of("textarea", "purpose", "Purpose", failed ? "Kept as typed." : ""),
                        Field.of("checkbox", "own", "Only mine", failed ? "true" : "")),
                "Keep it",
                "/styleguide",
                failed ? "The team was not kept: one field needs a look." : "");
    }

    private static Review review() {
        return new Review(
                "guesses",
                List.of(
                        new Review.Item(
                                "guess-1",
                                "The account jlindqvist (jira) is Juna Lindqvist",
                                List.of(
                                        "same name without accents",
                                        "no other person with that name"),
                                "",
                                List.of(
                                        act("Accept", ""),
                                        act("Change", "second"),
                                        act("Dismiss", "second")),
                                null),
                        new Review.Item(
                                "guess-2",
                                "The account build-bot (git) is nobody: a program",
                                List.of("its name ends in bot"),
                                "accepted by you today",
                                List.of(act("Undo", "second")),
                                null)),
                State.empty("Nothing is left to decide.", "", ""));
    }

    private static Review.Act act(String words, String tone) {
        return new Review.Act(words, "/styleguide", Map.of("act", words), tone);
    }

    private static List<State> states() {
        return List.of(
                State.empty(
                        "No incidents are here.",
                        "How long recovery takes would stand here. It needs incidents with a start and an end.",
                        "./qd import incidents incidents.csv"),
                State.loading("Reading harbor", "1,204 of 14,054 commits."),
                State.refused(
                        "You may not see the leave of this person.",
                        "Leave is seen by the person, those who manage them and their HR partner."),
                State.partial("2 of 40 files could not be read.", "What follows leaves them out.")
                        .with("#rows", "The two files"));
    }
}
