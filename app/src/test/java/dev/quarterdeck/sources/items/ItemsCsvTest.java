package dev.quarterdeck.sources.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.forecasting.Life;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster.Release;
import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsCsvTest {

    @TempDir Path folder;

    @Test
    void readsManySeriesInAnyColumnOrder() throws IOException {
        var items =
                read(
                        "resolved,extra,series,created\n"
                                + "2026-01-02T10:00:00Z,x,quay,2026-01-01\n"
                                + "2026-01-03 10:00:00+0200,x,ledger,2026-01-01\n"
                                + "2026-01-04,x,quay,2026-01-01T00:00:00.000+01:00\n"
                                + ",x,quay,2026-01-01\n");

        assertThat(items.finished().get("quay"))
                .containsExactly(
                        Instant.parse("2026-01-02T10:00:00Z"),
                        Instant.parse("2026-01-04T00:00:00Z"));
        assertThat(items.finished().get("ledger"))
                .containsExactly(Instant.parse("2026-01-03T08:00:00Z"));
        assertThat(items.open()).isEqualTo(1);
        assertThat(items.bad()).isZero();
    }

    @Test
    void listsARowItCannotReadWithItsLine() throws IOException {
        var items =
                read(
                        "series,created,resolved\nquay,2026-01-01,2026-13-01\nquay\nquay,2026-01-01,2026-01-05\n");

        assertThat(items.bad()).isEqualTo(2);
        assertThat(items.issues()).extracting(issue -> issue.row()).containsExactly(2L, 3L);
        assertThat(items.issues().getFirst().message()).contains("(2026-13-01)").contains("Maybe");
        assertThat(items.finished().get("quay")).hasSize(1);
    }

    @Test
    void readsGzippedFilesWithAByteOrderMark() throws IOException {
        var file = folder.resolve("items.csv.gz");
        try (var out =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        StandardCharsets.UTF_8)) {
            out.write("\ufeffseries,created,resolved\nquay,2026-01-01,2026-01-05\n");
        }

        assertThat(ItemsCsv.read(List.of(file)).finished()).containsOnlyKeys("quay");
    }

    @Test
    void refusesAFileWithoutItsColumns() {
        assertThatThrownBy(() -> read("name,when\na,b\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("[name, when]")
                .hasMessageContaining("series");
    }

    @Test
    void refusesAFileThatIsCutOff() throws IOException {
        var file = folder.resolve("items.csv.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});

        assertThatThrownBy(() -> ItemsCsv.read(List.of(file))).isInstanceOf(Refusal.class);
    }

    @Test
    void readsLivesAndTheReleasesTheyBelongTo() throws IOException {
        var file = folder.resolve("quay.csv");
        Files.writeString(
                file,
                "created,resolved,fix_version,release_date\n"
                        + "2026-01-01,2026-01-05,1.0; 1.1,2026-02-01\n"
                        + "2026-01-02,,1.1,2026-03-01\n"
                        + "2026-01-03,2026-01-02,,\n");

        var read = ItemsCsv.readLives(List.of(file), true);

        assertThat(read.lives().get("quay"))
                .containsExactly(
                        life("2026-01-01", "2026-01-05"),
                        life("2026-01-02", null),
                        life("2026-01-02", "2026-01-02"));
        assertThat(read.releases().get("quay"))
                .containsExactly(
                        new Release(
                                "1.0",
                                List.of(life("2026-01-01", "2026-01-05")),
                                Instant.parse("2026-02-01T00:00:00Z")),
                        new Release(
                                "1.1",
                                List.of(life("2026-01-01", "2026-01-05"), life("2026-01-02", null)),
                                Instant.parse("2026-03-01T00:00:00Z")));
        assertThatThrownBy(
                        () -> {
                            Files.writeString(file, "created,resolved\n2026-01-01,\n");
                            ItemsCsv.readLives(List.of(file), true);
                        })
                .hasMessageContaining("fix_version");
    }

    private static Life life(String created, @Nullable String finished) {
        return new Life(
                Instant.parse(created + "T00:00:00Z"),
                finished == null ? null : Instant.parse(finished + "T00:00:00Z"));
    }

    private ItemsCsv.Items read(String text) throws IOException {
        var file = folder.resolve("items.csv");
        Files.writeString(file, text);
        return ItemsCsv.read(List.of(file));
    }
}
