package dev.quarterdeck.pages.plan;

import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.plan.PlanPanels.Lever;
import dev.quarterdeck.planning.Forecast;
import dev.quarterdeck.planning.Forecast.OfTeam;
import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.platform.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the forms by which levers are pulled; what was typed stays, and what is wrong stands
/// beside it.
final class LeverForms {

    private final PageRequest request;
    private final Forecast forecast;
    private final InitiativeForecast one;
    private final @Nullable Refusal refusal;

    LeverForms(
            PageRequest request,
            Forecast forecast,
            InitiativeForecast one,
            @Nullable Refusal refusal) {
        this.request = request;
        this.forecast = forecast;
        this.one = one;
        this.refusal = refusal;
    }

    List<Lever> all() {
        return List.of(
                lever(
                        "hire",
                        "Hire one more person",
                        select("hire", "team", "Team", staffed()),
                        field("hire", "number", "week", "Starts in week", "8")),
                lever(
                        "contractor",
                        "Bring in a contractor",
                        select("contractor", "team", "Team", staffed()),
                        field("contractor", "number", "week", "Starts in week", "4"),
                        field("contractor", "number", "weeks", "For so many weeks", "13")),
                lever(
                        "cut",
                        "Cut its scope",
                        select("cut", "team", "Team", own()),
                        field("cut", "number", "items", "So many items fewer", usualCut())),
                lever("first", "Put it first"),
                lever("drop", "Drop another", select("drop", "other", "Initiative", others())),
                lever(
                        "date",
                        "Move its must-date",
                        field("date", "date", "day", "Must be done by", day())),
                lever(
                        "freeze",
                        "Freeze what is finished",
                        select("freeze", "team", "Whom it binds", everybodyOr(own())),
                        field(
                                "freeze",
                                "date",
                                "from",
                                "From",
                                one.start().plusWeeks(4).toString()),
                        field(
                                "freeze",
                                "date",
                                "until",
                                "To",
                                one.start().plusWeeks(6).toString())));
    }

    private Lever lever(String name, String words, Field... fields) {
        boolean open = isPulled(name);
        boolean beside =
                refusal != null
                        && Stream.of(fields)
                                .anyMatch(field -> field.name().equals(refusal.member()));
        return new Lever(
                words,
                request.path(),
                Map.of("lever", name),
                List.of(fields),
                open,
                open && refusal != null && !beside ? words(refusal) : "");
    }

    private boolean isPulled(String name) {
        return request.parameter("lever").equals(name);
    }

    private static String words(Refusal refusal) {
        return "%s %s"
                .formatted(Objects.requireNonNullElse(refusal.getMessage(), ""), refusal.remedy());
    }

    private Field select(String lever, String name, String label, List<Option> options) {
        return judged(lever, Field.select(name, label, value(lever, name, ""), options));
    }

    private Field field(String lever, String type, String name, String label, String usual) {
        return judged(lever, Field.of(type, name, label, value(lever, name, usual)));
    }

    private Field judged(String lever, Field field) {
        return isPulled(lever) && refusal != null && field.name().equals(refusal.member())
                ? field.error(words(refusal))
                : field;
    }

    private String value(String lever, String name, String usual) {
        return isPulled(lever) ? request.parameter(name) : usual;
    }

    /// Its own teams first: that is where more people may help at once.
    private List<Option> staffed() {
        var mine = one.parts().stream().map(part -> part.team()).toList();
        return forecast.teams().stream()
                .filter(team -> team.members() > 0)
                .sorted(
                        Comparator.comparing((OfTeam team) -> !mine.contains(team.id()))
                                .thenComparing(OfTeam::name))
                .map(team -> new Option(team.id().toString(), team.name()))
                .toList();
    }

    private List<Option> own() {
        return one.parts().stream()
                .map(part -> new Option(part.team().toString(), part.name()))
                .toList();
    }

    private static List<Option> everybodyOr(List<Option> teams) {
        return Stream.concat(Stream.of(new Option("", "Everybody")), teams.stream()).toList();
    }

    /// What goes before it is offered first.
    private List<Option> others() {
        var ahead =
                one.parts().stream()
                        .flatMap(part -> part.ahead().stream())
                        .map(named -> named.id())
                        .toList();
        return forecast.initiatives().stream()
                .filter(other -> other.dates() != null)
                .filter(other -> !other.id().equals(one.initiative().id()))
                .sorted(Comparator.comparing(other -> !ahead.contains(other.id())))
                .map(other -> new Option(other.key(), other.key() + ", " + other.name()))
                .toList();
    }

    private String usualCut() {
        return String.valueOf(Math.max(1, Math.round(one.initiative().open() / 4)));
    }

    private String day() {
        var dates = one.initiative().dates();
        var likely = dates == null || dates.p85() == null ? one.start().plusWeeks(26) : dates.p85();
        return likely.toString();
    }
}
