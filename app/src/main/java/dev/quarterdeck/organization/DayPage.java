package dev.quarterdeck.organization;

import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Finding;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows a part of the organisation of a day: its persons, then its teams, then its findings.
///
/// @param persons by employee number
/// @param teams by key
/// @param findings by their words
/// @param next the cursor of the next page, or null on the last one
record DayPage(
        LocalDate day,
        List<Colleague> persons,
        List<Unit> teams,
        List<Finding> findings,
        @Nullable String next) {

    /// How many values a cursor has: which list, what it is sorted by, and the person's id where
    /// two findings have the same words.
    static final int KEYS = 3;

    private record Row(String list, String by, String id, Object shown) {

        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::list).thenComparing(Row::by).thenComparing(Row::id);

        static Row of(Finding finding) {
            var person = finding.person();
            return new Row("3", finding.words(), person == null ? "" : person.toString(), finding);
        }

        boolean isAfter(List<String> keys) {
            return keys.isEmpty()
                    || ORDER.compare(this, new Row(keys.get(0), keys.get(1), keys.get(2), keys))
                            > 0;
        }

        String cursor() {
            return Cursor.encode(list, by, id);
        }
    }

    /// Cuts a page out.
    ///
    /// @param after the keys of the last row of the page before, or none
    /// @param limit how many rows of all three lists together at most
    static DayPage of(OrganizationDay whole, List<String> after, int limit) {
        var rows =
                Stream.of(
                                whole.persons().stream()
                                        .map(one -> new Row("1", one.number(), "", one)),
                                whole.teams().stream().map(one -> new Row("2", one.key(), "", one)),
                                whole.findings().stream().map(Row::of))
                        .flatMap(list -> list)
                        .filter(row -> row.isAfter(after))
                        .sorted(Row.ORDER)
                        .limit(limit + 1L)
                        .toList();
        var page = Page.of(rows, limit, Row::cursor);
        return new DayPage(
                whole.day(),
                only(page, Colleague.class),
                only(page, Unit.class),
                only(page, Finding.class),
                page.next());
    }

    private static <T> List<T> only(Page<Row> page, Class<T> kind) {
        return page.items().stream()
                .map(Row::shown)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
