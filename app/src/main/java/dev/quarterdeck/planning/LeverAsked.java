package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.planning.Lever.OfTeam;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/// Reads which lever is asked for, from the parameters of an address.
///
/// @param teams of the day
/// @param own the initiative it is pulled for
record LeverAsked(
        Map<String, String> parameters, OrganizationDay teams, PlanOfRecord plan, Wanted own) {

    private static final int MOST_ITEMS = 100_000;
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    /// Returns the lever.
    ///
    /// @throws Refusal when a parameter is missing or means nothing
    Lever lever() {
        var name = text("lever");
        return switch (name) {
            case "hire" -> new Lever.Hire(teamWithPeople(), week());
            case "contractor" -> contractor();
            case "cut" -> cut();
            case "first" -> new Lever.First();
            case "drop" -> drop();
            case "date" -> new Lever.MustDate(day("day"));
            case "freeze" -> freeze();
            default ->
                    throw refused(
                            "lever",
                            "The lever (%s) must be hire, contractor, cut, first, drop, date or freeze."
                                    .formatted(shortened(name)),
                            "Maybe first.");
        };
    }

    private Lever contractor() {
        return new Lever.Contractor(teamWithPeople(), week(), whole("weeks", 1, Plan.LONGEST));
    }

    private Lever cut() {
        var team = team();
        double items = whole("items", 1, MOST_ITEMS);
        double left =
                engine().demands().stream()
                        .filter(demand -> demand.team().equals(team.id().toString()))
                        .mapToDouble(demand -> demand.items())
                        .sum();
        if (left == 0) {
            throw refused(
                    "team",
                    "The team (%s) must have items left of %s.".formatted(team.name(), own.key()),
                    "Maybe another team.");
        }
        return new Lever.Cut(team, Math.min(items, left));
    }

    private Lever drop() {
        var key = text("other");
        var other = plan.find(key).filter(Wanted::isForecast);
        if (other.isEmpty() || other.get().id().equals(own.id())) {
            throw refused(
                    "other",
                    "The other initiative (%s) must be forecast, and not this one."
                            .formatted(shortened(key)),
                    "Maybe choose one of the list.");
        }
        return new Lever.Drop(other.get().id(), other.get().key());
    }

    private Lever freeze() {
        var from = day("from");
        var last = day("until");
        var end = plan.plan().start().plusWeeks(plan.plan().weeks());
        if (last.isBefore(from) || !last.isAfter(plan.plan().start()) || !from.isBefore(end)) {
            throw refused(
                    "until",
                    "The freeze (%s to %s) must end after it begins, within the two years looked at."
                            .formatted(from, last),
                    "Maybe two weeks.");
        }
        var team = text("team").isEmpty() ? null : teamOfPlan();
        return new Lever.Freeze(from, last.plusDays(1), team);
    }

    private OfTeam teamOfPlan() {
        var team = team();
        if (plan.plan().teams().stream().noneMatch(one -> one.id().equals(team.id().toString()))) {
            throw refused(
                    "team",
                    "The team (%s) must have people or work of the plan.".formatted(team.name()),
                    "Maybe a team below it.");
        }
        return team;
    }

    private dev.quarterdeck.engine.portfolio.Initiative engine() {
        return plan.initiative(own.id());
    }

    private OfTeam team() {
        var asked = text("team");
        if (asked.isEmpty()) {
            throw refused("team", "The lever needs a team.", "Maybe choose one of the list.");
        }
        var unit = teams.requireTeam(asked);
        return new OfTeam(unit.id(), unit.name());
    }

    /// A change of people that changed no date would look like advice.
    private OfTeam teamWithPeople() {
        var team = team();
        boolean known =
                plan.plan().teams().stream()
                        .filter(one -> one.id().equals(team.id().toString()))
                        .anyMatch(one -> one.peopleBehindPace() > 0);
        if (!known) {
            throw refused(
                    "team",
                    "The people behind the pace of team (%s) must be known before one more changes it."
                            .formatted(team.name()),
                    "Maybe enter its members first.");
        }
        return team;
    }

    private int week() {
        return whole("week", 1, Plan.LONGEST) - 1;
    }

    private int whole(String name, int least, int most) {
        var text = text(name);
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw refused(
                name,
                "The %s (%s) must be a whole number from %d to %d."
                        .formatted(name, shortened(text), least, most),
                "Maybe %d.".formatted(Math.max(least, 4)));
    }

    private LocalDate day(String name) {
        var text = text(name);
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
                throw refused(
                        name,
                        "The year (%d) must lie between %d and %d."
                                .formatted(day.getYear(), EARLIEST, LATEST),
                        "Maybe %s.".formatted(plan.plan().start().plusWeeks(8)));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw refused(
                    name,
                    "The day (%s) must be written as year-month-day.".formatted(shortened(text)),
                    "Maybe %s.".formatted(plan.plan().start().plusWeeks(8)));
        }
    }

    private String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Refusal refused(String member, String problem, String remedy) {
        return new Refusal(problem, remedy).about(member);
    }
}
