package dev.quarterdeck.portfolio;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import dev.quarterdeck.portfolio.Pause.Kind;
import dev.quarterdeck.portfolio.Pause.Status;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a pause as a row of a file, and reads it from one.
final class PauseCells {

    /// The column that no other file has.
    static final String KIND = "pause";

    static final List<String> COLUMNS =
            List.of("key", KIND, "name", "from", "until", "teams", "reason", "status");

    private PauseCells() {}

    /// Returns its cells, in the order of the columns.
    static Map<String, String> of(Pause.Terms terms, Names names) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("key", terms.key());
        cells.put(KIND, small(terms.kind()));
        cells.put("name", terms.name());
        cells.put("from", terms.days().from().toString());
        cells.put("until", Objects.requireNonNull(terms.days().until()).toString());
        cells.put(
                "teams",
                terms.teams().stream().map(names::team).sorted().collect(Collectors.joining(";")));
        cells.put("reason", Objects.requireNonNullElse(terms.reason(), ""));
        cells.put("status", small(terms.status()));
        return cells;
    }

    private static String small(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// @throws BadCell when a cell breaks a rule
    static Pause.Terms read(CsvRow row, Names names) {
        row.needed(KIND);
        var kind = Objects.requireNonNull(row.word(KIND, Kind.class));
        var status = row.word("status", Status.class);
        return new Pause.Terms(
                PortfolioRules.key(row.needed("key")),
                kind,
                PortfolioRules.name("name", row.needed("name"), PortfolioRules.LONGEST_NAME),
                days(row),
                row.list("teams").stream()
                        .map(key -> names.requireTeam("teams", key))
                        .collect(Collectors.toSet()),
                reason(row),
                status == null ? Status.SET : status);
    }

    private static @Nullable String reason(CsvRow row) {
        var reason = row.text("reason");
        return reason == null
                ? null
                : PortfolioRules.name("reason", reason, PortfolioRules.LONGEST_SENTENCE);
    }

    private static DateRange days(CsvRow row) {
        row.needed("from");
        row.needed("until");
        LocalDate from = Objects.requireNonNull(row.day("from"));
        LocalDate until = Objects.requireNonNull(row.day("until"));
        if (!until.isAfter(from)) {
            throw new BadCell(
                    "until",
                    until.toString(),
                    "The end (%s), the first day after it, must lie after the first day (%s)."
                            .formatted(until, from),
                    "Maybe the two are swapped.");
        }
        return new DateRange(from, until);
    }
}
