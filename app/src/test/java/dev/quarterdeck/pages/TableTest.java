package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.pages.view.TableView.Cell;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static PageRequest request(Map<String, List<String>> query) {
        return new PageRequest(Viewer.console(), DAY, DAY, "/x", query, "", "", "");
    }

    private static Table<String> table() {
        return Table.of("ships", "ships", List.of("Alba", "Brigg"))
                .column("name", "Name", Cell::of)
                .column("size", "Size", one -> Cell.of("" + one.length()));
    }

    @Test
    void saysWhatIsMissingUnderTheRowsAndInTheFile() {
        var cut = table().withoutSome("Others are not listed.");

        assertThat(cut.view(request(Map.of())).missing()).isEqualTo("Others are not listed.");
        var csv = cut.csv(request(Map.of("csv", List.of("ships")))).orElseThrow();
        assertThat(csv.rows().getLast()).containsExactly("Others are not listed.", "");
        assertThat(csv.rows()).hasSize(3);
    }

    @Test
    void saysNothingWhenAllIsThere() {
        assertThat(table().view(request(Map.of())).missing()).isEmpty();
        assertThat(table().csv(request(Map.of("csv", List.of("ships")))).orElseThrow().rows())
                .hasSize(2);
    }
}
