package dev.quarterdeck.sources.kept;

import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/// Reads files of records through the door by which everybody's files come, and maps each record.
public final class RecordsOfTools {

    /// What came of a file's records, by the stream they are of.
    public static final class Report {
        public int records;
        public int told;
        public int nothing;
        public int unusable;
        public int broken;
        public int failed;
        public final Map<String, Integer> streams = new TreeMap<>();
        public final Map<String, Integer> issues = new TreeMap<>();
        public final List<Sink.Told> events = new ArrayList<>();

        @Override
        public String toString() {
            return "%d records: %d told %d events, %d nothing, %d unusable, %d broken; %s %s"
                    .formatted(
                            records,
                            told,
                            events.size(),
                            nothing,
                            unusable,
                            broken,
                            streams,
                            issues);
        }
    }

    private RecordsOfTools() {}

    /// Reads a file.
    public static Report read(String name, InputStream file, Mapping mapping) throws IOException {
        var report = new Report();
        try (file) {
            new RecordFiles(
                            new RecordFiles.Listener() {
                                @Override
                                public void record(
                                        String at, Map<String, String> asked, JsonNode record) {
                                    map(record, asked, mapping, report);
                                }

                                @Override
                                public void broken(String at, long row, String why) {
                                    report.broken++;
                                }

                                @Override
                                public boolean isRecord(JsonNode object) {
                                    return mapping.stream(object).isPresent();
                                }
                            })
                    .read(name, file);
        }
        return report;
    }

    /// Reads each file of a zip whose path holds a part.
    public static Map<String, Report> zipped(Path zip, String part, Mapping mapping)
            throws IOException {
        var reports = new TreeMap<String, Report>();
        try (var all = new ZipFile(zip.toFile())) {
            for (var entry : java.util.Collections.list(all.entries())) {
                if (!entry.isDirectory() && entry.getName().contains(part)) {
                    reports.put(
                            entry.getName(),
                            read(entry.getName(), all.getInputStream(entry), mapping));
                }
            }
        }
        return reports;
    }

    private static void map(
            JsonNode record, Map<String, String> asked, Mapping mapping, Report report) {
        report.records++;
        var stream = mapping.stream(record).orElse("");
        report.streams.merge(stream, 1, Integer::sum);
        var sink = new Sink();
        try {
            mapping.map(new RawRecord(stream, "", asked, ZoneOffset.UTC, record), sink);
        } catch (RuntimeException e) {
            report.failed++;
            report.issues.merge(e.toString(), 1, Integer::sum);
        }
        report.events.addAll(sink.told());
        sink.issues().forEach(one -> report.issues.merge(one, 1, Integer::sum));
        if (!sink.told().isEmpty() || !sink.accounts().isEmpty()) {
            report.told++;
        } else if (!sink.issues().isEmpty()) {
            report.unusable++;
        } else if (!sink.nothings().isEmpty()) {
            report.nothing++;
        }
    }
}
