package dev.quarterdeck.reports.pages;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Holds everything the page of a first look shows.
///
/// @param policy content security policy that allows this page's own style and script only
/// @param style style sheet
/// @param script key bindings; the page reads without them
/// @param subject what was looked at
/// @param asOf ISO day the look describes
/// @param made ISO minute it was computed
/// @param lookId content hash of the look
/// @param readings what was read, with counts and seconds
/// @param gaps what could not be read
/// @param blocks numbered statements
/// @param receipts one explanation per figure, in reading order
/// @param guesses what was guessed
/// @param unknowns what could not be known
/// @param issues bad rows, at most as many as the page shows
/// @param issueTotal bad rows in all
/// @param commands next commands
public record LookPage(
        String policy,
        String style,
        String script,
        String subject,
        String asOf,
        String made,
        String lookId,
        List<String> readings,
        List<Gap> gaps,
        List<Block> blocks,
        List<Receipt> receipts,
        List<Guess> guesses,
        List<Unknown> unknowns,
        Table issues,
        String issueTotal,
        List<String> commands) {

    /// A numbered statement with its charts and figures.
    public record Block(
            int number,
            String title,
            List<Piece> sentence,
            List<Row> rows,
            List<Drawn> charts,
            List<String> notes,
            String command) {}

    /// Words, or a figure when `id` is not empty. @param anchor its HTML id, empty for repeats
    public record Piece(String text, String id, String anchor, boolean known) {}

    /// A figure in a table. @param anchor its HTML id, empty when it stands elsewhere already
    public record Row(String label, String value, String id, String anchor, boolean known) {}

    /// A chart as markup that was escaped while it was drawn, and its table twin.
    public record Drawn(String id, String finding, String svg, Table table) {}

    /// A table. @param note what of it is not shown, or empty
    public record Table(List<String> columns, List<List<String>> rows, String note) {

        private static final Pattern NUMBER = Pattern.compile("[<>]?[0-9][0-9,.]*( ?(%|d|h))?");

        /// Says of each column whether it holds numbers only, which stand flush right.
        public List<Boolean> numeric() {
            return IntStream.range(0, columns.size()).mapToObj(this::isNumeric).toList();
        }

        private boolean isNumeric(int column) {
            List<String> cells =
                    rows.stream()
                            .filter(row -> column < row.size())
                            .map(row -> row.get(column))
                            .filter(cell -> !cell.isBlank())
                            .toList();
            return !cells.isEmpty()
                    && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
        }
    }

    /// Everything behind one figure.
    public record Receipt(
            String label,
            String value,
            String id,
            boolean known,
            String decision,
            String period,
            String formula,
            String freshness,
            List<String> leftOut,
            List<String> otherwise,
            Table rows) {}

    /// Something that could not be read.
    public record Gap(String what, String why, String remedy) {}

    /// A guess for review. @param source `given` or `guessed`
    public record Guess(String key, String value, String evidence, String source) {}

    /// Something that could not be known.
    public record Unknown(String what, String input) {}
}
