package dev.quarterdeck.sources.jira;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.jira.JsonIssue.NotAnIssue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON file: search pages, arrays of issues or pages, single issues, or one of these
/// per line.
final class JsonExport {

    /// Deeper than any rich-text document Jira lets a user make.
    private static final int MAX_NESTING = 200;

    /// Ten times the longest comment that Jira allows, in each of a handful of languages' bytes.
    private static final int MAX_STRING = 4 << 20;

    private static final int MAX_LINE = 256 << 20;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxStringLength(MAX_STRING)
                                    .maxNumberLength(100)
                                    .maxNameLength(1_000)
                                    .build())
                    .build();

    private final ExportFile file;
    private final FileLog log;
    private final JsonPage pages;

    JsonExport(ExportFile file, FileLog log, IssuePool pool) {
        this.file = file;
        this.log = log;
        this.pages = new JsonPage(log, pool);
    }

    /// Reads one document, or several that follow each other.
    void readDocument() throws IOException {
        try (InputStream in = file.open(true);
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            int documents = 0;
            while (parser.nextToken() != null) {
                documents++;
                readRoot(parser, 0);
            }
            log.format(documents > 1 ? "JSON documents" : "JSON, " + pages.shape());
        } catch (JacksonException e) {
            throw malformed(e);
        } catch (NotAnIssue e) {
            throw file.refusal(
                    e.getMessage(), "Maybe it is another kind of JSON than a Jira export.");
        }
    }

    /// Reads one document per line; a line that cannot be read is one bad row.
    void readLines() throws IOException {
        try (InputStream in = file.open(true)) {
            LineBytes lines = new LineBytes(in, MAX_LINE);
            while (lines.next()) {
                if (!lines.isBlank()) {
                    readLine(lines);
                }
            }
        }
        log.format("NDJSON, " + pages.shape());
    }

    private void readLine(LineBytes lines) {
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), lines.bytes(), 0, lines.length())) {
            parser.nextToken();
            readRoot(parser, lines.number() - 1);
        } catch (JacksonException e) {
            log.bad(
                    lines.number(),
                    "The line is no whole JSON (%s). Maybe it was cut off."
                            .formatted(e.getOriginalMessage()));
        } catch (NotAnIssue e) {
            log.bad(lines.number(), "The line %s.".formatted(e.getMessage()));
        }
    }

    private void readRoot(JsonParser parser, long linesBefore) throws NotAnIssue {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                pages.readObject(parser, linesBefore);
            }
        } else {
            pages.readObject(parser, linesBefore);
        }
    }

    private Refusal malformed(JacksonException e) {
        if (e.getCause() instanceof IOException cause) {
            return file.broken(cause);
        }
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return file.refusal(
                String.format(
                        Locale.ROOT,
                        "is no whole JSON at line %,d (%s)",
                        line,
                        e.getOriginalMessage()),
                "Maybe it was cut off; export or copy it again.");
    }
}
