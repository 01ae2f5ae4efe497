package dev.quarterdeck.pages.teams;

import dev.quarterdeck.access.Decision;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.intention.Intention;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.AllocationPage;
import dev.quarterdeck.pages.view.delivery.JteallocationGenerated;
import dev.quarterdeck.pages.view.delivery.PanelsPage;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows a director what everybody's effort goes to, against what was intended, and lets them say
/// what is.
@RestController
final class AllocationPages {

    private static final String PATH = "/delivery/allocation";

    private final Shell shell;
    private final TeamMetrics metrics;
    private final Investments investments;
    private final Intentions intentions;

    AllocationPages(
            Shell shell, TeamMetrics metrics, Investments investments, Intentions intentions) {
        this.shell = shell;
        this.metrics = metrics;
        this.investments = investments;
        this.intentions = intentions;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING);
    }

    @PostMapping(PATH)
    ResponseEntity<String> intend(
            PageRequest request, @RequestParam Map<String, String> parameters) {
        var typed = new java.util.HashMap<>(parameters);
        typed.remove("_csrf");
        try {
            intentions.intend(request.viewer(), day(typed.get("from")), shares(typed));
            return Shell.seeOther(PATH + "?kept=yes#intention");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            return answer(request, Typed.refused("intend", typed, refusal));
        }
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal(
                            "The first day (%s) must be a day, year first.".formatted(text),
                            "Maybe 2026-01-01.")
                    .about("from");
        }
    }

    private static Map<EffortCategory, Integer> shares(Map<String, String> typed) {
        var shares = new EnumMap<EffortCategory, Integer>(EffortCategory.class);
        for (var one : Intentions.categories()) {
            var text = typed.getOrDefault(one.id(), "").strip();
            if (!text.isEmpty() && !text.matches("[0-9]{1,3}")) {
                throw new Refusal(
                                "The share (%s) must be a whole number of per cent."
                                        .formatted(text),
                                "Maybe 0.")
                        .about(one.id());
            }
            shares.put(one, text.isEmpty() ? 0 : Integer.parseInt(text));
        }
        return shares;
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var asked = Asked.of(request, null);
        var tables = new ArrayList<Table<?>>();
        var figures = new TrendFigures(metrics, request);
        var intention = intentions.on(request.viewer(), request.day()).orElse(null);
        var whyNot = whyNot(request);
        var page =
                new AllocationPage(
                        new PanelsPage(
                                "What effort goes to",
                                "Everybody's time, by three published rules side by side, against what was intended.",
                                "",
                                Tabs.ofAll(request, "Allocation"),
                                List.of(asked.period()),
                                null,
                                panels(asked, intention, figures, tables)),
                        words(intention),
                        whyNot.isEmpty() ? typed.fill("intend", form(request, intention)) : null,
                        whyNot,
                        request.parameter("kept").isEmpty() ? "" : "What is intended was kept.");
        var head = Head.of(Place.DELIVERY, "Allocation");
        List<Figure> shown = figures.figures();
        return typed.status() == 200
                ? shell.page(request, head, shown, tables, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, AllocationPage page) {
        JteallocationGenerated.render(out, null, frame, page);
    }

    private List<Panel> panels(
            Asked asked,
            @Nullable Intention intention,
            TrendFigures figures,
            List<Table<?>> tables) {
        var request = asked.request();
        Function<Table<?>, TableView> made =
                table -> {
                    tables.add(table);
                    return table.view(request);
                };
        var answer = investments.of(request.viewer(), null, request.day(), asked.weeks());
        if (!(answer instanceof Investments.Answer.Shown shown)) {
            return List.of();
        }
        var writer =
                new PanelWriter(
                        "categories",
                        "By category",
                        "whether to move people, stop something, or intend something else");
        var ids =
                metrics.metrics().stream()
                        .filter(one -> one.area() == Metric.Area.INVESTMENT)
                        .map(Metric::id)
                        .toList();
        var report = metrics.report(request.viewer(), asked.about(ids));
        report.trends().forEach(trend -> writer.figure(figures.view(report, trend)));
        InvestmentTables.categories(writer, shown, intention, made);
        writer.note("The numbers above the table go by the weekday rule.");
        return List.of(
                writer.panel(),
                InvestmentTables.initiatives(shown, made),
                InvestmentTables.words(made));
    }

    private static String words(@Nullable Intention intention) {
        if (intention == null) {
            return "Nobody has said yet what effort is meant to go to.";
        }
        return "From %s: %s. %s said so."
                .formatted(
                        intention.from(),
                        Intentions.categories().stream()
                                .map(
                                        one ->
                                                InvestmentTables.percent(intention.share(one))
                                                        + " "
                                                        + one.title().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                        intention.by());
    }

    private String whyNot(PageRequest request) {
        if (!request.day().equals(request.today())) {
            return "What is intended is said on the page of today.";
        }
        return intentions.may(request.viewer()) instanceof Decision.Refuse(var reason)
                ? "You may not change it: " + reason + "."
                : "";
    }

    private static FormView form(PageRequest request, @Nullable Intention intention) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.of("date", "from", "From", request.today().toString())
                        .needed()
                        .hint("The first day on which it holds."));
        for (var one : Intentions.categories()) {
            var share = intention == null ? "" : "" + Math.round(intention.share(one) * 100);
            fields.add(Field.of("number", one.id(), one.title() + ", per cent", share).needed());
        }
        return new FormView(PATH, Map.of(), fields, "Keep", "", "");
    }
}
