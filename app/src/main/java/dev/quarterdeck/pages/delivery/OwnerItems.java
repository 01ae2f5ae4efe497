package dev.quarterdeck.pages.delivery;

import dev.quarterdeck.activity.facts.Owner;
import dev.quarterdeck.activity.facts.Owners.Dismissal;
import dev.quarterdeck.activity.facts.Owners.Suggestion;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.reports.wording.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Words names and their owners as lines of a review: what is guessed or decided, why, and what can
/// be done about it.
///
/// @param teams the teams of the day
/// @param typed what was typed and refused
record OwnerItems(List<Unit> teams, Times times, Typed typed) {

    static final String PATH = "/delivery/owners";

    private static final List<Option> KINDS =
            List.of(
                    new Option("PROJECT", "project"),
                    new Option("REPOSITORY", "repository"),
                    new Option("COMPONENT", "component"),
                    new Option("PIPELINE", "pipeline"));

    String team(UUID id) {
        return teams.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(Unit::name)
                .orElse("a team that is no more");
    }

    static String kind(Owner.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String called(Owner.Kind kind, String name) {
        return "%s %s".formatted(capital(kind(kind)), Printable.clean(name));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// Words a name that nobody owns.
    Review.Item suggestion(Suggestion one) {
        var team = one.team();
        var sentence =
                team == null
                        ? called(one.kind(), one.name()) + ": nobody's"
                        : "%s is %s %s"
                                .formatted(called(one.kind(), one.name()), sure(one), team(team));
        return new Review.Item(
                "name-" + mark(one.kind(), one.name()),
                sentence,
                evidence(one),
                "",
                acts(one),
                choose(one));
    }

    private static String sure(Suggestion one) {
        return "KEPT".equals(one.why()) ? "that of" : "probably that of";
    }

    /// Names a line in the page: names of work hold any letters.
    private static UUID mark(Owner.Kind kind, String name) {
        return UUID.nameUUIDFromBytes((kind + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> evidence(Suggestion one) {
        var lines = new ArrayList<String>();
        var why = why(one.why());
        if (!why.isEmpty()) {
            lines.add(why);
        }
        lines.add(
                "%s known by it, %s of the last 180 days."
                        .formatted(
                                Wording.counted(one.things(), thing(one.kind())),
                                Wording.count(one.recent())));
        return lines;
    }

    private static String why(@Nullable String why) {
        return switch (why == null ? "" : why) {
            case "KEPT" -> "The repository was laid to this team already.";
            case "NAME" -> "The name holds the team's.";
            case "PEOPLE" -> "People of this team opened most of its changes.";
            default -> "";
        };
    }

    private static String thing(Owner.Kind kind) {
        return switch (kind) {
            case PROJECT -> "item";
            case REPOSITORY -> "change";
            case COMPONENT -> "deployment";
            case PIPELINE -> "run";
        };
    }

    private static List<Act> acts(Suggestion one) {
        var acts = new ArrayList<Act>();
        var team = one.team();
        if (team != null) {
            acts.add(act("Accept", "accept", one, team.toString(), ""));
        }
        acts.add(act("Dismiss", "dismiss", one, "", "second"));
        return acts;
    }

    private static Act act(String words, String act, Suggestion one, String team, String tone) {
        return new Act(
                words,
                PATH,
                Map.of("act", act, "kind", one.kind().name(), "name", one.name(), "team", team),
                tone);
    }

    private FormView choose(Suggestion one) {
        var form =
                new FormView(
                        PATH + "?act=choose",
                        Map.of("kind", one.kind().name(), "name", one.name()),
                        List.of(owner(), from()),
                        "Choose",
                        "",
                        "");
        boolean isTyped =
                one.kind().name().equals(typed.values().get("kind"))
                        && one.name().equals(typed.values().get("name"));
        return isTyped ? typed.fill("choose", form) : form;
    }

    private Field owner() {
        var options = new ArrayList<>(List.of(new Option("", "choose")));
        teams.forEach(one -> options.add(new Option(one.id().toString(), one.name())));
        return Field.select("team", "Belongs to", "", options).needed();
    }

    private static Field from() {
        return Field.of("date", "from", "Since", "").hint("Left out: it always did.");
    }

    /// Asks about any name.
    FormView decide() {
        var team = owner();
        var options = new ArrayList<>(team.options());
        options.add(new Option("nobody", "nobody"));
        return typed.fill(
                "decide",
                new FormView(
                        PATH + "?act=decide",
                        Map.of(),
                        List.of(
                                Field.select("kind", "Kind", "REPOSITORY", KINDS).needed(),
                                Field.of("list:names", "name", "Name", "")
                                        .needed()
                                        .hint("acme/harbor, or acme/* for all that begin so."),
                                Field.select("team", "Belongs to", "", options).needed(),
                                from(),
                                Field.of("date", "until", "No longer from", "")
                                        .hint("Left out: no end.")),
                        "Decide",
                        "",
                        ""));
    }

    /// Words a decision that stands.
    Review.Item decided(Owner one, boolean mayUndo) {
        return new Review.Item(
                "owner-" + one.id(),
                "%s belongs to %s".formatted(called(one.kind(), one.name()), team(one.team())),
                List.of(time(one)),
                "decided by %s %s".formatted(Printable.clean(one.by()), times.ago(one.at())),
                mayUndo
                        ? List.of(
                                new Act(
                                        "Undo",
                                        PATH,
                                        Map.of("act", "undo", "id", one.id().toString()),
                                        "second"))
                        : List.of(),
                null);
    }

    private static String time(Owner one) {
        var from = one.from() == null ? "Always" : "Since " + one.from();
        return one.until() == null ? from + "." : from + ", until before " + one.until() + ".";
    }

    /// Words a name that nobody is asked about.
    Review.Item dismissed(Dismissal one) {
        return new Review.Item(
                "dismissed-" + one.id(),
                called(one.kind(), one.name()),
                List.of(),
                "dismissed by %s %s".formatted(Printable.clean(one.by()), times.ago(one.at())),
                List.of(
                        new Act(
                                "Undo",
                                PATH,
                                Map.of("act", "recall", "id", one.id().toString()),
                                "second")),
                null);
    }
}
