package dev.quarterdeck.pages.sources;

import dev.quarterdeck.activity.facts.StatusWorkflow;
import dev.quarterdeck.activity.facts.StatusWorkflow.Decision;
import dev.quarterdeck.activity.facts.StatusWorkflow.Meaning;
import dev.quarterdeck.activity.facts.StatusWorkflow.Status;
import dev.quarterdeck.activity.facts.Workflows;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.sources.SourcePlace.Source;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.pages.view.Review.Item;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.sources.JteworkflowGenerated;
import dev.quarterdeck.pages.view.sources.WorkflowView;
import dev.quarterdeck.platform.Refusal;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows what the statuses of a source stand for, and lets people decide.
@RestController
final class WorkflowPage {

    private static final String PATH = SourcePlace.LIST + "/{id}/workflow";
    private static final String UNDO = "undo";

    private final Shell shell;
    private final SourcePlace place;
    private final Workflows workflows;
    private final Times times;

    WorkflowPage(Shell shell, SourcePlace place, Workflows workflows, Times times) {
        this.shell = shell;
        this.place = place;
        this.workflows = workflows;
        this.times = times;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request, @PathVariable UUID id) {
        var said =
                switch (request.parameter("did")) {
                    case "decided" -> "It is kept. Items are folded anew in the background.";
                    case "undone" -> "It is taken back. Items are folded anew in the background.";
                    default -> "";
                };
        return answer(request, place.find(request, id), Typed.NOTHING, said);
    }

    @PostMapping(PATH)
    ResponseEntity<String> decide(
            PageRequest request, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        place.require(request);
        var source = place.find(request, id);
        var act = form.getOrDefault("act", "");
        try {
            if (act.equals(UNDO)) {
                workflows.undo(request.viewer(), id, decision(form.getOrDefault("decision", "")));
                return Shell.seeOther(source.path() + "/workflow?did=undone");
            }
            workflows.decide(request.viewer(), id, List.of(said(form)));
            return Shell.seeOther(source.path() + "/workflow?did=decided");
        } catch (Refusal refusal) {
            var field = refusal.member().isEmpty() ? "category" : refusal.member();
            var typed =
                    Typed.refused(
                            "change-" + form.getOrDefault("status", ""), form, field, refusal);
            return answer(request, source, typed, "");
        }
    }

    private static UUID decision(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "The decision must be one of the page's.", "Maybe load the page again.");
        }
    }

    private static Workflows.Said said(Map<String, String> form) {
        var category = form.getOrDefault("category", "");
        return new Workflows.Said(
                form.getOrDefault("status", ""),
                form.getOrDefault("project", ""),
                Stream.of(StatusCategory.values())
                        .filter(one -> one.name().equals(category))
                        .findFirst()
                        .orElse(null),
                form.containsKey("waiting"),
                form.containsKey("discards"),
                day(form.getOrDefault("from", "").strip()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                            "The day (%s) must be written as year-month-day."
                                    .formatted(text.length() > 40 ? text.substring(0, 40) : text),
                            "Maybe leave it empty: the decision has then always held.")
                    .about("from");
        }
    }

    private ResponseEntity<String> answer(
            PageRequest request, Source source, Typed typed, String said) {
        var workflow = workflows.of(request.viewer(), source.id());
        var why = source.isRetired() ? "The source is retired." : place.unchangeable(request);
        var items =
                IntStream.range(0, workflow.statuses().size())
                        .mapToObj(
                                at ->
                                        item(
                                                source,
                                                workflow,
                                                workflow.statuses().get(at),
                                                "status-" + at,
                                                why.isEmpty(),
                                                typed))
                        .toList();
        var words = typed.status() == 200 || isTold(items) ? said : typed.error();
        var page =
                new WorkflowView(
                        place.top(
                                source,
                                "Workflow",
                                words.isEmpty() ? Said.NOTHING : Said.of(words)),
                        why,
                        waiting(workflow),
                        new Review("statuses", items, none()),
                        decisions(source, workflow, why.isEmpty()));
        var head = SourcePlace.head(source, "Workflow");
        return typed.status() == 200
                ? shell.page(request, head, (out, frame) -> render(out, frame, page))
                : shell.again(
                        request, head, typed.status(), (out, frame) -> render(out, frame, page));
    }

    private static boolean isTold(List<Item> items) {
        return items.stream()
                .flatMap(one -> java.util.Optional.ofNullable(one.change()).stream())
                .anyMatch(
                        form ->
                                !form.error().isEmpty()
                                        || form.fields().stream()
                                                .anyMatch(field -> !field.error().isEmpty()));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, WorkflowView page) {
        JteworkflowGenerated.render(out, null, frame, page);
    }

    private static State none() {
        return State.empty(
                "No status is known yet.",
                "Each status of the items will stand here, with what it is guessed to stand for. It"
                        + " needs a run that brings work items.",
                "");
    }

    private static String waiting(StatusWorkflow workflow) {
        return workflow.stale() == 0
                ? ""
                : "%s to be folded by the rules in force; numbers of them follow the rules before."
                        .formatted(
                                workflow.stale() == 1
                                        ? "1 item is still"
                                        : Wording.count(workflow.stale()) + " items are still");
    }

    private static Item item(
            Source source,
            StatusWorkflow workflow,
            Status status,
            String id,
            boolean may,
            Typed typed) {
        var choices = new ArrayList<Act>();
        boolean isKnown = status.meaning().category() != StatusCategory.UNKNOWN;
        if (may && !status.decided() && isKnown) {
            choices.add(new Act("Accept", action(source), values(status), ""));
        }
        return new Item(
                id,
                "%s: %s".formatted(name(workflow, status), words(status.meaning())),
                evidence(status),
                status.decided() ? "decided" : "",
                choices,
                may
                        ? typed.fill("change-" + status.status(), form(source, workflow, status))
                        : null);
    }

    // A tool may have several statuses of one name.
    private static String name(StatusWorkflow workflow, Status status) {
        long same =
                workflow.statuses().stream()
                        .filter(one -> one.name().equals(status.name()))
                        .count();
        return same > 1 ? "%s (%s)".formatted(status.name(), status.status()) : status.name();
    }

    private static String action(Source source) {
        return source.path() + "/workflow";
    }

    private static Map<String, String> values(Status status) {
        var values = new java.util.HashMap<String, String>();
        values.put("status", status.status());
        values.put("category", status.meaning().category().name());
        if (status.meaning().waiting()) {
            values.put("waiting", "true");
        }
        if (status.meaning().discards()) {
            values.put("discards", "true");
        }
        return values;
    }

    private static String words(Meaning meaning) {
        return meaning.category().label()
                + (meaning.waiting() ? ", waits for others" : "")
                + (meaning.discards() ? ", closes without the work being done" : "");
    }

    private static List<String> evidence(Status status) {
        var guess = status.guess();
        var told = guess.told();
        var lines = new ArrayList<String>();
        lines.add(
                "The tool says %s; the name says %s; the moves say %s%s."
                        .formatted(
                                told == null ? "nothing" : told.label(),
                                said(guess.byWords()),
                                said(guess.byMoves()),
                                guess.movesWhy().isEmpty() ? "" : " (" + guess.movesWhy() + ")"));
        if (guess.disputed()) {
            lines.add("They disagree: worth a look by who works with it.");
        }
        var traffic = status.traffic();
        lines.add(
                "%s in it at some time, %s began in it, %s in it now."
                        .formatted(
                                traffic.items() == 1
                                        ? "1 item was"
                                        : Wording.count(traffic.items()) + " items were",
                                Wording.count(traffic.births()),
                                traffic.standing() == 1
                                        ? "1 is"
                                        : Wording.count(traffic.standing()) + " are"));
        return lines;
    }

    private static String said(StatusCategory category) {
        return category == StatusCategory.UNKNOWN ? "nothing" : category.label();
    }

    private static FormView form(Source source, StatusWorkflow workflow, Status status) {
        var fields = new ArrayList<Field>();
        fields.add(
                Field.select(
                                "category",
                                "Stands for",
                                status.meaning().category().name(),
                                Stream.of(
                                                StatusCategory.QUEUE,
                                                StatusCategory.WORK,
                                                StatusCategory.DONE)
                                        .map(one -> new Option(one.name(), one.label()))
                                        .toList())
                        .needed());
        fields.add(
                Field.of(
                        "checkbox",
                        "waiting",
                        "Work in it waits for others",
                        "" + status.meaning().waiting()));
        fields.add(
                Field.of(
                        "checkbox",
                        "discards",
                        "It closes without the work being done",
                        "" + status.meaning().discards()));
        if (workflow.projects().size() > 1) {
            var options = new ArrayList<Option>();
            options.add(new Option("", "all of them"));
            workflow.projects().forEach(one -> options.add(new Option(one, one)));
            fields.add(Field.select("project", "In the project", "", options));
        }
        fields.add(
                Field.of("date", "from", "From", "")
                        .hint(
                                "Left empty, it has always been so. What lies before the day keeps"
                                        + " what held then."));
        return new FormView(
                action(source) + "?of=" + dev.quarterdeck.pages.view.Links.encoded(status.status()),
                Map.of("status", status.status()),
                fields,
                "Keep it",
                "",
                "");
    }

    private Review decisions(Source source, StatusWorkflow workflow, boolean may) {
        var names =
                workflow.statuses().stream()
                        .collect(
                                Collectors.toMap(
                                        Status::status, one -> name(workflow, one), (a, b) -> a));
        var items =
                workflow.decisions().stream()
                        .map(one -> decision(source, one, names, may))
                        .toList();
        return new Review(
                "decisions",
                items,
                State.empty(
                        "Nothing was decided yet.",
                        "What people decide about a status will stand here, and can be taken back.",
                        ""));
    }

    private Item decision(Source source, Decision one, Map<String, String> names, boolean may) {
        var name = names.getOrDefault(one.status(), one.status());
        var where = one.project().isEmpty() ? "" : " in " + one.project();
        var since = one.from() == null ? "" : ", from %s on".formatted(one.from());
        var undone = one.undone();
        return new Item(
                "decision-" + one.id(),
                "%s%s: %s%s".formatted(name, where, words(one.meaning()), since),
                List.of(
                        undone == null
                                ? "Decided %s.".formatted(times.ago(one.at()))
                                : "Decided on %s, taken back on %s."
                                        .formatted(times.day(one.at()), times.day(undone))),
                "",
                may && undone == null
                        ? List.of(
                                new Act(
                                        "Take back",
                                        action(source),
                                        Map.of("act", UNDO, "decision", "" + one.id()),
                                        "second"))
                        : List.of(),
                null);
    }
}
