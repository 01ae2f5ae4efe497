package dev.quarterdeck.sources.jira;

import dev.quarterdeck.platform.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The first row of a CSV file: which column holds what.
final class CsvHeader {

    private final List<String> names;
    private final Map<CsvColumn, List<Integer>> columns = new EnumMap<>(CsvColumn.class);

    CsvHeader(List<String> names) {
        this.names = List.copyOf(names);
        List<String> plain = names.stream().map(PlainName::of).toList();
        List<String> inner = names.stream().map(CsvColumn::unwrapped).map(PlainName::of).toList();
        for (CsvColumn column : CsvColumn.values()) {
            columns.put(column, places(column, column.isCustomField() ? inner : plain));
        }
    }

    /// Finds all columns with the best-known name; a name that repeats is one field with many
    /// values.
    private static List<Integer> places(CsvColumn column, List<String> plain) {
        int best = Integer.MAX_VALUE;
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            int rank = column.rank(plain.get(i));
            if (rank >= 0 && rank < best) {
                best = rank;
                places.clear();
            }
            if (rank == best) {
                places.add(i);
            }
        }
        return places;
    }

    boolean has(CsvColumn column) {
        return !places(column).isEmpty();
    }

    List<Integer> places(CsvColumn column) {
        return columns.getOrDefault(column, List.of());
    }

    int size() {
        return names.size();
    }

    /// Answers whether the rows are changes of issues rather than issues.
    boolean isHistory() {
        return has(CsvColumn.FIELD) && has(CsvColumn.TO) && has(CsvColumn.CHANGED);
    }

    /// Returns which columns have to be read for the given ones.
    boolean[] wanted(List<CsvColumn> wantedColumns) {
        boolean[] wanted = new boolean[names.size()];
        wantedColumns.stream().flatMap(it -> places(it).stream()).forEach(i -> wanted[i] = true);
        return wanted;
    }

    /// Checks that an issue file has what no issue can do without.
    void requireIssueColumns(ExportFile file) {
        if (!has(CsvColumn.KEY)) {
            throw missing(file, "an issue key", "Issue key");
        }
        if (!has(CsvColumn.CREATED)) {
            throw missing(file, "a date of creation", "Created");
        }
    }

    private Refusal missing(ExportFile file, String what, String example) {
        return file.refusal(
                "has no column for %s (such as \"%s\"); its columns are: %s"
                        .formatted(what, example, listed()),
                "Maybe export \"CSV (all fields)\" from Jira, or check the separator.");
    }

    private String listed() {
        String shown = String.join(", ", names.stream().limit(12).map(CsvHeader::brief).toList());
        int more = names.size() - 12;
        return more > 0 ? shown + String.format(Locale.ROOT, " and %,d more", more) : shown;
    }

    private static String brief(String name) {
        String line = name.replaceAll("\\s+", " ").strip();
        return line.length() > 40 ? line.substring(0, 39) + "…" : line;
    }
}
