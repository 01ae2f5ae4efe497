package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.engine.portfolio.Pause;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Contract;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Cut;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Drop;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Hire;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Leave;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Move;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Redate;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Reorder;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Rest;
import dev.quarterdeck.planning.scenarios.ScenarioChange.Start;
import dev.quarterdeck.platform.csv.CsvRow;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says a change in one sentence.
record ChangeWords(ScenarioNames names) {

    String of(ScenarioChange change) {
        return switch (change) {
            case Hire one ->
                    "%s hired into %s from %s."
                            .formatted(
                                    are(one.count(), one.role()),
                                    names.team(one.team()),
                                    one.from());
            case Start one ->
                    "Who fills the seat %s starts on %s."
                            .formatted(names.key(one.seat()), one.from());
            case Leave one ->
                    "%s of %s leave%s from %s."
                            .formatted(
                                    some(one.count(), one.role()),
                                    names.team(one.team()),
                                    one.count() == 1 ? "s" : "",
                                    one.from());
            case Move one ->
                    "%s of %s work%s for %s from %s."
                            .formatted(
                                    some(one.count(), one.role()),
                                    names.team(one.team()),
                                    one.count() <= 1 ? "s" : "",
                                    names.team(one.toTeam()),
                                    one.from());
            case Contract one ->
                    "%s contracted for %s %s%s."
                            .formatted(
                                    are(one.count(), one.role()),
                                    names.team(one.team()),
                                    days(one.days()),
                                    one.monthly() == null
                                            ? ""
                                            : ", at %s a month".formatted(one.monthly().written()));
            case Cut one -> cut(one);
            case Reorder one -> reorder(one);
            case Drop one -> "%s is stopped.".formatted(names.key(one.initiative()));
            case Redate one -> redate(one);
            case Rest one -> rest(one);
        };
    }

    private static String are(int count, String role) {
        return "%s (%s) %s".formatted(CsvRow.written(count), role, count == 1 ? "is" : "are");
    }

    private static String some(double count, @Nullable String role) {
        var number = CsvRow.written(count);
        return role == null ? number : "%s (%s)".formatted(number, role);
    }

    private static String days(DateRange days) {
        return "from %s until before %s".formatted(days.from(), days.until());
    }

    private String cut(Cut one) {
        var team = one.team();
        return "%s is cut to %s items%s."
                .formatted(
                        names.key(one.initiative()),
                        CsvRow.written(one.items()),
                        team == null ? "" : " in " + names.team(team));
    }

    private String reorder(Reorder one) {
        var before = one.before();
        return "%s goes %s."
                .formatted(
                        names.key(one.initiative()),
                        before == null ? "last" : "before " + names.key(before));
    }

    private String redate(Redate one) {
        var parts = new ArrayList<String>();
        var must = one.mustDate();
        if (must != null) {
            parts.add("must be done by %s".formatted(must));
        }
        var start = one.earliestStart();
        if (start != null) {
            parts.add("starts on %s at the earliest".formatted(start));
        }
        return "%s %s.".formatted(names.key(one.initiative()), String.join(" and ", parts));
    }

    private String rest(Rest one) {
        var who =
                one.teams().isEmpty()
                        ? "Everybody"
                        : one.teams().stream()
                                .map(names::team)
                                .sorted()
                                .collect(Collectors.joining(", "));
        return one.kind() == Pause.Kind.FREEZE
                ? "%s: nothing is finished %s.".formatted(who, days(one.days()))
                : "%s: nobody works %s.".formatted(who, days(one.days()));
    }
}
