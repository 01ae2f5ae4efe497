package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.facts.Owner;
import dev.quarterdeck.activity.facts.Owners;
import dev.quarterdeck.activity.facts.Owners.Suggestion;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.teams.Tabs;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.JteownersGenerated;
import dev.quarterdeck.pages.view.delivery.OwnersView;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows which team owns what, and lets administrators decide: by what is suggested, or otherwise.
@RestController
final class OwnersPage {

    private static final int SHOWN = 25;

    private final Shell shell;
    private final Owners owners;
    private final Organization organization;
    private final Policy policy;
    private final Times times;

    OwnersPage(Shell shell, Owners owners, Organization organization, Policy policy, Times times) {
        this.shell = shell;
        this.owners = owners;
        this.organization = organization;
        this.policy = policy;
        this.times = times;
    }

    @GetMapping(OwnerItems.PATH)
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING);
    }

    @PostMapping(OwnerItems.PATH)
    ResponseEntity<String> decide(PageRequest request, @RequestParam Map<String, String> form) {
        new Refusals(policy, request).require(FieldClass.DELIVERY);
        var act = form.getOrDefault("act", "");
        try {
            return Shell.seeOther(OwnerItems.PATH + act(request, act, form));
        } catch (Refusal refusal) {
            return answer(request, Typed.refused(act, form, refusal));
        }
    }

    /// Does what was asked. @return what the address says of it afterwards
    private String act(PageRequest request, String act, Map<String, String> form) {
        var viewer = request.viewer();
        switch (act) {
            case "accept", "choose", "decide" -> {
                var said = said(form);
                var all = owners.decide(viewer, List.of(said));
                return said.team() == null ? "?did=nobody" : "?just=" + latest(all).id();
            }
            case "undo" -> owners.undo(viewer, id(form));
            case "dismiss" -> owners.dismiss(viewer, kind(form), form.getOrDefault("name", ""));
            case "recall" -> owners.recall(viewer, id(form));
            default ->
                    throw new Refusal(
                            "The form (%s) is not one of this page.".formatted(shortened(act)),
                            "Maybe load the page again.");
        }
        return "?did=" + act;
    }

    private static Owner latest(List<Owner> all) {
        return all.stream()
                .max(Comparator.comparing(Owner::at).thenComparing(Owner::id))
                .orElseThrow();
    }

    private static Owners.Said said(Map<String, String> form) {
        return new Owners.Said(
                kind(form),
                form.getOrDefault("name", ""),
                team(form.getOrDefault("team", "")),
                day("from", form),
                day("until", form));
    }

    private static Owner.Kind kind(Map<String, String> form) {
        var text = form.getOrDefault("kind", "");
        return Arrays.stream(Owner.Kind.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "The kind (%s) must be one of the list."
                                                        .formatted(shortened(text)),
                                                "Maybe repository.")
                                        .about("kind"));
    }

    private static @Nullable UUID team(String text) {
        if (text.equals("nobody")) {
            return null;
        }
        if (isId(text)) {
            return UUID.fromString(text);
        }
        throw new Refusal(
                        "The team (%s) must be one of the list.".formatted(shortened(text)),
                        "Maybe choose one, or nobody.")
                .about("team");
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static UUID id(Map<String, String> form) {
        var text = form.getOrDefault("id", "");
        if (isId(text)) {
            return UUID.fromString(text);
        }
        throw new Refusal("The decision must be named.", "Maybe load the page again.");
    }

    private static @Nullable LocalDate day(String field, Map<String, String> form) {
        var text = form.getOrDefault(field, "").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new Refusal(
                            "The day (%s) must be written as year-month-day."
                                    .formatted(shortened(text)),
                            "Maybe choose it from the calendar of the field.")
                    .about(field);
        }
    }

    private static String shortened(String text) {
        return text.isBlank() ? "none" : text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed) {
        var why = new Refusals(policy, request).changing(FieldClass.DELIVERY);
        var teams = organization.asOf(request.viewer(), request.day()).teams();
        var items = new OwnerItems(teams, times, typed);
        var all = owners.all(request.viewer());
        var table = table(request, items, standing(all, request.day()));
        boolean may = why.isEmpty();
        var open = may ? owners.suggestions(request.viewer()) : List.<Suggestion>of();
        var page =
                new OwnersView(
                        Tabs.ofAll(request, "Owners"),
                        said(request, typed),
                        why,
                        just(request, items, all, may),
                        may ? suggestions(items, open) : null,
                        count(open.size()),
                        may ? dismissed(request, items) : null,
                        may ? items.decide() : null,
                        open.stream()
                                .map(one -> new Option(one.name(), OwnerItems.kind(one.kind())))
                                .toList(),
                        table.view(request));
        var head = Head.of(Place.DELIVERY, "Owners");
        return shell.answer(
                request,
                head,
                typed.status(),
                List.of(),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, OwnersView page) {
        JteownersGenerated.render(out, null, frame, page);
    }

    private static Said said(PageRequest request, Typed typed) {
        if (typed.status() != 200 && typed.field().isEmpty() && !typed.act().equals("decide")) {
            return Said.of(typed.error());
        }
        return switch (request.parameter("did")) {
            case "undo", "recall" -> Said.of("Taken back.");
            case "dismiss" -> Said.of("Dismissed; it can be undone at the end of this page.");
            case "nobody" -> Said.of("It is nobody's in that time.");
            default -> Said.NOTHING;
        };
    }

    /// Lists what held on a day, as it was known at its end.
    private static List<Owner> standing(List<Owner> all, LocalDate day) {
        var then = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return all.stream()
                .filter(one -> isKnown(one, then))
                .filter(one -> holds(one, day))
                .toList();
    }

    private static boolean isKnown(Owner one, Instant then) {
        var undone = one.undone();
        return one.at().isBefore(then) && (undone == null || !undone.isBefore(then));
    }

    private static boolean holds(Owner one, LocalDate day) {
        var from = one.from();
        var until = one.until();
        return (from == null || !from.isAfter(day)) && (until == null || until.isAfter(day));
    }

    private static Table<Owner> table(PageRequest request, OwnerItems items, List<Owner> rows) {
        return Table.of("owners", "names", rows)
                .column(
                        "name",
                        "Name",
                        one ->
                                Cell.link(
                                        Printable.clean(one.name()),
                                        request.link(OwnerItems.PATH + "?just=" + one.id())))
                .column("kind", "Kind", one -> Cell.of(OwnerItems.kind(one.kind())))
                .column("team", "Team", one -> Cell.of(items.team(one.team())))
                .column(
                        "from",
                        "Since",
                        one -> Cell.of(one.from() == null ? "always" : "" + one.from()))
                .column(
                        "until",
                        "No longer from",
                        one -> Cell.of(one.until() == null ? "" : "" + one.until()))
                .column("by", "Decided by", one -> Cell.of(Printable.clean(one.by())))
                .whenEmpty(
                        State.empty(
                                "Nobody owns anything yet.",
                                "Names of work with the team that owns them will stand here; until then work counts for nobody, and changes for the teams of who opened them.",
                                ""));
    }

    private static @Nullable Review just(
            PageRequest request, OwnerItems items, List<Owner> all, boolean may) {
        var id = request.parameter("just");
        return all.stream()
                .filter(one -> one.undone() == null && one.id().toString().equals(id))
                .findFirst()
                .map(
                        one ->
                                new Review(
                                        "just",
                                        List.of(items.decided(one, may)),
                                        State.empty("", "", "")))
                .orElse(null);
    }

    private static Review suggestions(OwnerItems items, List<Suggestion> open) {
        return new Review(
                "suggestions",
                open.stream().limit(SHOWN).map(items::suggestion).toList(),
                State.empty(
                        "Every name of work has an owner.",
                        "Names that tools tell and nobody owns will stand here, with the team that may.",
                        ""));
    }

    private static String count(int open) {
        var names = Wording.counted(open, "name");
        return open > SHOWN
                ? "%s; the %d with most recent work are shown.".formatted(names, SHOWN)
                : open == 0 ? "" : names + ", those with most recent work first.";
    }

    private @Nullable Review dismissed(PageRequest request, OwnerItems items) {
        var all = owners.dismissals(request.viewer());
        return all.isEmpty()
                ? null
                : new Review(
                        "dismissals",
                        all.stream().limit(SHOWN).map(items::dismissed).toList(),
                        State.empty("", "", ""));
    }
}
