package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.FormView;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.Review.Act;
import dev.quarterdeck.pages.view.plan.ScenarioView.Titled;
import dev.quarterdeck.planning.scenarios.Choices;
import dev.quarterdeck.planning.scenarios.Choices.Choice;
import dev.quarterdeck.planning.scenarios.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Asks what a scenario has otherwise, one form to each kind of change.
///
/// @param path the address of the scenario
/// @param version the one that was read
/// @param typed what was typed and refused
record ScenarioForms(String path, int version, Typed typed) {

    private static final List<String> OURS =
            List.of("act", "version", "_csrf", "id", "name", "note");

    /// Fields of a form that the API calls otherwise than their column.
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "toTeam", "to_team",
                    "mustDate", "must_date",
                    "earliestStart", "earliest_start",
                    "monthlyCost", "monthly_cost");

    /// Asks for a new scenario.
    static FormView make(Typed typed) {
        return typed.fill(
                "make",
                new FormView(
                        ScenariosPage.PATH,
                        Map.of(),
                        List.of(Field.text("name", "Name", "", true), note("")),
                        "Make it",
                        "",
                        ""));
    }

    private static Field note(String now) {
        return Field.of("textarea", "note", "Note", now)
                .hint("What it is for; everybody who sees it reads this.");
    }

    /// Reads what was typed as the cells of a change; what is empty says nothing.
    static Map<String, String> cells(Map<String, String> form) {
        var cells = new HashMap<String, String>();
        form.forEach(
                (field, value) -> {
                    if (!OURS.contains(field) && !value.isBlank()) {
                        cells.put(COLUMNS.getOrDefault(field, field), value.strip());
                    }
                });
        return cells;
    }

    FormView rename(Scenario one) {
        return form(
                "rename",
                Map.of(),
                List.of(Field.text("name", "Name", one.name(), true), note(one.note())),
                "Keep");
    }

    private FormView form(String act, Map<String, String> more, List<Field> fields, String submit) {
        var hidden = new HashMap<>(more);
        hidden.put("version", "" + version);
        // The address tells one form from another: ids and what was typed before hang on it.
        var action = act.startsWith("add-") ? act.replace("add-", "add&kind=") : act;
        var view =
                new FormView("%s?act=%s".formatted(path, action), hidden, fields, submit, "", "");
        return typed.fill(act, view);
    }

    Act remove(UUID change) {
        return new Act("Take away", path, hidden("remove", "id", change.toString()), "second");
    }

    Act drop() {
        return new Act("Drop it", path, hidden("drop", "id", ""), "danger");
    }

    private Map<String, String> hidden(String act, String name, String value) {
        return Map.of("act", act, "version", "" + version, name, value);
    }

    /// Lists the forms for one change more; those of which nothing could be chosen are left out.
    List<Titled> add(Choices choices) {
        var forms = new ArrayList<Titled>();
        var teams = options(choices.teams());
        var initiatives = options(choices.initiatives());
        if (teams.size() > 1) {
            forms.add(titled("Hire", "hire", hire(teams)));
            forms.add(titled("Contract somebody for a time", "contract", contract(teams, choices)));
            forms.add(titled("Move people between teams", "move", move(teams)));
            forms.add(titled("Somebody leaves", "leave", leave(teams)));
        }
        if (choices.seats().size() > 0) {
            forms.add(titled("A seat is filled sooner or later", "start", start(choices)));
        }
        if (initiatives.size() > 1) {
            forms.add(titled("Cut an initiative", "cut", cut(initiatives, teams)));
            forms.add(titled("Change the order", "reorder", reorder(initiatives)));
            forms.add(titled("Stop an initiative", "drop", List.of(initiative(initiatives))));
            forms.add(titled("Give an initiative other days", "redate", redate(initiatives)));
        }
        forms.add(titled("Days on which nothing is finished", "freeze", rest(choices)));
        forms.add(titled("Days on which nobody works", "blackout", rest(choices)));
        return forms;
    }

    private Titled titled(String words, String kind, List<Field> fields) {
        return new Titled(words, form("add-" + kind, Map.of("kind", kind), fields, "Add"));
    }

    private static List<Option> options(List<Choice> choices) {
        var options = new ArrayList<>(List.of(new Option("", "choose")));
        choices.forEach(one -> options.add(new Option(one.key(), one.label())));
        return options;
    }

    private static Field team(List<Option> teams) {
        return Field.select("team", "Team", "", teams).needed();
    }

    private static Field count(String hint) {
        return Field.text("count", "How many", "1", true).hint(hint);
    }

    private static Field from() {
        return Field.of("date", "from", "From", "").needed();
    }

    private static Field until() {
        return Field.of("date", "until", "Until before", "").needed();
    }

    private static Field anybody() {
        return Field.text("role", "Role or skill", "", false)
                .hint(
                        "Left out: anybody. Nobody is picked; each of the group gives the same share.");
    }

    private static List<Field> hire(List<Option> teams) {
        return List.of(team(teams), Field.text("role", "Role", "", true), count(""), from());
    }

    private static List<Field> contract(List<Option> teams, Choices choices) {
        var fields = new ArrayList<>(hire(teams));
        fields.add(until());
        if (choices.costs()) {
            fields.add(
                    Field.text("monthlyCost", "Cost of one in a month", "", false)
                            .hint("12000 EUR. Left out: the rate of the role."));
        }
        return fields;
    }

    private static List<Field> move(List<Option> teams) {
        return List.of(
                team(teams),
                Field.select("toTeam", "To", "", teams).needed(),
                anybody(),
                count("0.5 is half a person."),
                from());
    }

    private static List<Field> leave(List<Option> teams) {
        return List.of(team(teams), anybody(), count(""), from());
    }

    private static List<Field> start(Choices choices) {
        return List.of(Field.select("seat", "Seat", "", options(choices.seats())).needed(), from());
    }

    private static Field initiative(List<Option> initiatives) {
        return Field.select("initiative", "Initiative", "", initiatives).needed();
    }

    private static List<Field> cut(List<Option> initiatives, List<Option> teams) {
        var all = new ArrayList<>(teams);
        all.set(0, new Option("", "all of it"));
        return List.of(
                initiative(initiatives),
                Field.text("items", "Items left", "", true),
                Field.select("team", "In", "", all));
    }

    private static List<Field> reorder(List<Option> initiatives) {
        var before = new ArrayList<>(initiatives);
        before.set(0, new Option("", "nothing: it goes last"));
        return List.of(initiative(initiatives), Field.select("before", "Goes before", "", before));
    }

    private static List<Field> redate(List<Option> initiatives) {
        return List.of(
                initiative(initiatives),
                Field.of("date", "mustDate", "Must be done by", "").hint("Left out: it stays."),
                Field.of("date", "earliestStart", "Starts on, at the earliest", "")
                        .hint("Left out: it stays."));
    }

    private static List<Field> rest(Choices choices) {
        var all = new ArrayList<>(options(choices.teams()));
        all.set(0, new Option("", "everybody"));
        return List.of(from(), until(), Field.select("teams", "Whom it binds", "", all));
    }
}
