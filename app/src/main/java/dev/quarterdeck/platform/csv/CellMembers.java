package dev.quarterdeck.platform.csv;

import dev.quarterdeck.platform.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Read the members of a body as the cells of a row, so that what people type, send and bring in as
/// files obeys the same rules.
///
/// A member is called as its column, in one word: `mustDate` is `must_date`. One that is left out
/// or null says nothing; the empty text says that there is none.
public final class CellMembers {

    private static final String WHY = "why";
    private static final int LONGEST_WHY = 500;

    private CellMembers() {}

    /// What a body says.
    ///
    /// @param why the reason that it gives, or null
    public record Said(CsvRow row, @Nullable String why) {}

    /// Reads a body: the cells of a row, and maybe `why`.
    ///
    /// @param columns the cells that there are
    /// @throws Refusal when it names another member
    public static Said said(Map<String, @Nullable String> body, List<String> columns) {
        return new Said(row(body, columns), reason(body.get(WHY)));
    }

    /// Returns a reason as it is kept.
    ///
    /// @throws Refusal when it is too long
    public static @Nullable String reason(@Nullable String why) {
        if (why != null
                && (why.length() > LONGEST_WHY || why.chars().anyMatch(Character::isISOControl))) {
            throw new Refusal(
                            "The reason (why) must have %d characters at most, none of them for control."
                                    .formatted(LONGEST_WHY),
                            "Maybe one sentence.")
                    .about(WHY);
        }
        return why == null || why.isBlank() ? null : why.strip();
    }

    private static CsvRow row(Map<String, @Nullable String> body, List<String> columns) {
        var cells = new HashMap<String, String>();
        body.forEach(
                (member, value) -> {
                    if (member.equals(WHY)) {
                        return;
                    }
                    var column = column(member);
                    if (!columns.contains(column) || !member(column).equals(member)) {
                        throw new Refusal(
                                "The member (%s) must be one of %s."
                                        .formatted(
                                                member.length() > 40
                                                        ? member.substring(0, 40) + "..."
                                                        : member,
                                                columns.stream()
                                                        .map(CellMembers::member)
                                                        .collect(Collectors.joining(", "))),
                                "Maybe compare it with /api/v1/openapi.json.");
                    }
                    if (value != null) {
                        cells.put(column, value.strip());
                    }
                });
        return new CsvRow("request", 1, cells);
    }

    /// Returns the column that the API names so.
    public static String column(String member) {
        return member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /// Returns a column as the API names it.
    public static String member(String column) {
        var words = column.split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .filter(word -> !word.isEmpty())
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /// Returns what is made of the cells of a body or a form.
    ///
    /// @throws Refusal when a cell breaks a rule
    public static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadCell bad) {
            throw refusal(bad);
        }
    }

    /// Returns a bad cell as the refusal of a body or a form, which know fields and no rows.
    public static Refusal refusal(BadCell bad) {
        var member = member(bad.column());
        // Words without an underscore are their own member, and may be part of what was typed.
        var rule =
                member.equals(bad.column())
                        ? bad.ruleOfField()
                        : bad.ruleOfField().replace(bad.column(), member);
        return new Refusal(rule, bad.maybeOfField()).about(member);
    }
}
