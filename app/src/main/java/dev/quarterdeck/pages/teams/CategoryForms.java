package dev.quarterdeck.pages.teams;

import dev.quarterdeck.activity.facts.ItemCategories;
import dev.quarterdeck.activity.facts.ItemCategories.Said;
import dev.quarterdeck.activity.facts.ItemCategory;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Decided;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Words what people decided that a team's items are for, asks for more, and does what was typed.
///
/// @param inside the team, and those below it
/// @param typed what was typed and refused
record CategoryForms(
        ItemCategories categories, PageRequest request, Unit team, Set<UUID> inside, Typed typed) {

    private static final int SHOWN = 50;

    static String path(Unit team) {
        return "/delivery/teams/" + Links.team(team.key(), team.id()) + "/investment";
    }

    /// Does what was asked. @return what the address says of it afterwards
    String act(Map<String, String> form) {
        if (form.getOrDefault("act", "").equals("undo")) {
            categories.undo(request.viewer(), id(form));
            return "undo";
        }
        var id = form.getOrDefault("category", "");
        var category = EffortCategory.of(id).orElseThrow(() -> unknown(id));
        var below = form.getOrDefault("below", "").equals("true");
        categories.decide(
                request.viewer(), new Said(form.getOrDefault("item", ""), category, below));
        return "decided";
    }

    private static UUID id(Map<String, String> form) {
        var text = form.getOrDefault("id", "");
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return UUID.fromString(text);
        }
        throw new Refusal("The decision must be named.", "Maybe load the page again.");
    }

    private static Refusal unknown(String id) {
        return new Refusal(
                        "The category (%s) must be one of the list."
                                .formatted(id.length() > 40 ? id.substring(0, 40) : id),
                        "Maybe choose one.")
                .about("category");
    }

    Decided decided() {
        var why = why();
        var all =
                categories.of(request.viewer(), request.day()).stream()
                        .filter(one -> one.team() != null && inside.contains(one.team()))
                        .limit(SHOWN)
                        .map(one -> item(one, why.isEmpty()))
                        .toList();
        return new Decided(
                "decided",
                "What people decided",
                "what an item is for, where its words say otherwise or nothing",
                new Review(
                        "decisions",
                        all,
                        State.empty(
                                "Nobody has decided what an item is for.",
                                "Until somebody does, words of labels and types say it.",
                                "")),
                why.isEmpty() ? typed.fill("decide", form()) : null,
                why,
                done());
    }

    /// Says why nothing can be decided, empty when it can.
    private String why() {
        if (!request.day().equals(request.today())) {
            return "What an item is for is decided on the page of today.";
        }
        return categories
                .refusal(request.viewer(), team.id())
                .map("You may read this list and change nothing on it: %s."::formatted)
                .orElse("");
    }

    private String done() {
        return switch (request.parameter("did")) {
            case "decided" -> "It was kept; the numbers follow within minutes.";
            case "undo" -> "It was taken back; the numbers follow within minutes.";
            default -> "";
        };
    }

    private Review.Item item(ItemCategory one, boolean may) {
        var undo =
                new Act(
                        "Undo",
                        path(team),
                        Map.of("act", "undo", "id", one.id().toString()),
                        "second");
        return new Review.Item(
                "decision-" + one.id(),
                "%s is for %s%s"
                        .formatted(
                                Printable.clean(one.key()),
                                one.category().title().toLowerCase(Locale.ROOT),
                                one.below() ? ", with all that is below it" : ""),
                List.of(
                        "Decided by %s on %s."
                                .formatted(
                                        Printable.clean(one.by()),
                                        LocalDate.ofInstant(one.at(), ZoneOffset.UTC))),
                "",
                may ? List.of(undo) : List.of(),
                null);
    }

    private FormView form() {
        var options = new ArrayList<>(List.of(new Option("", "choose")));
        Intentions.categories().forEach(one -> options.add(new Option(one.id(), one.title())));
        return new FormView(
                path(team),
                Map.of(),
                List.of(
                        Field.text("item", "Item", "", true)
                                .hint("Its key, such as HARBOR-1; of an epic to decide for many."),
                        Field.select("category", "Is for", "", options).needed(),
                        Field.of("checkbox", "below", "With all that is below it", "")),
                "Decide",
                "",
                "");
    }
}
