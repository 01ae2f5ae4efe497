package dev.quarterdeck.pages.teams;

import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.metrics.intention.Intention;
import dev.quarterdeck.metrics.intention.Intentions;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words what effort is meant to go to, asks for it, and reads what was typed.
///
/// @param path where forms post to
/// @param teams those of the day
record IntentionForms(String path, List<Unit> teams, LocalDate today) {

    static String words(@Nullable Intention intention) {
        return intention == null
                ? "Nobody has said yet what effort is meant to go to."
                : "From %s: %s. %s said so."
                        .formatted(
                                intention.from(),
                                shares(intention),
                                Printable.clean(intention.by()));
    }

    private static String shares(Intention intention) {
        return Intentions.categories().stream()
                .map(
                        one ->
                                InvestmentTables.percent(intention.share(one))
                                        + " "
                                        + one.title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /// Lists what stands, each with a way to take it back for whoever may.
    Review standing(List<Intention> all, boolean may) {
        return new Review(
                "intentions",
                all.stream().map(one -> item(one, may)).toList(),
                State.empty("", "", ""));
    }

    private Review.Item item(Intention one, boolean may) {
        var undo =
                new Act("Undo", path, Map.of("act", "undo", "id", one.id().toString()), "second");
        return new Review.Item(
                "intention-" + one.id(),
                "%s, from %s: %s".formatted(whose(one.team()), one.from(), shares(one)),
                List.of("Said by " + Printable.clean(one.by()) + "."),
                "",
                may ? List.of(undo) : List.of(),
                null);
    }

    private String whose(@Nullable UUID team) {
        return team == null
                ? "Everybody"
                : teams.stream()
                        .filter(one -> one.id().equals(team))
                        .findFirst()
                        .map(one -> Printable.clean(one.name()))
                        .orElse("A team that is no more");
    }

    FormView intend(@Nullable Intention intention) {
        var whose = new ArrayList<>(List.of(new Option("", "everybody")));
        teams.forEach(one -> whose.add(new Option(one.id().toString(), one.name())));
        var fields = new ArrayList<Field>();
        fields.add(
                Field.select("team", "Whose effort", "", whose)
                        .hint("A team's goes before everybody's, also for the teams below it."));
        fields.add(
                Field.of("date", "from", "From", today.toString())
                        .needed()
                        .hint("The first day on which it holds."));
        for (var one : Intentions.categories()) {
            var share = intention == null ? "" : "" + Math.round(intention.share(one) * 100);
            fields.add(Field.of("number", one.id(), one.title() + ", per cent", share).needed());
        }
        return new FormView(path, Map.of(), fields, "Keep", "", "");
    }

    static UUID id(Map<String, String> typed) {
        return uuid(typed.getOrDefault("id", ""), "id");
    }

    static @Nullable UUID team(Map<String, String> typed) {
        var text = typed.getOrDefault("team", "").strip();
        return text.isEmpty() ? null : uuid(text, "team");
    }

    private static UUID uuid(String text, String field) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new Refusal(
                            "The choice (%s) must be one of the list."
                                    .formatted(text.length() > 40 ? text.substring(0, 40) : text),
                            "Maybe load the page again.")
                    .about(field);
        }
        return UUID.fromString(text);
    }

    static LocalDate day(Map<String, String> typed) {
        var text = typed.getOrDefault("from", "").strip();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                            "The first day (%s) must be a day, year first.".formatted(text),
                            "Maybe 2026-01-01.")
                    .about("from");
        }
    }

    static Map<EffortCategory, Integer> shares(Map<String, String> typed) {
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
}
