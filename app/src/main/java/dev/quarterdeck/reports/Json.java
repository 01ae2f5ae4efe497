package dev.quarterdeck.reports;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes and reads JSON with Jackson's streaming core: no data binding, so nothing to warm up.
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().characterEscapes(new ControlEscapes()).build();

    private Json() {}

    static void write(Appendable out, Consumer<JsonGenerator> content) {
        try (JsonGenerator json =
                FACTORY.createGenerator(new Indented(), new AppendableWriter(out))) {
            content.accept(json);
        }
        try {
            out.append('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static <T> void objects(
            JsonGenerator json, String name, List<T> items, Consumer<? super T> fields) {
        json.writeArrayPropertyStart(name);
        for (T item : items) {
            json.writeStartObject();
            fields.accept(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void strings(JsonGenerator json, String name, List<String> items) {
        json.writeArrayPropertyStart(name);
        items.forEach(json::writeString);
        json.writeEndArray();
    }

    static void table(JsonGenerator json, List<String> columns, List<List<String>> rows) {
        strings(json, "columns", columns);
        json.writeArrayPropertyStart("rows");
        for (List<String> row : rows) {
            json.writeStartArray();
            row.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /// Reads one value as maps, lists, strings, `BigDecimal`s, booleans and nulls.
    static @Nullable Object read(Reader in) {
        return read(in, Rows.READ);
    }

    /// Whether rows that are told with their count are read, or passed over as if there were none.
    enum Rows {
        READ,
        PASSED_OVER
    }

    static @Nullable Object read(Reader in, Rows rows) {
        try (JsonParser parser =
                FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
            parser.nextToken();
            return value(parser, rows);
        }
    }

    private static @Nullable Object value(JsonParser parser, Rows rows) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, rows);
            case START_ARRAY -> array(parser, rows);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, Rows rows) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (rows == Rows.PASSED_OVER && name.equals("rows") && object.containsKey("count")) {
                parser.skipChildren();
                object.put(name, List.of());
            } else {
                object.put(name, value(parser, rows));
            }
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser, Rows rows) {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, rows));
        }
        return array;
    }

    /// Indents objects and keeps the cells of a row on one line.
    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /// Escapes what could steer a terminal that shows the file: C1 controls and direction marks.
    private static final class ControlEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7F] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            int type = Character.getType(character);
            boolean steers =
                    type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR;
            return steers
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
                    : null;
        }
    }

    /// Lets Jackson write into any `Appendable`.
    private static final class AppendableWriter extends Writer {

        private final Appendable out;

        AppendableWriter(Appendable out) {
            this.out = out;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            out.append(new String(buffer, offset, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
