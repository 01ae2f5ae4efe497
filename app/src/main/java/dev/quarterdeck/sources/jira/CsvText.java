package dev.quarterdeck.sources.jira;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.quarterdeck.platform.Refusal;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/// A CSV file as text: its encoding, its separator, its header, and walks over its rows.
final class CsvText {

    private static final int PEEK = 1 << 16;

    private final ExportFile file;
    private final Charset charset;
    private final char separator;
    private final int preamble;
    private final CsvHeader header;
    private boolean endsInsideQuotes;
    private long notUtf8;

    private CsvText(ExportFile file) throws IOException {
        this.file = file;
        byte[] head = file.head(PEEK);
        this.charset = ContentKind.charset(head);
        String text = new String(head, charset).replace("\uFEFF", "");
        this.preamble = text.startsWith("sep=") ? 1 : 0;
        this.separator = preamble == 1 ? text.charAt(4) : separator(text);
        this.header = readHeader();
    }

    static CsvText open(ExportFile file) throws IOException {
        return new CsvText(file);
    }

    CsvHeader header() {
        return header;
    }

    /// Describes what was recognised: `separator ;, windows-1252`.
    String description() {
        String shown = separator == '\t' ? "tab" : String.valueOf(separator);
        String encoding = notUtf8 > 0 ? "windows-1252" : charset.name();
        return "separator %s, %s".formatted(shown, encoding);
    }

    /// Answers whether the last walk ended inside quotation marks.
    boolean endsInsideQuotes() {
        return endsInsideQuotes;
    }

    /// Chooses the separator that parts the first line, outside quotes, into the most pieces.
    private static char separator(String text) {
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            int pieces = count(text, candidate);
            if (pieces > most) {
                most = pieces;
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String text, char wanted) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                return count;
            }
            count += !quoted && c == wanted ? 1 : 0;
        }
        return count;
    }

    private CsvHeader readHeader() throws IOException {
        try (var reader = builder().ofCsvRecord(text(false))) {
            List<String> names =
                    reader.stream().skip(preamble).findFirst().orElseThrow().getFields();
            return new CsvHeader(names);
        } catch (CsvParseException e) {
            throw unparsable(e);
        }
    }

    private CsvReader.CsvReaderBuilder builder() {
        // The number of cells is checked by the reader of rows, which tells file and line.
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true);
    }

    private Reader text(boolean tellsProgress) throws IOException {
        InputStream in = file.open(tellsProgress);
        Reader reader =
                charset.equals(StandardCharsets.UTF_8)
                        ? new MixedReader(in)
                        : new InputStreamReader(in, charset.newDecoder());
        return new QuoteCounter(reader);
    }

    /// Walks over all rows after the header until `consumer` answers false.
    ///
    /// @param wanted which columns are turned into text
    void walk(boolean[] wanted, boolean tellsProgress, Predicate<CsvRow> consumer)
            throws IOException {
        Reader text = text(tellsProgress);
        try (var reader = builder().build(new CsvRow.Handler(wanted), text)) {
            var rows = reader.iterator();
            int skipped = 0;
            boolean goesOn = true;
            while (goesOn && rows.hasNext()) {
                CsvRow row = rows.next();
                goesOn = skipped++ <= preamble || consumer.test(row);
            }
        } catch (CsvParseException e) {
            throw unparsable(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Refusal unparsable(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        return file.refusal(
                "is no readable CSV (%s)".formatted(cause.getMessage()),
                "Maybe a quotation mark is not closed.");
    }

    /// Counts quotation marks: their number is even in every whole CSV file.
    private final class QuoteCounter extends FilterReader {

        private boolean odd;
        private boolean first = true;

        QuoteCounter(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read < 0) {
                endsInsideQuotes = odd;
                notUtf8 = in instanceof MixedReader mixed ? mixed.replaced() : 0;
                return read;
            }
            return first ? dropMark(target, offset, read) : counted(target, offset, read);
        }

        /// A byte-order mark is no part of the first header.
        private int dropMark(char[] target, int offset, int read) {
            first = false;
            boolean marked = read > 0 && target[offset] == '\uFEFF';
            if (marked) {
                System.arraycopy(target, offset + 1, target, offset, read - 1);
            }
            return counted(target, offset, marked ? read - 1 : read);
        }

        private int counted(char[] target, int offset, int read) {
            for (int i = offset; i < offset + read; i++) {
                odd ^= target[i] == '"';
            }
            return read;
        }
    }
}
