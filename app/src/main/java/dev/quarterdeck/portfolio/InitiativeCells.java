package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.portfolio.Initiative.Dates;
import dev.quarterdeck.portfolio.Initiative.Place;
import dev.quarterdeck.portfolio.Initiative.Scope;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Initiative.TeamScope;
import dev.quarterdeck.portfolio.Initiative.Terms;
import dev.quarterdeck.portfolio.Initiative.Worth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes an initiative as a row of a file, and reads it from one.
///
/// Ranges are three numbers, lists are separated by semicolons, and what is left for a team is
/// written `piloting=24 (Java 0.6, SQL 0.4)`.
final class InitiativeCells {

    static final List<String> COLUMNS =
            List.of(
                    "key",
                    "name",
                    "goal",
                    "owner",
                    "stage",
                    "stop_reason",
                    "order",
                    "must_date",
                    "earliest_start",
                    "value",
                    "cost_of_delay",
                    "reach",
                    "impact",
                    "confidence",
                    "effort",
                    "roots",
                    "scopes",
                    "after");

    private static final Pattern SCOPE =
            Pattern.compile("(?<team>[^=;()]+)=(?<items>[^=;()]+)(\\((?<skills>[^()]*)\\))?");
    private static final Pattern SKILL = Pattern.compile("(?<skill>.+)\\s(?<share>\\S+)");

    private InitiativeCells() {}

    /// Returns its cells, in the order of the columns.
    static Map<String, String> of(Terms terms, Names names) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("key", terms.key());
        cells.put("name", terms.name());
        cells.put("goal", names.goal(terms.goal()));
        cells.put("owner", names.number(terms.owner()));
        cells.put("stage", terms.place().stage().name().toLowerCase(Locale.ROOT));
        cells.put("stop_reason", text(terms.place().stopReason()));
        cells.put("order", CsvRow.written(terms.place().order()));
        cells.put("must_date", text(terms.dates().mustDate()));
        cells.put("earliest_start", text(terms.dates().earliestStart()));
        cells.put("value", text(terms.worth().value()));
        cells.put("cost_of_delay", text(terms.worth().costOfDelay()));
        cells.put("reach", text(terms.worth().reach()));
        cells.put("impact", text(terms.worth().impact()));
        cells.put("confidence", text(terms.worth().confidence()));
        cells.put("effort", text(terms.worth().effort()));
        cells.put("roots", String.join(";", terms.scope().roots()));
        cells.put("scopes", scopes(terms.scope(), names));
        cells.put(
                "after",
                terms.after().stream()
                        .map(names::initiative)
                        .sorted()
                        .collect(Collectors.joining(";")));
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable Range range) {
        return range == null
                ? ""
                : "%s;%s;%s"
                        .formatted(
                                CsvRow.written(range.low()),
                                CsvRow.written(range.likely()),
                                CsvRow.written(range.high()));
    }

    private static String scopes(Scope scope, Names names) {
        return scope.byHand().stream()
                .map(one -> names.team(one.team()) + "=" + left(one))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String left(TeamScope one) {
        var items = CsvRow.written(one.items());
        return one.skills().isEmpty()
                ? items
                : one.skills().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + CsvRow.written(entry.getValue()))
                        .collect(Collectors.joining(", ", items + " (", ")"));
    }

    /// @param end the place of what names none
    /// @throws BadCell when a cell breaks a rule
    static Terms read(CsvRow row, Names names, double end) {
        var order = row.number("order");
        var stage = row.word("stage", Stage.class);
        var terms =
                new Terms(
                        PortfolioRules.key(row.needed("key")),
                        PortfolioRules.name(
                                "name", row.needed("name"), PortfolioRules.LONGEST_NAME),
                        Optional.ofNullable(row.text("goal"))
                                .map(key -> names.requireGoal("goal", key))
                                .orElse(null),
                        Optional.ofNullable(row.text("owner"))
                                .map(number -> names.requirePerson("owner", number))
                                .orElse(null),
                        new Place(
                                stage == null ? Stage.IDEA : stage,
                                row.text("stop_reason"),
                                order == null ? end : order),
                        new Dates(row.day("must_date"), row.day("earliest_start")),
                        worth(row),
                        new Scope(row.list("roots"), scopes(row, names)),
                        row.list("after").stream()
                                .map(key -> names.requireInitiative("after", key))
                                .collect(Collectors.toSet()));
        PortfolioRules.check(terms);
        return terms;
    }

    private static Worth worth(CsvRow row) {
        return new Worth(
                range(row, "value"),
                range(row, "cost_of_delay"),
                range(row, "reach"),
                range(row, "impact"),
                range(row, "confidence"),
                range(row, "effort"));
    }

    private static @Nullable Range range(CsvRow row, String column) {
        var parts = row.list(column);
        return parts.isEmpty() ? null : range(column, parts);
    }

    /// Reads three rising numbers, or one that is known.
    static Range range(String column, List<String> parts) {
        var ends = parts.stream().map(part -> CsvRow.number(column, part)).toList();
        boolean isRising =
                ends.size() == 1
                        || ends.size() == 3 && ends.equals(ends.stream().sorted().toList());
        if (!isRising) {
            throw new BadCell(
                    column,
                    String.join(";", parts),
                    "The range (%s) of %s must be the lowest, the likeliest and the highest value, rising."
                            .formatted(String.join(";", parts), column),
                    "Maybe written as in 2;3;5.");
        }
        return new Range(ends.getFirst(), ends.get(ends.size() / 2), ends.getLast());
    }

    private static List<TeamScope> scopes(CsvRow row, Names names) {
        return row.list("scopes").stream()
                .map(text -> scope(text, names))
                .sorted(Comparator.comparing(TeamScope::team))
                .toList();
    }

    private static TeamScope scope(String text, Names names) {
        var found = SCOPE.matcher(text);
        if (!found.matches()) {
            throw badScope(text);
        }
        return new TeamScope(
                names.requireTeam("scopes", found.group("team").strip()),
                CsvRow.number("scopes", found.group("items")),
                skills(text, found.group("skills")));
    }

    private static Map<String, Double> skills(String text, @Nullable String skills) {
        var shares = new HashMap<String, Double>();
        if (skills == null) {
            return shares;
        }
        for (var part : skills.split(",")) {
            var found = SKILL.matcher(part.strip());
            if (!found.matches()) {
                throw badScope(text);
            }
            var share = CsvRow.number("scopes", found.group("share"));
            if (shares.put(found.group("skill").strip(), share) != null) {
                throw badScope(text);
            }
        }
        return shares;
    }

    private static BadCell badScope(String text) {
        return new BadCell(
                "scopes",
                text,
                "The scope (%s) must be a team, the items left and maybe shares of skills."
                        .formatted(text),
                "Maybe written as in piloting=24 (Java 0.6, SQL 0.4).");
    }
}
