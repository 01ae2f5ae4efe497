package dev.quarterdeck.sources.kept;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Records;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// Reads records of tools from files, one after the other: a page or an array of JSON, one JSON
/// record a line, CSV with the record in the column `data` or in the columns themselves; each also
/// packed by gzip, and many of them in a zip.
final class RecordFiles {

    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 8L << 30;
    private static final int LONGEST_LINE = 32 << 20;
    private static final long LARGEST_OBJECT = 8 << 20;
    private static final int LONGEST_PARAMETER = 2_000;

    private static final ObjectReader ONE_OF_MANY =
            Records.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Listener listener;

    /// Hears of records.
    interface Listener {

        /// A record. @param file the name of the file it is in
        void record(String file, Map<String, String> parameters, JsonNode record);

        /// Something that is no record. @param row its line or place in the file
        void broken(String file, long row, String why);

        /// Answers whether an object is a record by itself, and no page with records in it.
        boolean isRecord(JsonNode object);
    }

    /// Something that is no record. @param row its line or place in the file, 0 when not known
    record Broken(long row, String why) {}

    RecordFiles(Listener listener) {
        this.listener = listener;
    }

    /// Reads a file to its end. What is broken is told, and the rest is read where that is
    /// possible.
    ///
    /// @param name as its owner calls it
    void read(String name, InputStream file) {
        try {
            open(name, new BufferedInputStream(new Bounded(file)));
        } catch (IOException e) {
            listener.broken(
                    name, 0, "The file breaks off, or is packed in a way that is not known.");
        }
    }

    private void open(String name, BufferedInputStream in) throws IOException {
        in.mark(4);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first == 0x1f && second == 0x8b) {
            open(
                    without(name, ".gz"),
                    new BufferedInputStream(new Bounded(new GZIPInputStream(in))));
        } else if (first == 'P' && second == 'K') {
            unzip(in);
        } else if (first >= 0) {
            plain(name, in);
        }
    }

    private static String without(String name, String end) {
        return name.toLowerCase(Locale.ROOT).endsWith(end)
                ? name.substring(0, name.length() - end.length())
                : name;
    }

    private void unzip(InputStream in) throws IOException {
        var zip = new ZipInputStream(in);
        int entries = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MOST_ENTRIES) {
                throw new Refusal(
                        "A zip must hold at most %d files.".formatted(MOST_ENTRIES),
                        "Maybe send it in parts.");
            }
            if (!entry.isDirectory()) {
                open(entry.getName(), new BufferedInputStream(new Kept(new Bounded(zip))));
            }
        }
    }

    private void plain(String name, BufferedInputStream in) throws IOException {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            csv(name, in);
        } else if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
            lines(name, in);
        } else {
            json(name, in);
        }
    }

    private void lines(String name, InputStream in) throws IOException {
        var lines =
                new BoundedLines(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST_LINE);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (lines.isCut()) {
                listener.broken(name, lines.row(), "The line is longer than any record.");
            } else if (!line.isBlank()) {
                line(name, lines.row(), line);
            }
        }
    }

    private void line(String name, long row, String line) {
        try {
            value(name, row, Map.of(), Records.JSON.readTree(line));
        } catch (JacksonException e) {
            listener.broken(name, row, "The line is no JSON.");
        }
    }

    private void json(String name, InputStream in) {
        long row = 0;
        try (var parser = Records.JSON.createParser(in)) {
            var token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var one = tree(parser);
                    record(name, ++row, Map.of(), one);
                }
            } else {
                for (; token != null; token = parser.nextToken()) {
                    row++;
                    var one =
                            token == JsonToken.START_OBJECT
                                    ? object(name, row, parser)
                                    : tree(parser);
                    if (one != null) {
                        value(name, row, Map.of(), one);
                    }
                }
            }
        } catch (JacksonException e) {
            listener.broken(name, row + 1, "The file is no JSON from here on.");
        }
    }

    /// Reads an object. One that is larger than any record is a page: the elements of its lists are
    /// handed on as they come, and it is never whole in memory.
    ///
    /// @return null when its elements were handed on
    private @Nullable JsonNode object(String name, long row, JsonParser parser) {
        var whole = Records.JSON.createObjectNode();
        long begun = parser.currentLocation().getByteOffset();
        boolean isHandedOn = false;
        boolean isRecord = false;
        for (var member = parser.nextName(); member != null; member = parser.nextName()) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                whole.set(member, tree(parser));
                continue;
            }
            var list = whole.putArray(member);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(tree(parser));
                if (!isRecord
                        && parser.currentLocation().getByteOffset() - begun > LARGEST_OBJECT) {
                    isRecord = !isHandedOn && listener.isRecord(whole);
                    if (isRecord) {
                        continue;
                    }
                    list.forEach(one -> record(name, row, Map.of(), one));
                    list.removeAll();
                    isHandedOn = true;
                }
            }
            if (isHandedOn) {
                list.forEach(one -> record(name, row, Map.of(), one));
                list.removeAll();
            }
        }
        return isHandedOn ? null : whole;
    }

    private static JsonNode tree(JsonParser parser) {
        return ONE_OF_MANY.readTree(parser);
    }

    /// A record, or a page with records in it.
    private void value(String name, long row, Map<String, String> parameters, JsonNode value) {
        var records = value.isArray() ? value : page(value);
        if (records == null) {
            record(name, row, parameters, value);
        } else {
            for (var one : records) {
                record(name, row, parameters, one);
            }
        }
    }

    /// Finds the one list of objects in an object that is no record by itself.
    private @Nullable JsonNode page(JsonNode object) {
        if (!object.isObject() || listener.isRecord(object)) {
            return null;
        }
        JsonNode found = null;
        for (var member : object) {
            if (member.isArray() && !member.isEmpty() && member.get(0).isObject()) {
                if (found != null) {
                    return null;
                }
                found = member;
            }
        }
        return found;
    }

    private void record(String name, long row, Map<String, String> parameters, JsonNode record) {
        if (record.isObject()) {
            listener.record(name, parameters, record);
        } else {
            listener.broken(name, row, "A record must be a JSON object.");
        }
    }

    private void csv(String name, InputStream in) throws IOException {
        var reader = fromFirstLine(new InputStreamReader(in, StandardCharsets.UTF_8));
        try (var rows =
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(LONGEST_LINE)
                        .ofNamedCsvRecord(reader)) {
            for (var row : rows) {
                row(name, row);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            listener.broken(name, 0, "The file is no CSV from some row on.");
        }
    }

    /// Blank lines before the header would be taken for the header.
    private static BufferedReader fromFirstLine(InputStreamReader in) throws IOException {
        var reader = new BufferedReader(in);
        int next;
        do {
            reader.mark(1);
            next = reader.read();
        } while (next == '\n' || next == '\r');
        if (next >= 0) {
            reader.reset();
        }
        return reader;
    }

    private void row(String name, NamedCsvRecord row) {
        long line = row.getStartingLineNumber();
        if (!row.getHeader().contains("data")) {
            var record = Records.JSON.createObjectNode();
            row.getFieldsAsMap()
                    .forEach(
                            (column, value) -> {
                                if (!value.isEmpty()) {
                                    record.put(column, value);
                                }
                            });
            listener.record(name, Map.of(), record);
            return;
        }
        var data = row.findField("data").orElse("");
        try {
            value(name, line, parameters(row), Records.JSON.readTree(data));
        } catch (JacksonException e) {
            listener.broken(name, line, "The column data holds no JSON.");
        }
    }

    /// What the request asked for: the members of `params` and `input`, and the address.
    private static Map<String, String> parameters(NamedCsvRecord row) {
        var parameters = new TreeMap<String, String>();
        for (var column : new String[] {"params", "input"}) {
            add(parameters, row.findField(column).orElse(""));
        }
        row.findField("url")
                .filter(url -> !url.isEmpty() && url.length() <= LONGEST_PARAMETER)
                .ifPresent(url -> parameters.put("url", url));
        return parameters;
    }

    private static void add(Map<String, String> parameters, String json) {
        if (json.isEmpty() || json.equals("null")) {
            return;
        }
        try {
            Records.JSON
                    .readTree(json)
                    .propertyStream()
                    .filter(one -> one.getValue().isValueNode() && !one.getValue().isNull())
                    .filter(one -> one.getValue().asString().length() <= LONGEST_PARAMETER)
                    .forEach(one -> parameters.put(one.getKey(), one.getValue().asString()));
        } catch (JacksonException e) {
            // The record says enough by itself, or its mapping says what is missing.
        }
    }

    /// Ends what unpacks to more than anybody sends.
    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("larger than is read");
            }
        }
    }

    /// Leaves the zip open when an entry is closed.
    private static final class Kept extends FilterInputStream {

        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The entries that follow are still to be read.
        }
    }
}
