package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.plan.JtepanelsGenerated;
import dev.quarterdeck.pages.view.plan.PlanPanels;
import dev.quarterdeck.pages.view.plan.PlanPanels.Keep;
import dev.quarterdeck.planning.Forecast;
import dev.quarterdeck.planning.Forecast.OfInitiative;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.InitiativeForecasts;
import dev.quarterdeck.planning.LeverAnswer;
import dev.quarterdeck.planning.RecordLine;
import dev.quarterdeck.planning.ToldForecasts;
import dev.quarterdeck.planning.scenarios.PricedLevers;
import dev.quarterdeck.planning.scenarios.Scenarios;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Shows when one initiative is done, why, and what could be done about it.
@RestController
final class InitiativePage {

    static final String PATH = "/plan/initiatives/";

    private static final String DECISION = "cut, staff, move, re-date or stop";

    private final Shell shell;
    private final Forecasts forecasts;
    private final InitiativeForecasts initiatives;
    private final PricedLevers levers;
    private final RecordLine record;
    private final Scenarios scenarios;
    private final ToldForecasts told;
    private final PastPlan past;

    InitiativePage(
            Shell shell,
            Forecasts forecasts,
            InitiativeForecasts initiatives,
            PricedLevers levers,
            RecordLine record,
            Scenarios scenarios,
            ToldForecasts told) {
        this.shell = shell;
        this.forecasts = forecasts;
        this.initiatives = initiatives;
        this.levers = levers;
        this.record = record;
        this.scenarios = scenarios;
        this.told = told;
        this.past = new PastPlan(shell, told);
    }

    /// Returns the address of the page of an initiative.
    static String path(String key) {
        return PATH + Links.encoded(key);
    }

    @GetMapping(PATH + "{key}")
    ResponseEntity<String> show(PageRequest request, @PathVariable String key) {
        return PastPlan.isAsked(request) ? past.initiative(request, key) : today(request, key);
    }

    private ResponseEntity<String> today(PageRequest request, String key) {
        var forecast = forecasts.today(request.viewer());
        var own = own(forecast, key);
        var head = PastPlan.head(request, own.key());
        if (own.dates() == null) {
            var page =
                    page(
                            request,
                            own,
                            fared(request, own),
                            nothing(own),
                            List.of(),
                            List.of(),
                            null,
                            List.of());
            return shell.page(
                    request, head, List.of(), List.of(), (out, frame) -> render(out, frame, page));
        }
        return show(request, head, forecast, own.key());
    }

    private ResponseEntity<String> show(
            PageRequest request, Head head, Forecast forecast, String key) {
        var one =
                initiatives.of(
                        request.viewer(),
                        key,
                        since(request),
                        request.parameter("drivers").equals("yes"));
        var figures = new InitiativeFigures(forecast, one);
        var fared = fared(request, one.initiative());
        var views =
                new ToldViews(
                        told.of(request.viewer(), key, request.today(), ToldViews.MOST).told());
        var panels = new InitiativePanels(request, one, figures, fared, views);
        var pulled = pull(request, key);
        var answer = new LeverPanels(request, pulled.answer);
        var first = new ArrayList<>(List.of(panels.range()));
        first.addAll(answer.panels());
        List<Panel> rest =
                List.of(
                        panels.move(),
                        panels.parts(),
                        panels.waits(),
                        panels.scope(),
                        panels.drivers(),
                        panels.told());
        var forms = new LeverForms(request, forecast, one, pulled.refusal).all();
        var page =
                page(
                        request,
                        one.initiative(),
                        fared,
                        null,
                        first,
                        forms,
                        keep(request, key, pulled.answer),
                        rest);
        List<Table<?>> tables = new ArrayList<>(new InitiativeTables(request, one).all());
        tables.add(panels.toldTable());
        tables.addAll(answer.tables());
        List<Figure> all = new ArrayList<>(figures.all());
        all.addAll(answer.figures());
        return shell.page(request, head, all, tables, (out, frame) -> render(out, frame, page));
    }

    /// What came of the lever of the address: an answer, what was wrong with it, or neither.
    private record Pulled(@Nullable LeverAnswer answer, @Nullable Refusal refusal) {}

    private Pulled pull(PageRequest request, String key) {
        if (request.parameter("lever").isEmpty()) {
            return new Pulled(null, null);
        }
        var parameters =
                request.query().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.getKey(), one -> one.getValue().getFirst()));
        try {
            return new Pulled(levers.pull(request.viewer(), key, parameters), null);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            return new Pulled(null, refusal);
        }
    }

    private static OfInitiative own(Forecast forecast, String key) {
        return forecast.initiatives().stream()
                .filter(one -> one.key().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "There is no initiative (%s) that is committed or running."
                                                .formatted(
                                                        key.length() > 40
                                                                ? key.substring(0, 40) + "…"
                                                                : key),
                                        "Maybe it is done or stopped, or it is an idea yet; the place Plan lists what is forecast."));
    }

    private static @Nullable LocalDate since(PageRequest request) {
        try {
            var text = request.parameter("since");
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The day of since must be written as year-month-day.", "Maybe 2026-03-31.");
        }
    }

    private static State nothing(OfInitiative one) {
        return State.empty(
                "There is no forecast of it.",
                one.missing()
                        + " Here stands then when it is done, what it waits for, and what each lever would do.",
                "qd plan import initiatives.csv --apply");
    }

    /// How such dates fared. It reads the whole record, so it is asked for once.
    private String fared(PageRequest request, OfInitiative one) {
        return record.of(request.viewer()).getOrDefault(one.id(), "");
    }

    private PlanPanels page(
            PageRequest request,
            OfInitiative one,
            String fared,
            @Nullable State state,
            List<Panel> first,
            List<PlanPanels.Lever> levers,
            @Nullable Keep keep,
            List<Panel> rest) {
        return new PlanPanels(
                one.key() + ", " + one.name(),
                ("When it is done, why then, and what could be done about it. " + fared).strip(),
                DECISION,
                PlanTabs.of(request, ""),
                List.of(),
                state,
                first,
                levers,
                keep,
                rest);
    }

    /// What was pulled is kept by who may make scenarios.
    private @Nullable Keep keep(PageRequest request, String key, @Nullable LeverAnswer answer) {
        if (answer == null || scenarios.refusal(request.viewer()).isPresent()) {
            return null;
        }
        var hidden = new HashMap<>(answer.change());
        hidden.put("name", "%s: %s".formatted(key, answer.lever()));
        return new Keep(ScenariosPage.PATH, hidden);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, PlanPanels page) {
        JtepanelsGenerated.render(out, null, frame, page);
    }
}
