package dev.quarterdeck.pages.view;

import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills the table fragment: sorted, filtered, with chosen columns; all of it in the address.
///
/// @param id names it in the page and in the address
/// @param path the page's address without its parameters
/// @param caption what its rows are
/// @param columns the columns shown
/// @param rows the rows shown
/// @param first how many rows stand before the first one shown
/// @param matching how many rows match the filter
/// @param total how many rows there are without the filter
/// @param filter the filter's words
/// @param kept the other parameters of the address
/// @param choices the columns that may be shown or hidden
/// @param csv where all matching rows are as CSV
/// @param more where further rows are, empty when all are shown
/// @param empty what it says when there are no rows
/// @param missing which rows are missing, a sentence, empty for none
public record TableView(
        String id,
        String path,
        String caption,
        List<Column> columns,
        List<Row> rows,
        int first,
        int matching,
        int total,
        String filter,
        Map<String, List<String>> kept,
        List<Choice> choices,
        String csv,
        String more,
        State empty,
        String missing) {

    public TableView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
    }

    /// A column. @param sort `ascending`, `descending` or null @param href where the header
    /// leads @param sorts whether it sorts there
    public record Column(
            String key,
            String label,
            boolean numeric,
            @Nullable String sort,
            String href,
            boolean sorts) {

        public Column(
                String key, String label, boolean numeric, @Nullable String sort, String href) {
            this(key, label, numeric, sort, href, true);
        }
    }

    /// A row.
    public record Row(List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A cell. @param href where it leads, or null @param tone empty, or `warn`, `good`, `bad`,
    /// `unknown` @param figure the id of the number it shows, or null @param note what stands
    /// quietly behind it, empty for nothing
    public record Cell(
            String text, @Nullable String href, String tone, @Nullable String figure, String note) {

        public Cell(String text, @Nullable String href, String tone, @Nullable String figure) {
            this(text, href, tone, figure, "");
        }

        /// Returns the same with words that stand quietly behind it.
        public Cell note(String words) {
            return new Cell(text, href, tone, figure, words);
        }

        /// Holds plain words.
        public static Cell of(String text) {
            return new Cell(text, null, "", null);
        }

        /// Holds a link.
        public static Cell link(String text, String href) {
            return new Cell(text, href, "", null);
        }

        /// Holds words in a tone.
        public static Cell toned(String text, String tone) {
            return new Cell(text, null, tone, null);
        }
    }

    /// A column that may be shown or hidden.
    public record Choice(String key, String label, boolean shown) {}

    /// Returns how many rows there are, in words.
    public String counted() {
        return isFiltered()
                ? "%s of %s %s".formatted(Wording.count(matching), Wording.count(total), caption)
                : Wording.of(new Quantity.Count(total, caption));
    }

    /// Answers whether the reader has a filter on.
    public boolean isFiltered() {
        return !filter.isEmpty();
    }
}
