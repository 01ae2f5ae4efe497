package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.platform.Progress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The little company's exports, and reading them.
final class Exports {

    private Exports() {}

    static Path file(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Exports.class.getResource("/jira/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrackerReading read(String... names) {
        return read(Stream.of(names).map(Exports::file).toArray(Path[]::new));
    }

    static TrackerReading read(Path... files) {
        return JiraSource.read(List.of(files), JiraOptions.DEFAULT, Progress.SILENT);
    }

    static WorkItemFacts facts(TrackerReading reading, String key) {
        return reading.tracker().factsAsOf(reading.asOfHint().orElseThrow()).stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
