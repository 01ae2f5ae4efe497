package dev.quarterdeck.pages.plan;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord;
import dev.quarterdeck.engine.forecasting.kept.ForecastRecord.Row;
import dev.quarterdeck.engine.forecasting.kept.Held;
import dev.quarterdeck.engine.forecasting.kept.KeptForecast.End;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.plan.RecordFigures.Bound;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.plan.JterecordGenerated;
import dev.quarterdeck.pages.view.plan.RecordView;
import dev.quarterdeck.planning.ForecastRecords;
import dev.quarterdeck.planning.PlanRecord;
import dev.quarterdeck.planning.PlanRecord.OfTeam;
import dev.quarterdeck.planning.PlanRecord.Said;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows how the dates that were told of initiatives fared.
@RestController
final class RecordPage {

    private static final String PATH = "/plan/record";
    private static final double MANY = 0.3;
    private static final double TOO_MANY = 0.4;
    private static final double FEW = 0.2;
    private static final double LEAST_MET = 0.7;

    private final Shell shell;
    private final ForecastRecords records;

    RecordPage(Shell shell, ForecastRecords records) {
        this.shell = shell;
        this.records = records;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        var record = records.today(request.viewer());
        var figures = new RecordFigures(record);
        var all = figures.all();
        var horizons = horizons(record, figures, request);
        var told = told(record);
        var page =
                new RecordView(
                        PlanTabs.of(request, "Record"),
                        record.scores().counts().all() == 0 ? nothing() : null,
                        overall(new Explained(request, all), figures, record),
                        counted(record.scores().counts()),
                        record.worst().map(RecordPage::worst).orElse(""),
                        horizons.view(request),
                        tenths(record.scores().tenths()),
                        told.view(request));
        return shell.page(
                request,
                Head.of(Place.PLAN, "Record").ofNow(),
                all,
                List.of(horizons, told),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, RecordView page) {
        JterecordGenerated.render(out, null, frame, page);
    }

    private static State nothing() {
        return State.empty(
                "No forecast was told yet.",
                "Each forecast of the plan is kept as it was shown. Here stands what came of them: how often ranges"
                        + " held, by how far ahead they were told, and how much better they were than a plain"
                        + " simulation. The first can be judged when one of its days has come.",
                "qd plan forecast");
    }

    private static List<FigureView> overall(
            Explained explained, RecordFigures figures, PlanRecord record) {
        var all = record.scores().all();
        Function<Figure, String> under =
                figure ->
                        Stream.of(Bound.values())
                                .filter(bound -> figures.id(bound, all).equals(figure.id()))
                                .map(bound -> under(bound.of(all)))
                                .findFirst()
                                .orElseGet(figures::ofSkill);
        return figures.overall().stream()
                .map(figure -> explained.view(figure, under.apply(figure), null))
                .toList();
    }

    private static String under(Held held) {
        return RecordFigures.bounds(held).replace("; ", "");
    }

    private static String counted(ForecastRecord.Counts counts) {
        return "%s: %s of what is done, %s late already, %s still to come, %s of what was withdrawn."
                .formatted(
                        Wording.counted(counts.all(), "forecast"),
                        Wording.count(counts.done()),
                        Wording.count(counts.late()),
                        Wording.count(counts.waiting()),
                        Wording.count(counts.withdrawn()));
    }

    private static String worst(OfTeam one) {
        return "Worst of the teams with enough of them: where %s takes part, %d of %d days that were 85%% sure held."
                .formatted(one.name(), one.met85().held(), one.met85().of());
    }

    private static Table<Row> horizons(
            PlanRecord record, RecordFigures figures, PageRequest request) {
        return Table.of("horizons", "horizons", record.scores().horizons())
                .number("ahead", "Weeks ahead", row -> Cell.of(RecordFigures.weeks(row)), Row::from)
                .column("met85", "85% days met", row -> cell(Bound.MET_85, row, figures, request))
                .column(
                        "within80",
                        "Within the 80% range",
                        row -> cell(Bound.WITHIN_80, row, figures, request))
                .column(
                        "within50",
                        "Within the 50% range",
                        row -> cell(Bound.WITHIN_50, row, figures, request));
    }

    private static Cell cell(Bound bound, Row row, RecordFigures figures, PageRequest request) {
        var held = bound.of(row);
        var id = figures.id(bound, row);
        boolean isBad = bound == Bound.MET_85 && held.isEnough() && held.share() < LEAST_MET;
        return new Cell(
                        held.isEnough() ? PlanFigures.percent(held.share()) : "not enough",
                        request.link(PATH + "?explain=" + id),
                        held.isEnough() ? isBad ? "warn" : "" : "unknown",
                        id)
                .note(
                        held.isEnough()
                                ? "%d of %d%s"
                                        .formatted(
                                                held.held(), held.of(), RecordFigures.bounds(held))
                                : Wording.count(held.of()));
    }

    private static @Nullable ChartView tenths(List<Integer> tenths) {
        int all = tenths.stream().mapToInt(Integer::intValue).sum();
        if (all < Held.FEWEST) {
            return null;
        }
        return Charts.view(
                new Chart.Histogram(
                        "plan.record.where",
                        finding(tenths, all),
                        "how much of the forecast had passed at the end; forecasts",
                        "%",
                        IntStream.range(0, tenths.size())
                                .mapToObj(i -> new Chart.Bin(10 * i, 10 * i + 10, tenths.get(i)))
                                .toList(),
                        0,
                        List.of()),
                "where-chart");
    }

    /// Two tenths at either end should hold a fifth each.
    private static String finding(List<Integer> tenths, int all) {
        double early = (tenths.get(0) + tenths.get(1)) / (double) all;
        double late = (tenths.get(8) + tenths.get(9)) / (double) all;
        if (Math.min(early, late) >= MANY) {
            return "Ranges are narrower than they should be: %s of the ends fall into their outer fifths"
                    .formatted(PlanFigures.percent(early + late));
        }
        if (Math.max(early, late) >= TOO_MANY) {
            return late > early
                    ? "Ends come later than was told: %s in the last fifth of what was told"
                            .formatted(PlanFigures.percent(late))
                    : "Ends come earlier than was told: %s in the first fifth of what was told"
                            .formatted(PlanFigures.percent(early));
        }
        return early + late <= FEW
                ? "Ranges are wider than they need be: most ends fall into their middle"
                : "Ends are spread about evenly over what was told";
    }

    private static Table<Said> told(PlanRecord record) {
        return Table.of("told", "forecasts", record.told().stream().filter(Said::isKnown).toList())
                .column("initiative", "Initiative", one -> Cell.of(one.key()).note(one.name()))
                .column("told", "Told", one -> Cell.of(one.forecast().asOf().toString()))
                .column("p85", "85% sure", one -> day(one, Percentile.P85))
                .column("became", "What happened", RecordPage::became)
                .column("met85", "By the 85% day", one -> held(one.forecast().isMet()))
                .column("within80", "In the 80% range", one -> held(one.forecast().isWithin(0.8)))
                .column("p50", "50% sure", one -> day(one, Percentile.P50))
                .hidden("within50", "In the 50% range", one -> held(one.forecast().isWithin(0.5)))
                .whenEmpty(
                        State.empty(
                                "Nothing that was told has come to its end yet.",
                                "Here stands each forecast with what happened, once its initiative is done or its 85%"
                                        + " day has passed.",
                                ""));
    }

    private static Cell day(Said one, Percentile percentile) {
        return Cell.of(PlanFigures.day(one.forecast().day(percentile).orElse(null)));
    }

    private static Cell became(Said one) {
        return switch (one.forecast().end()) {
            case End.Done _ -> Cell.of("done " + one.ended());
            case End.Open _ -> Cell.toned("late already", "warn");
            case End.Withdrawn _ -> Cell.of("withdrawn " + one.ended());
        };
    }

    private static Cell held(Optional<Boolean> held) {
        return held.map(is -> Cell.of(is ? "yes" : "no"))
                .orElseGet(() -> Cell.of("counts on that day"));
    }
}
