package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a goal as a row of a file, and reads it from one.
final class GoalCells {

    static final List<String> COLUMNS =
            List.of("key", "name", "outcome", "from", "until", "owner", "intended");

    private GoalCells() {}

    /// Returns its cells, in the order of the columns.
    static Map<String, String> of(Goal.Terms terms, Names names) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("key", terms.key());
        cells.put("name", terms.name());
        cells.put("outcome", terms.outcome());
        cells.put("from", terms.days().from().toString());
        var until = terms.days().until();
        cells.put("until", until == null ? "" : until.toString());
        cells.put("owner", names.number(terms.owner()));
        cells.put("intended", Objects.toString(terms.intended(), ""));
        return cells;
    }

    /// @throws BadCell when a cell breaks a rule
    static Goal.Terms read(CsvRow row, Names names) {
        return new Goal.Terms(
                PortfolioRules.key(row.needed("key")),
                PortfolioRules.name("name", row.needed("name"), PortfolioRules.LONGEST_NAME),
                PortfolioRules.name(
                        "outcome", row.needed("outcome"), PortfolioRules.LONGEST_SENTENCE),
                days(row),
                Optional.ofNullable(row.text("owner"))
                        .map(number -> names.requirePerson("owner", number))
                        .orElse(null),
                intended(row));
    }

    private static @Nullable Integer intended(CsvRow row) {
        var share = row.number("intended");
        if (share == null) {
            return null;
        }
        if (share > 100 || share != Math.rint(share)) {
            throw new BadCell(
                    "intended",
                    CsvRow.written(share),
                    "The intended share of time (%s) must be a whole number of per cent from 0 to 100."
                            .formatted(CsvRow.written(share)),
                    "Maybe 20.");
        }
        return share.intValue();
    }

    private static DateRange days(CsvRow row) {
        row.needed("from");
        var from = row.day("from");
        var until = row.day("until");
        if (from == null || until != null && !until.isAfter(from)) {
            throw new BadCell(
                    "until",
                    String.valueOf(until),
                    "The end (%s) must lie after the first day (%s).".formatted(until, from),
                    "Maybe the two are swapped.");
        }
        return new DateRange(from, until);
    }
}
