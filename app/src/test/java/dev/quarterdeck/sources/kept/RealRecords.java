package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.sources.ToolAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Reads a file of records as the import of files does, and counts what became of each.
final class RealRecords implements RecordFiles.Listener {

    private static final UUID SOURCE = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final dev.quarterdeck.sources.Mapping mapping;
    long records;
    long told;
    long nothing;
    long unusable;
    long broken;
    final Map<String, Set<Record>> events = new TreeMap<>();
    final List<ToolAccount> accounts = new ArrayList<>();
    final Map<String, Long> issues = new TreeMap<>();
    final Map<String, Long> streams = new TreeMap<>();

    private RealRecords(String tool) {
        mapping = Connectors.found().require(tool).mapping();
    }

    static RealRecords read(String tool, Path file) {
        var read = new RealRecords(tool);
        try (var in = Files.newInputStream(file)) {
            new RecordFiles(read).read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    static RealRecords read(String tool, String name, byte[] content) {
        var read = new RealRecords(tool);
        new RecordFiles(read).read(name, new ByteArrayInputStream(content));
        return read;
    }

    @Override
    public void record(String file, Map<String, String> parameters, JsonNode record) {
        var mapped =
                MappedPage.of(
                        SOURCE,
                        new RawPage(null, file, "", parameters, List.of(record), null),
                        mapping,
                        ZoneOffset.UTC);
        for (ToldEvent one : mapped.events) {
            events.computeIfAbsent(
                            one.history().kind() + " " + one.history().id(), id -> new HashSet<>())
                    .add(one.event());
        }
        accounts.addAll(mapped.accounts);
        mapped.issues.forEach(one -> issues.merge(one.why(), 1L, Long::sum));
        mapped.tallies.forEach(
                (stream, tally) -> {
                    streams.merge(stream, tally.records, Long::sum);
                    records += tally.records;
                    told += tally.told;
                    nothing += tally.nothing;
                    unusable += tally.unusable;
                });
    }

    @Override
    public void broken(String file, long row, String why) {
        broken++;
    }

    @Override
    public boolean isRecord(JsonNode object) {
        return mapping.stream(object).isPresent();
    }

    @Override
    public String toString() {
        long told = events.values().stream().mapToLong(Set::size).sum();
        return "%d records %s: %d told (%d events of %d histories, %d accounts), %d nothing, %d unusable %s"
                .formatted(
                        records,
                        streams,
                        this.told,
                        told,
                        events.size(),
                        accounts.size(),
                        nothing,
                        unusable,
                        issues);
    }
}
