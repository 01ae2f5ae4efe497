package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.plan.CompareView;
import dev.quarterdeck.pages.view.plan.CompareView.Chosen;
import dev.quarterdeck.pages.view.plan.JtecompareGenerated;
import dev.quarterdeck.planning.scenarios.Comparisons;
import dev.quarterdeck.planning.scenarios.Scenario;
import dev.quarterdeck.planning.scenarios.ScenarioComparison;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Payer;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Side;
import dev.quarterdeck.planning.scenarios.Scenarios;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows scenarios beside the plan: dates, load, money and who pays. The address holds which.
@RestController
final class ComparePage {

    static final String PATH = "/plan/compare";

    private static final int MOST = 4;
    private static final int NOTES = 10;

    private final Shell shell;
    private final Scenarios scenarios;
    private final Comparisons comparisons;

    ComparePage(Shell shell, Scenarios scenarios, Comparisons comparisons) {
        this.shell = shell;
        this.scenarios = scenarios;
        this.comparisons = comparisons;
    }

    /// The address at which one scenario stands beside the plan.
    static String of(UUID scenario) {
        return PATH + "?s=" + scenario;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        var ids = request.query().getOrDefault("s", List.of()).stream().map(ComparePage::id);
        var compared = comparisons.of(request.viewer(), ids.toList());
        var all = scenarios.all(request.viewer());
        var figures = new CompareFigures(compared);
        var tables = new CompareTables(request, compared);
        var money = tables.money();
        var parts = tables.parts();
        var teams = tables.teams();
        var explained = new Explained(request, figures.all());
        var plan = compared.plan();
        var hidden = plan.moneyHidden();
        var page =
                new CompareView(
                        PlanTabs.of(request, PlanTabs.SCENARIOS),
                        finding(compared),
                        compared.scenarios().stream()
                                .map(side -> chosen(request, compared, side))
                                .toList(),
                        more(request, compared, all),
                        compared.scenarios().isEmpty() ? nothing(request, all) : null,
                        tables.initiatives().view(request),
                        tables.load().view(request),
                        compared.scenarios().stream().flatMap(ComparePage::hiddenLoad).toList(),
                        figures.costs().stream().map(explained::view).toList(),
                        money.map(table -> table.view(request)).orElse(null),
                        parts.map(table -> table.view(request)).orElse(null),
                        teams.map(table -> table.view(request)).orElse(null),
                        hidden == null
                                ? null
                                : State.refused("What it costs is not shown here.", hidden),
                        notes(compared),
                        "%s futures of the plan and of each scenario from %s, with the same luck in all of them."
                                .formatted(Wording.count(compared.draws()), compared.start()));
        var shown = new ArrayList<Table<?>>(List.of(tables.initiatives(), tables.load()));
        Stream.of(money, parts, teams).forEach(table -> table.ifPresent(shown::add));
        return shell.page(
                request,
                Head.of(Place.PLAN, "Beside the plan")
                        .below("Scenarios", ScenariosPage.PATH)
                        .ofNow(),
                figures.all(),
                shown,
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, CompareView page) {
        JtecompareGenerated.render(out, null, frame, page);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no such scenario.",
                    "Maybe choose one of the list.");
        }
    }

    private static State nothing(PageRequest request, List<Scenario> all) {
        return State.empty(
                        "No scenario is chosen.",
                        "Up to four stand here beside the plan: by how much each date moves, who pays, who has time, and"
                                + " what it costs.",
                        "")
                .with(
                        request.link(ScenariosPage.PATH),
                        all.isEmpty() ? "Make a scenario" : "Choose a scenario");
    }

    private static String finding(ScenarioComparison compared) {
        var sides = compared.scenarios();
        if (sides.isEmpty()) {
            return "What would happen if we changed the plan, and who would pay.";
        }
        return sides.stream().map(ComparePage::finding).collect(Collectors.joining(" "));
    }

    /// Names the initiative that wins most, and how many pay.
    private static String finding(Side side) {
        var best =
                side.initiatives().stream()
                        .filter(row -> row.shift() != null)
                        .min(
                                Comparator.comparingDouble(
                                        row -> Objects.requireNonNull(row.shift()).p85Weeks()));
        var won =
                best.filter(row -> Objects.requireNonNull(row.shift()).p85Weeks() <= -0.05)
                        .map(
                                row ->
                                        "%s comes %s sooner"
                                                .formatted(
                                                        row.key(),
                                                        CompareFigures.weeks(
                                                                -Objects.requireNonNull(row.shift())
                                                                        .p85Weeks())))
                        .orElse("nothing comes sooner");
        var pays =
                side.payers().isEmpty()
                        ? "no other comes later"
                        : "%s"
                                .formatted(
                                        side.payers().size() == 1
                                                ? "1 initiative pays"
                                                : side.payers().size() + " initiatives pay");
        var money = side.money();
        var price =
                money == null
                        ? ""
                        : Math.round(money.more()) == 0
                                ? "; it costs no more"
                                : "; in money %s %s"
                                        .formatted(
                                                CompareFigures.signedAmount(money.more()),
                                                money.currency());
        return "%s: %s, %s%s.".formatted(Printable.clean(side.name()), won, pays, price);
    }

    private static Chosen chosen(PageRequest request, ScenarioComparison compared, Side side) {
        var id = Objects.requireNonNull(side.scenario());
        return new Chosen(
                Printable.clean(side.name()),
                request.link(ScenariosPage.PATH + "/" + id),
                address(request, ids(compared).filter(one -> !one.equals(id))),
                side.changes().isEmpty() && side.leftOut().isEmpty()
                        ? List.of("It changes nothing.")
                        : side.changes().stream().map(Printable::clean).toList(),
                side.leftOut().stream().map(Printable::clean).toList(),
                side.payers().isEmpty()
                        ? List.of("Nobody: nothing comes later.")
                        : side.payers().stream().map(ComparePage::payer).toList());
    }

    private static String payer(Payer one) {
        var moved =
                "%s: %s later in the mean, %s at 85%%."
                        .formatted(
                                one.key(),
                                CompareFigures.weeks(one.weeks()),
                                CompareFigures.weeks(one.p85Weeks()));
        var because = one.because();
        return because == null
                ? moved + " No single change makes it; all together do."
                : "%s Most by: %s".formatted(moved, Printable.clean(because));
    }

    private static Stream<UUID> ids(ScenarioComparison compared) {
        return compared.scenarios().stream().map(one -> Objects.requireNonNull(one.scenario()));
    }

    private static String address(PageRequest request, Stream<UUID> ids) {
        var query = ids.map(id -> "s=" + id).collect(Collectors.joining("&"));
        return request.link(query.isEmpty() ? PATH : PATH + "?" + query);
    }

    private static List<Link> more(
            PageRequest request, ScenarioComparison compared, List<Scenario> all) {
        var here = ids(compared).toList();
        return here.size() >= MOST
                ? List.of()
                : all.stream()
                        .filter(one -> !here.contains(one.id()))
                        .map(
                                one ->
                                        new Link(
                                                Printable.clean(one.name()),
                                                address(
                                                        request,
                                                        Stream.concat(
                                                                here.stream(),
                                                                Stream.of(one.id()))),
                                                false))
                        .toList();
    }

    private static Stream<String> hiddenLoad(Side side) {
        var why = side.loadHidden();
        return why == null
                ? Stream.of()
                : Stream.of(
                        "%s is not among them. %s".formatted(Printable.clean(side.name()), why));
    }

    /// What is to know of all money, then what is of one scenario alone.
    private static List<String> notes(ScenarioComparison compared) {
        var ofPlan = notes(compared.plan()).toList();
        var ofScenarios =
                compared.scenarios().stream()
                        .flatMap(
                                side ->
                                        notes(side)
                                                .filter(note -> !ofPlan.contains(note))
                                                .map(note -> side.name() + ": " + note));
        return Stream.concat(ofPlan.stream(), ofScenarios)
                .limit(NOTES)
                .map(Printable::clean)
                .toList();
    }

    private static Stream<String> notes(Side side) {
        return Stream.ofNullable(side.money()).flatMap(money -> money.notes().stream());
    }
}
