package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.plan.JteplanGenerated;
import dev.quarterdeck.pages.view.plan.PlanView;
import dev.quarterdeck.planning.Forecast;
import dev.quarterdeck.planning.Forecast.Dates;
import dev.quarterdeck.planning.Forecast.OfInitiative;
import dev.quarterdeck.planning.Forecast.OfTeam;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.Quarters;
import dev.quarterdeck.planning.RecordLine;
import dev.quarterdeck.planning.ToldForecasts;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows when each initiative will be done, as ranges, and which team has time for what.
@RestController
final class PlanPage {

    private static final int WEEKS = 13;

    private final Shell shell;
    private final Forecasts forecasts;
    private final RecordLine record;
    private final Quarters quarters;
    private final PastPlan past;

    PlanPage(
            Shell shell,
            Forecasts forecasts,
            RecordLine record,
            Quarters quarters,
            ToldForecasts told) {
        this.shell = shell;
        this.forecasts = forecasts;
        this.record = record;
        this.quarters = quarters;
        this.past = new PastPlan(shell, told);
    }

    @GetMapping("/plan")
    ResponseEntity<String> show(PageRequest request) {
        return PastPlan.isAsked(request) ? past.plan(request) : today(request);
    }

    private ResponseEntity<String> today(PageRequest request) {
        var forecast = forecasts.today(request.viewer());
        var table = table(forecast, record.of(request.viewer()), request);
        var page =
                new PlanView(
                        PlanTabs.of(request, PlanTabs.ROADMAP),
                        "What we want, who has time for it, and when it is there.",
                        forecast.initiatives().isEmpty() ? nothing() : null,
                        roadmap(forecast),
                        undrawn(forecast),
                        table.view(request),
                        capacity(forecast),
                        SkillMap.view(quarters.of(request.viewer(), null), "skill-map")
                                .orElse(null),
                        small(forecast),
                        forecast.assumed(),
                        "%s futures from %s. Each forecast that was shown is kept as it was."
                                .formatted(Wording.count(forecast.draws()), forecast.start()));
        return shell.page(
                request,
                PastPlan.head(request, Place.PLAN.title()),
                new PlanFigures(forecast).all(),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, PlanView page) {
        JteplanGenerated.render(out, null, frame, page);
    }

    private static State nothing() {
        return State.empty(
                "Nothing is wanted yet.",
                "Here stand the initiatives that are committed or running, with the range of their dates, out of the"
                        + " pace of each team, who is there when, and what else eats their time.",
                "qd plan import initiatives.csv --apply");
    }

    private static String finding(Forecast forecast) {
        var dated =
                forecast.initiatives().stream()
                        .flatMap(one -> Optional.ofNullable(one.dates()).stream())
                        .filter(dates -> dates.odds() != null)
                        .toList();
        long risky = dated.stream().filter(PlanPage::isAtRisk).count();
        if (dated.isEmpty()) {
            return "%s: none has a day by which it must be done."
                    .formatted(Wording.counted(forecast.initiatives().size(), "initiative"));
        }
        return risky == 0
                ? "Every initiative with a day is 85% sure of it."
                : "%s of %s with a day %s less than 85%% sure of it."
                        .formatted(
                                Wording.count(risky),
                                Wording.counted(dated.size(), "initiative"),
                                risky == 1 ? "is" : "are");
    }

    private static boolean isAtRisk(Dates dates) {
        var odds = dates.odds();
        return odds != null && odds < Quarter.SURE;
    }

    private static Table<OfInitiative> table(
            Forecast forecast, Map<UUID, String> records, PageRequest request) {
        return Table.of("initiatives", "initiatives", forecast.initiatives())
                .column("initiative", "Initiative", one -> name(one, request))
                .column("p85", "85% sure", one -> sure(one, records, request))
                .number("odds", "Odds", PlanPage::odds, PlanPage::oddsOrOne)
                .column("must", "Must be done", PlanPage::must)
                .column("p50", "50% sure", PlanPage::likely)
                .number("open", "Items left", PlanPage::open, OfInitiative::open);
    }

    private static Cell name(OfInitiative one, PageRequest request) {
        return Cell.link(one.key(), request.link(InitiativePage.path(one.key()))).note(one.name());
    }

    private static Cell open(OfInitiative one) {
        var cell = Cell.of(PlanFigures.items(one));
        return one.nobodys() == 0
                ? cell
                : cell.note("and %s of nobody".formatted(Wording.count(one.nobodys())));
    }

    private static Cell likely(OfInitiative one) {
        var dates = one.dates();
        return dates == null
                ? Cell.toned("no forecast", "unknown").note(Objects.requireNonNull(one.missing()))
                : Cell.of(PlanFigures.day(dates.p50()));
    }

    private static Cell sure(OfInitiative one, Map<UUID, String> records, PageRequest request) {
        var dates = one.dates();
        var id = PlanFigures.id(one);
        return dates == null
                ? Cell.toned("no forecast", "unknown")
                : new Cell(
                                PlanFigures.day(dates.p85()),
                                request.link("/plan?explain=" + id),
                                dates.p85() == null ? "unknown" : "",
                                id)
                        .note(records.getOrDefault(one.id(), ""));
    }

    private static Cell must(OfInitiative one) {
        var dates = one.dates();
        var must = dates == null ? null : dates.must();
        return Cell.of(must == null ? "" : must.toString());
    }

    private static double oddsOrOne(OfInitiative one) {
        var dates = one.dates();
        var odds = dates == null ? null : dates.odds();
        return odds == null ? 2 : odds;
    }

    private static Cell odds(OfInitiative one) {
        var dates = one.dates();
        var odds = dates == null ? null : dates.odds();
        return odds == null
                ? Cell.of("")
                : Cell.toned(PlanFigures.percent(odds), odds < Quarter.SURE ? "warn" : "");
    }

    private static String undrawn(Forecast forecast) {
        var keys =
                forecast.initiatives().stream()
                        .filter(one -> one.dates() == null || one.dates().p50() == null)
                        .map(OfInitiative::key)
                        .collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? ""
                : "Not drawn: %s, without a forecast or less than half sure within two years."
                        .formatted(keys);
    }

    private static @Nullable ChartView roadmap(Forecast forecast) {
        var lanes =
                forecast.initiatives().stream()
                        .filter(one -> one.dates() != null && one.dates().p50() != null)
                        .map(one -> new Chart.Lane(one.key(), List.of(span(forecast, one))))
                        .toList();
        if (lanes.isEmpty()) {
            return null;
        }
        var marks =
                forecast.initiatives().stream()
                        .flatMap(PlanPage::mark)
                        .sorted(Comparator.comparing(Chart.Mark::day))
                        .toList();
        var until =
                Stream.concat(
                                lanes.stream().map(lane -> lane.spans().getFirst().latest()),
                                marks.stream().map(Chart.Mark::day))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return Charts.view(
                new Chart.TimeLine(
                        "plan.roadmap",
                        finding(forecast),
                        "day; to the day that is 50% sure, and on to the one that is 85% sure",
                        forecast.start(),
                        until.plusWeeks(1),
                        marks,
                        lanes),
                "roadmap");
    }

    private static Chart.Span span(Forecast forecast, OfInitiative one) {
        var dates = Objects.requireNonNull(one.dates());
        var likely = Objects.requireNonNull(dates.p50());
        var late = dates.p85() == null ? forecast.start().plusWeeks(104) : dates.p85();
        return new Chart.Span(forecast.start(), likely, late, one.name(), true);
    }

    private static Stream<Chart.Mark> mark(OfInitiative one) {
        var dates = one.dates();
        var must = dates == null ? null : dates.must();
        return must == null || dates == null
                ? Stream.empty()
                : Stream.of(new Chart.Mark(must, one.key(), isAtRisk(dates)));
    }

    private static @Nullable ChartView capacity(Forecast forecast) {
        var shown = forecast.teams().stream().filter(team -> !team.weeks().isEmpty()).toList();
        if (shown.isEmpty()) {
            return null;
        }
        var columns =
                shown.getFirst().weeks().stream()
                        .limit(WEEKS)
                        .map(week -> week.from().toString().substring(5))
                        .toList();
        return Charts.view(
                new Chart.HeatMap(
                        "plan.capacity",
                        loudest(shown),
                        "week; people at delivery",
                        "people",
                        columns,
                        shown.stream().map(PlanPage::row).toList(),
                        false),
                "capacity-map");
    }

    private static Chart.HeatRow row(OfTeam team) {
        return new Chart.HeatRow(
                team.name(),
                team.weeks().stream()
                        .limit(WEEKS)
                        .map(week -> Chart.Value.of(Math.round(10 * week.people()) / 10.0))
                        .toList());
    }

    /// Names the team that loses the most of its people within the weeks shown.
    private static String loudest(List<OfTeam> teams) {
        var worst = teams.stream().min(Comparator.comparingDouble(PlanPage::least)).orElseThrow();
        double least = least(worst);
        return least > 0.95
                ? "No team has much less time in any of the next thirteen weeks than in its best"
                : "%s has %s of its best week's time in its worst"
                        .formatted(worst.name(), PlanFigures.percent(least));
    }

    private static double least(OfTeam team) {
        double most =
                team.weeks().stream()
                        .limit(WEEKS)
                        .mapToDouble(Forecast.Week::people)
                        .max()
                        .orElse(0);
        double least =
                team.weeks().stream()
                        .limit(WEEKS)
                        .mapToDouble(Forecast.Week::people)
                        .min()
                        .orElse(0);
        return most == 0 ? 1 : least / most;
    }

    private static String small(Forecast forecast) {
        long small = forecast.teams().stream().filter(team -> team.weeks().isEmpty()).count();
        return small == 0
                ? ""
                : "The weeks of %s of fewer than five people are not shown: they would tell of single people's leave."
                        .formatted(Wording.counted(small, "team"));
    }
}
