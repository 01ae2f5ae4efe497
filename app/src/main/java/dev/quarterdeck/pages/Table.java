package dev.quarterdeck.pages;

import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.TableView.Cell;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Makes a table that can be sorted, filtered, cut to some columns and taken away as CSV; the
/// address holds which.
///
/// Parameters carry the table's id: `people.sort=name` (`-name` descending), `people.q=words`,
/// `people.cols=name`, `people.from=500`, `csv=people`.
///
/// @param <T> what a row shows
public final class Table<T> {

    /// How many rows a page holds; further ones follow when they come into sight.
    static final int PAGE = 500;

    private final String id;
    private final String caption;
    private final List<T> rows;
    private final List<Column<T>> columns = new ArrayList<>();
    private State empty = State.empty("Nothing is here.", "", "");
    private String missing = "";

    private record Column<T>(
            String key,
            String label,
            boolean numeric,
            boolean shown,
            Function<T, Cell> cell,
            Comparator<T> order,
            String href) {

        private boolean isSorted() {
            return href.isEmpty();
        }

        Column(
                String key,
                String label,
                boolean numeric,
                boolean shown,
                Function<T, Cell> cell,
                Comparator<T> order) {
            this(key, label, numeric, shown, cell, order, "");
        }
    }

    private Table(String id, String caption, List<T> rows) {
        this.id = id;
        this.caption = caption;
        this.rows = List.copyOf(rows);
    }

    /// Begins a table.
    ///
    /// @param id lower-case letters; names it in the page and in the address
    /// @param caption what its rows are, plural: `people`
    public static <T> Table<T> of(String id, String caption, List<T> rows) {
        return new Table<>(id, caption, rows);
    }

    /// Adds a column of words, sorted as readers sort.
    public Table<T> column(String key, String label, Function<T, Cell> cell) {
        columns.add(
                new Column<>(
                        key,
                        label,
                        false,
                        true,
                        cell,
                        Comparator.comparing(row -> folded(cell.apply(row).text()))));
        return this;
    }

    /// Adds a column of values, flush right, sorted by value.
    public <V extends Comparable<? super V>> Table<T> number(
            String key, String label, Function<T, Cell> cell, Function<T, V> value) {
        columns.add(new Column<>(key, label, true, true, cell, Comparator.comparing(value)));
        return this;
    }

    /// Adds a column of values that are not sorted, whose header leads to what they are about.
    public Table<T> plain(String key, String label, String href, Function<T, Cell> cell) {
        columns.add(new Column<>(key, label, true, true, cell, (one, other) -> 0, href));
        return this;
    }

    /// Adds a column that is shown only when the reader asks for it.
    public Table<T> hidden(String key, String label, Function<T, Cell> cell) {
        columns.add(
                new Column<>(
                        key,
                        label,
                        false,
                        false,
                        cell,
                        Comparator.comparing(row -> folded(cell.apply(row).text()))));
        return this;
    }

    /// Says what stands there when there are no rows.
    public Table<T> whenEmpty(State state) {
        this.empty = state;
        return this;
    }

    /// Says which rows are missing, in a sentence under the last one and in the last row of the
    /// CSV; empty for none.
    public Table<T> withoutSome(String words) {
        this.missing = words;
        return this;
    }

    /// Returns the table as the address asks for it.
    public TableView view(PageRequest request) {
        var matching = matching(request);
        int from = Math.min(request.number(id + ".from"), matching.size()) / PAGE * PAGE;
        int until = Math.min(matching.size(), from + PAGE);
        var shown = shown(request);
        return new TableView(
                id,
                request.path(),
                caption,
                shown.stream().map(column -> header(request, column)).toList(),
                matching.subList(from, until).stream().map(row -> row(row, shown)).toList(),
                from,
                matching.size(),
                rows.size(),
                filter(request),
                kept(request),
                columns.stream()
                        .map(
                                one ->
                                        new TableView.Choice(
                                                one.key(), one.label(), shown.contains(one)))
                        .toList(),
                rows.isEmpty() ? "" : request.with("csv", id),
                until == matching.size() ? "" : request.with(id + ".from", String.valueOf(until)),
                empty,
                missing);
    }

    /// Returns all matching rows as CSV, when the address asks for this table's.
    Optional<Csv> csv(PageRequest request) {
        if (!request.parameter("csv").equals(id)) {
            return Optional.empty();
        }
        var shown = shown(request);
        var cells = new ArrayList<List<String>>();
        for (var row : matching(request)) {
            cells.add(shown.stream().map(one -> one.cell().apply(row).text()).toList());
        }
        if (!missing.isEmpty()) {
            var last = new ArrayList<>(Collections.nCopies(shown.size(), ""));
            last.set(0, missing);
            cells.add(last);
        }
        return Optional.of(new Csv(id + ".csv", shown.stream().map(Column::label).toList(), cells));
    }

    /// Answers whether a partial update asks for further rows of this table only.
    boolean isMore(PageRequest request) {
        return request.target().equals(id + "-more");
    }

    private static Map<String, List<String>> kept(PageRequest request) {
        var kept = new LinkedHashMap<>(request.query());
        if (!request.day().equals(request.today())) {
            kept.put("asOf", List.of(request.day().toString()));
        }
        return kept;
    }

    private String filter(PageRequest request) {
        return request.parameter(id + ".q").strip();
    }

    private List<T> matching(PageRequest request) {
        var words = List.of(folded(filter(request)).split("\\s+"));
        var kept = rows.stream().filter(row -> matches(row, words));
        return order(request).map(kept::sorted).orElse(kept).toList();
    }

    private boolean matches(T row, List<String> words) {
        if (words.equals(List.of(""))) {
            return true;
        }
        var text = new StringBuilder();
        columns.forEach(one -> text.append(folded(one.cell().apply(row).text())).append('\n'));
        return words.stream().allMatch(word -> text.indexOf(word) >= 0);
    }

    private Optional<Comparator<T>> order(PageRequest request) {
        var sort = request.parameter(id + ".sort");
        boolean descends = sort.startsWith("-");
        var key = descends ? sort.substring(1) : sort;
        return columns.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> descends ? one.order().reversed() : one.order());
    }

    private List<Column<T>> shown(PageRequest request) {
        var asked = request.query().getOrDefault(id + ".cols", List.of());
        var chosen =
                columns.stream()
                        .filter(one -> asked.isEmpty() ? one.shown() : asked.contains(one.key()))
                        .toList();
        return chosen.isEmpty() ? columns : chosen;
    }

    private TableView.Column header(PageRequest request, Column<T> column) {
        if (!column.isSorted()) {
            return new TableView.Column(
                    column.key(), column.label(), column.numeric(), null, column.href(), false);
        }
        var sort = request.parameter(id + ".sort");
        boolean up = sort.equals(column.key());
        boolean down = sort.equals("-" + column.key());
        var next = up || (!down && column.numeric()) ? "-" + column.key() : column.key();
        var query = Links.with(request.query(), id + ".sort", next);
        return new TableView.Column(
                column.key(),
                column.label(),
                column.numeric(),
                up ? "ascending" : down ? "descending" : null,
                request.at(Links.with(query, id + ".from", "")));
    }

    private TableView.Row row(T row, List<Column<T>> shown) {
        return new TableView.Row(shown.stream().map(one -> one.cell().apply(row)).toList());
    }

    /// Returns words as they are compared: without accents and case.
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
