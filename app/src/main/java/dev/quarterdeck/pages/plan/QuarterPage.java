package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.plan.JtepanelsGenerated;
import dev.quarterdeck.pages.view.plan.PlanPanels;
import dev.quarterdeck.planning.Quarters;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows what thirteen weeks hold: what is sure, what is a bet, what will not fit, and who has
/// time.
@RestController
final class QuarterPage {

    private static final String PATH = "/plan/quarter";
    private static final int QUARTERS_AHEAD = 3;
    private static final int MONTHS = 3;

    private final Shell shell;
    private final Quarters quarters;

    QuarterPage(Shell shell, Quarters quarters) {
        this.shell = shell;
        this.quarters = quarters;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        var quarter = quarters.of(request.viewer(), from(request));
        var figures = new QuarterFigures(quarter);
        var panels = new QuarterPanels(request, quarter, figures);
        var page =
                new PlanPanels(
                        "Quarter",
                        "What thirteen weeks hold, from %s to %s."
                                .formatted(quarter.from(), quarter.until().minusDays(1)),
                        "what is promised, what is a bet, and what is told today that it will not fit",
                        PlanTabs.of(request, "Quarter"),
                        List.of(choice(request)),
                        quarter.bets().isEmpty() ? nothing() : null,
                        quarter.bets().isEmpty() ? List.of() : panels.all(),
                        List.of(),
                        null,
                        List.<Panel>of());
        return shell.page(
                request,
                Head.of(Place.PLAN, "Quarter").ofNow(),
                quarter.bets().isEmpty() ? List.of() : figures.all(),
                panels.tables(),
                (out, frame) -> render(out, frame, page));
    }

    private static @Nullable LocalDate from(PageRequest request) {
        var text = request.parameter("from");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "The first day of a quarter must be written as year-month-day.",
                    "Maybe %s.".formatted(request.today()));
        }
    }

    /// The thirteen weeks from today, and the next quarters of the calendar.
    private static Choice choice(PageRequest request) {
        var today = request.today();
        var first =
                LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / MONTHS * MONTHS + 1, 1);
        var quarterly =
                Stream.iterate(first.plusMonths(MONTHS), day -> day.plusMonths(MONTHS))
                        .limit(QUARTERS_AHEAD)
                        .map(day -> link(request, quarterName(day), day.toString()));
        return new Choice(
                "Thirteen weeks",
                Stream.concat(Stream.of(link(request, "From today", "")), quarterly).toList());
    }

    private static Link link(PageRequest request, String words, String from) {
        return new Link(
                words,
                from.isEmpty() ? PATH : PATH + "?from=" + from,
                request.parameter("from").equals(from));
    }

    private static String quarterName(LocalDate first) {
        return "Q%d %d".formatted((first.getMonthValue() - 1) / MONTHS + 1, first.getYear());
    }

    private static State nothing() {
        return State.empty(
                "Nothing is wanted yet.",
                "Here stands which of the initiatives that are committed or running will be done in thirteen weeks, which are"
                        + " bets, and which will not fit.",
                "qd plan import initiatives.csv --apply");
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, PlanPanels page) {
        JtepanelsGenerated.render(out, null, frame, page);
    }
}
