package dev.quarterdeck.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.sources.jira.JiraOptions;
import dev.quarterdeck.sources.jira.JiraSource;
import dev.quarterdeck.sources.jira.TrackerReading;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reads real tracker exports whole, row for row.
@Tag("slow")
class RealTrackerExportsTest {

    @Test
    void readsEveryIssueOfFourProjects() {
        var folder = SharedData.folder("jira-titanium");
        var reading =
                read(
                        Stream.of("AC", "ALOY", "MOD", "DAEMON")
                                .map(project -> folder.resolve(project + ".issues.ndjson.gz"))
                                .toList());

        assertThat(reading.histories()).hasSize(4_494 + 1_499 + 367 + 317);
        assertThat(reading.badRows()).isZero();
        assertThat(reading.statusHistory().part()).isZero();
    }

    @Test
    void readsTasksThatEndBeforeTheyBegin() {
        var reading =
                read(List.of(SharedData.folder("cycle-times-rueedlinger").resolve("jira.csv")));

        assertThat(reading.histories()).hasSize(4_123);
        assertThat(reading.badRows()).isZero();
        var facts = reading.tracker().factsAsOf(reading.asOfHint().orElseThrow());
        assertThat(facts)
                .hasSize(4_123)
                .anySatisfy(item -> assertThat(item.isDatedBackwards()).isTrue());
    }

    private static TrackerReading read(List<Path> files) {
        return JiraSource.read(files, JiraOptions.DEFAULT, Progress.SILENT);
    }
}
