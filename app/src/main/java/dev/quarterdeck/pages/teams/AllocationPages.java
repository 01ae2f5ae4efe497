package dev.quarterdeck.pages.teams;

import dev.quarterdeck.access.Decision;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.intention.Intention;
import dev.quarterdeck.metrics.teams.Investments;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.AllocationPage;
import dev.quarterdeck.pages.view.delivery.JteallocationGenerated;
import dev.quarterdeck.pages.view.delivery.PanelsPage;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private final Organization organization;
    private final TeamMetrics metrics;
    private final Efforts efforts;

    AllocationPages(Shell shell, Organization organization, TeamMetrics metrics, Efforts efforts) {
        this.shell = shell;
        this.organization = organization;
        this.metrics = metrics;
        this.efforts = efforts;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING);
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(
            PageRequest request, @RequestParam Map<String, String> parameters) {
        var typed = new HashMap<>(parameters);
        typed.remove("_csrf");
        try {
            if (typed.getOrDefault("act", "").equals("undo")) {
                efforts.intentions().undo(request.viewer(), IntentionForms.id(typed));
                return Shell.seeOther(PATH + "?did=undo#intention");
            }
            efforts.intentions()
                    .intend(
                            request.viewer(),
                            IntentionForms.team(typed),
                            IntentionForms.day(typed),
                            IntentionForms.shares(typed));
            return Shell.seeOther(PATH + "?did=kept#intention");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            return answer(request, Typed.refused("intend", typed, refusal));
        }
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var asked = Asked.of(request, null);
        var tables = new ArrayList<Table<?>>();
        var figures = new TrendFigures(metrics, request);
        var intention = efforts.intentions().on(request.viewer(), null, request.day()).orElse(null);
        var whyNot = whyNot(request);
        var forms =
                new IntentionForms(
                        PATH,
                        organization.asOf(request.viewer(), request.day()).teams(),
                        request.today());
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
                        IntentionForms.words(intention),
                        forms.standing(standing(request), whyNot.isEmpty()),
                        whyNot.isEmpty() ? typed.fill("intend", forms.intend(intention)) : null,
                        whyNot,
                        done(request));
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
        var answer = efforts.investments().of(request.viewer(), null, request.day(), asked.weeks());
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
                GoalTables.panel(
                        efforts.goals()
                                .of(request.viewer(), null, request.day(), asked.weeks(), shown),
                        request,
                        made),
                InvestmentTables.epics(shown, made),
                InvestmentTables.words(made));
    }

    private String whyNot(PageRequest request) {
        if (!request.day().equals(request.today())) {
            return "What is intended is said on the page of today.";
        }
        return efforts.intentions().may(request.viewer()) instanceof Decision.Refuse(var reason)
                ? "You may not change it: " + reason + "."
                : "";
    }

    /// What stands now is no news of a past day.
    private List<Intention> standing(PageRequest request) {
        return request.day().equals(request.today())
                ? efforts.intentions().all(request.viewer())
                : List.of();
    }

    private static String done(PageRequest request) {
        return switch (request.parameter("did")) {
            case "kept" -> "What is intended was kept.";
            case "undo" -> "It was taken back; what was intended before holds again.";
            default -> "";
        };
    }
}
