package dev.quarterdeck.pages.plan;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.plan.BaselineView;
import dev.quarterdeck.pages.view.plan.BaselinesView;
import dev.quarterdeck.pages.view.plan.JtebaselineGenerated;
import dev.quarterdeck.pages.view.plan.JtebaselinesGenerated;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.baselines.Baseline;
import dev.quarterdeck.planning.baselines.BaselineCourse;
import dev.quarterdeck.planning.baselines.BaselineCourse.Line;
import dev.quarterdeck.planning.baselines.BaselineCourse.Verdict;
import dev.quarterdeck.planning.baselines.BaselineHead;
import dev.quarterdeck.planning.baselines.Baselines;
import dev.quarterdeck.reports.wording.Printable;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows frozen plans and what became of them, and lets directors freeze the plan of today.
@RestController
final class BaselinesPage {

    static final String PATH = "/plan/baselines";

    private static final Set<Verdict> KEPT =
            Set.of(Verdict.DONE_IN_TIME, Verdict.ON_DAY, Verdict.SOONER);
    private static final Set<Verdict> BROKEN =
            Set.of(Verdict.DONE_LATE, Verdict.MISSED, Verdict.LATER);

    /// They are frozen by hand, a few each quarter.
    private static final int MOST_LISTED = 10_000;

    private final Shell shell;
    private final Baselines baselines;
    private final Times times;

    BaselinesPage(Shell shell, Baselines baselines, Times times) {
        this.shell = shell;
        this.baselines = baselines;
        this.times = times;
    }

    @GetMapping(PATH)
    ResponseEntity<String> all(PageRequest request) {
        return all(request, Typed.NOTHING);
    }

    @PostMapping(PATH)
    ResponseEntity<String> freeze(PageRequest request, @RequestParam Map<String, String> form) {
        return PlanForms.tried(
                "freeze",
                form,
                () -> PATH + "/" + frozen(request.viewer(), form).id(),
                typed -> all(request, typed));
    }

    private Baseline frozen(Viewer viewer, Map<String, String> form) {
        var why = form.getOrDefault("why", "");
        return baselines.freeze(viewer, form.getOrDefault("name", ""), why.isBlank() ? null : why);
    }

    private ResponseEntity<String> all(PageRequest request, Typed typed) {
        var refusal =
                baselines
                        .refusal(request.viewer())
                        .map("You may not freeze the plan: %s."::formatted)
                        .orElse("");
        var table = table(request, baselines.heads(request.viewer(), null, MOST_LISTED));
        var page =
                new BaselinesView(
                        PlanTabs.of(request, PlanTabs.BASELINES),
                        refusal,
                        table.view(request),
                        refusal.isEmpty() ? form(typed) : null);
        var head = Head.of(Place.PLAN, "Frozen plans").ofNow();
        return shell.answer(
                request,
                head,
                typed.status(),
                List.of(),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    private static FormView form(Typed typed) {
        return typed.fill(
                "freeze",
                new FormView(
                        PATH,
                        Map.of(),
                        List.of(
                                Field.text("name", "Name", "", true)
                                        .hint("Such as: plan of the third quarter."),
                                Field.of("textarea", "why", "Why", "").hint("Everybody reads it.")),
                        "Freeze",
                        "",
                        ""));
    }

    private Table<BaselineHead> table(PageRequest request, List<BaselineHead> all) {
        return Table.of("baselines", "frozen plans", all)
                .column(
                        "name",
                        "Plan",
                        one ->
                                Cell.link(
                                        Printable.clean(one.name()),
                                        request.link(PATH + "/" + one.id())))
                .column("day", "As of", one -> Cell.of(one.asOf().toString()))
                .number(
                        "initiatives",
                        "Initiatives",
                        one -> Cell.of(Wording.count(one.initiatives())),
                        BaselineHead::initiatives)
                .column("by", "Frozen by", one -> Cell.of(Printable.clean(one.by())))
                .column("why", "Why", one -> Cell.of(why(one.why())))
                .whenEmpty(
                        State.empty(
                                "No plan was frozen yet.",
                                "Here stand plans as they stood when they were agreed on; each can be compared with what"
                                        + " became of it.",
                                "qd plan freeze 'Plan of the quarter'"));
    }

    private static String why(@Nullable String why) {
        return why == null ? "" : Printable.clean(why);
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<String> one(PageRequest request, @PathVariable UUID id) {
        var course = baselines.course(request.viewer(), id);
        var figures =
                List.of(
                        figure(course, "kept", "As said, or better", KEPT),
                        figure(course, "broken", "Later than said", BROKEN),
                        figure(course, "dropped", "Dropped", Set.of(Verdict.DROPPED)),
                        figure(course, "added", "Added", Set.of(Verdict.ADDED)));
        var explained = new Explained(request, figures);
        var table = course(course);
        var baseline = course.baseline();
        var why = why(baseline.why());
        var page =
                new BaselineView(
                        PlanTabs.of(request, PlanTabs.BASELINES),
                        Printable.clean(baseline.name()),
                        "The plan as of %s, frozen by %s at %s%s"
                                .formatted(
                                        baseline.asOf(),
                                        Printable.clean(baseline.by()),
                                        times.at(baseline.at()),
                                        why.isEmpty() ? "." : ": " + why),
                        finding(course),
                        figures.stream().map(explained::view).toList(),
                        table.view(request));
        return shell.page(
                request,
                Head.of(Place.PLAN, Printable.clean(baseline.name()))
                        .below("Frozen plans", PATH)
                        .ofNow(),
                figures,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    private static long count(BaselineCourse course, Set<Verdict> verdicts) {
        return course.initiatives().stream()
                .filter(one -> verdicts.contains(one.verdict()))
                .count();
    }

    private static String finding(BaselineCourse course) {
        long all = course.baseline().initiatives().size();
        long kept = count(course, KEPT);
        long broken = count(course, BROKEN);
        long dropped = count(course, Set.of(Verdict.DROPPED));
        return "Of %s that were frozen, %s as said or better, %s later than said, %s dropped; of %s it cannot be told."
                .formatted(
                        Wording.counted(all, "initiative"),
                        Wording.count(kept),
                        Wording.count(broken),
                        Wording.count(dropped),
                        Wording.count(all - kept - broken - dropped));
    }

    private static Figure figure(
            BaselineCourse course, String id, String title, Set<Verdict> verdicts) {
        var baseline = course.baseline();
        var lines =
                course.initiatives().stream()
                        .filter(one -> verdicts.contains(one.verdict()))
                        .map(one -> List.of(one.key(), one.words()))
                        .toList();
        long unknown = count(course, Set.of(Verdict.UNKNOWN));
        return new Figure(
                "baseline." + id,
                title,
                new Quantity.Count(lines.size(), "initiatives"),
                new Explanation(
                        "what to promise next time",
                        "%s to %s".formatted(baseline.asOf(), course.today()),
                        "initiatives by what became of what was said: done by its day, or the 85% day within a week of the one that was said (v1)",
                        new Rows(List.of("initiative", "what became of it"), lines),
                        unknown == 0
                                ? List.of()
                                : List.of(
                                        new LeftOut(
                                                "initiatives without a forecast",
                                                unknown,
                                                "there is nothing to compare")),
                        "plan as of %s; inputs %s"
                                .formatted(baseline.asOf(), baseline.inputs().substring(0, 12)),
                        List.of()));
    }

    private static Table<Line> course(BaselineCourse course) {
        return Table.of("course", "initiatives", course.initiatives())
                .column("initiative", "Initiative", one -> Cell.of(one.key()).note(one.name()))
                .column("verdict", "What became of it", BaselinesPage::verdict)
                .number("weeks", "Moved by", one -> moved(course, one), BaselinesPage::weeks)
                .column("said", "85% sure, as said", BaselinesPage::said)
                .column("now", "Now", BaselinesPage::now)
                .column("items", "Items left, then and now", BaselinesPage::items);
    }

    private static double weeks(Line one) {
        var weeks = one.weeks();
        return weeks == null ? 0 : weeks;
    }

    /// Leads to why, where a date moved: the page of the initiative splits the move up to today,
    /// whatever day is looked at here.
    private static Cell moved(BaselineCourse course, Line one) {
        if (one.weeks() == null) {
            return Cell.of("");
        }
        var words = CompareFigures.signed(weeks(one));
        var since = "?since=%s#move".formatted(course.baseline().asOf());
        return weeks(one) == 0
                ? Cell.of(words)
                : Cell.link(words, InitiativePage.path(one.key()) + since).note("why");
    }

    private static Cell said(Line one) {
        var said = one.said();
        if (said == null) {
            return Cell.of("");
        }
        var must = said.mustDate();
        return (said.missing() == null
                        ? Cell.of(PlanFigures.day(said.p85()))
                        : Cell.toned("no forecast", "unknown"))
                .note(must == null ? "" : "must be done by " + must);
    }

    private static Cell now(Line one) {
        var now = one.now();
        if (now == null) {
            return Cell.of("");
        }
        var done = now.done();
        if (done != null) {
            return Cell.toned("done on " + done, "good");
        }
        return now.goesOn() && now.p85() != null
                ? Cell.of(PlanFigures.day(now.p85())).note(risk(now))
                : Cell.of(now.stageWord());
    }

    /// A date may be sooner than was said, and its day be missed all the same.
    private static String risk(BaselineCourse.Now now) {
        var odds = now.odds();
        return odds == null || odds >= Quarter.SURE
                ? ""
                : "%s sure of its day, %s".formatted(PlanFigures.percent(odds), now.mustDate());
    }

    private static Cell items(Line one) {
        var said = one.said();
        var now = one.now();
        return Cell.of(
                "%s → %s"
                        .formatted(
                                said == null ? "–" : Wording.count(Math.round(said.items())),
                                now == null ? "–" : Wording.count(Math.round(now.items()))));
    }

    private static Cell verdict(Line one) {
        var now = one.now();
        var tone =
                KEPT.contains(one.verdict())
                        ? now == null || risk(now).isEmpty() ? "good" : "warn"
                        : BROKEN.contains(one.verdict())
                                ? "bad"
                                : one.verdict() == Verdict.UNKNOWN ? "unknown" : "";
        return Cell.toned(one.words(), tone);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, BaselinesView page) {
        JtebaselinesGenerated.render(out, null, frame, page);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, BaselineView page) {
        JtebaselineGenerated.render(out, null, frame, page);
    }
}
