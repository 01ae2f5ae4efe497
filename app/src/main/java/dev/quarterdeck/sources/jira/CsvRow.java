package dev.quarterdeck.sources.jira;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row, of which only the wanted cells were ever turned into text.
final class CsvRow {

    private final long line;
    private final int count;
    private final @Nullable String[] cells;

    CsvRow(long line, int count, @Nullable String[] cells) {
        this.line = line;
        this.count = count;
        this.cells = cells;
    }

    /// Returns the 1-based line where the row starts.
    long line() {
        return line;
    }

    /// Returns how many cells the row has.
    int count() {
        return count;
    }

    /// Returns the column's first cell with text, or empty.
    String text(CsvHeader header, CsvColumn column) {
        for (int place : header.places(column)) {
            String cell = cells[place];
            if (cell != null && !cell.isBlank()) {
                return cell.strip();
            }
        }
        return "";
    }

    /// Returns all cells with text of a column that repeats.
    List<String> texts(CsvHeader header, CsvColumn column) {
        List<String> texts = new ArrayList<>(2);
        for (int place : header.places(column)) {
            String cell = cells[place];
            if (cell != null && !cell.isBlank()) {
                texts.add(cell.strip());
            }
        }
        return texts;
    }

    /// Builds rows: descriptions and comments pass by as characters and are never kept.
    static final class Handler extends CsvCallbackHandler<CsvRow> {

        private final boolean[] wanted;
        private @Nullable String[] cells;
        private RecordType type = RecordType.DATA;
        private long line;
        private int count;

        Handler(boolean[] wanted) {
            this.wanted = wanted;
            this.cells = new @Nullable String[wanted.length];
        }

        @Override
        protected RecordType getRecordType() {
            return type;
        }

        @Override
        protected int getFieldCount() {
            return count;
        }

        @Override
        protected void beginRecord(long startingLineNumber) {
            line = startingLineNumber;
            count = 0;
            type = RecordType.DATA;
            cells = new @Nullable String[wanted.length];
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            if (count < wanted.length && wanted[count]) {
                cells[count] = new String(buffer, offset, length);
            }
            count++;
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            type = RecordType.COMMENT;
        }

        @Override
        protected void setEmpty() {
            type = RecordType.EMPTY;
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(line, count, cells);
        }
    }
}
