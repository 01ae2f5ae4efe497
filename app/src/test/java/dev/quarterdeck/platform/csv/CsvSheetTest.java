package dev.quarterdeck.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tables as people write them, and the cells of their rows.
class CsvSheetTest {

    private static CsvSheet sheet(String text) {
        return CsvSheet.read("f.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvRow row(String column, String cell) {
        return new CsvRow("f.csv", 2, Map.of(column, cell));
    }

    @Test
    void understandsHeadingsWhateverTheirCaseAndPunctuation() {
        var sheet = sheet("Must-Date; KEY \n2026-03-31;A\n;\n;B\n");

        assertThat(sheet.columns()).containsExactly("must_date", "key");
        assertThat(sheet.rows()).extracting(CsvRow::line).containsExactly(2L, 4L);
        assertThat(sheet.rows().getFirst().day("must_date")).hasToString("2026-03-31");
    }

    @Test
    void refusesAnEmptyFileAndAHeadingThatStandsTwice() {
        assertThatThrownBy(() -> sheet(""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> sheet("key,Key\n")).hasMessageContaining("once");
        assertThatThrownBy(() -> sheet("key\na\nb\n").requireFew(1))
                .hasMessageContaining("more than 1 rows");
    }

    @Test
    void writesWhatNoSpreadsheetTakesForAFormulaAndReadsItBack() {
        var written = CsvSheet.write(List.of("key", "name"), List.of(Map.of("key", "=A1")));

        assertThat(written.lines()).containsExactly("key,name", "'=A1,");
        assertThat(sheet(written).rows().getFirst().text("key")).isEqualTo("=A1");
    }

    @Test
    void saysOfEachBadCellWhatItIsAndTheRule() {
        assertThatThrownBy(() -> row("n", "12,5").number("n")).hasMessageContaining("(12,5)");
        assertThatThrownBy(() -> row("n", "-1").number("n")).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> row("n", "1e99").number("n")).isInstanceOf(BadCell.class);
        assertThatThrownBy(() -> row("d", "2026-02-30").day("d"))
                .hasMessageContaining("2026-02-30");
        assertThatThrownBy(() -> row("d", "0026-02-03").day("d")).isInstanceOf(BadCell.class);
        assertThatThrownBy(() -> row("w", "someday").word("w", DayOfWeek.class))
                .hasMessageContaining("one of monday, tuesday");
        assertThatThrownBy(() -> row("t", "a\u0007b").text("t")).hasMessageContaining("control");
        assertThatThrownBy(() -> row("t", "").needed("t"))
                .hasMessageContaining("must not be empty");
    }

    @Test
    void writesNumbersAsTheyAreRead() {
        for (double number : new double[] {0, 1, 0.1, 2.5, 1e6, 123456.789, 1e-7}) {
            assertThat(row("n", CsvRow.written(number)).number("n")).isEqualTo(number);
        }
        assertThat(CsvRow.written(1e6)).isEqualTo("1000000");
    }

    @Test
    void goesOnAfterARowThatCannotBeRead() {
        var reading = new RowReading();
        var read =
                reading.each(
                        sheet("key,n\na,1\nb,x\nA,3\nc,4\n"),
                        "key",
                        row -> row.needed("key"),
                        row -> Optional.ofNullable(row.number("n")));

        assertThat(read).extracting(RowReading.Read::thing).containsExactly(1.0, 4.0);
        assertThat(reading.problems())
                .extracting(RowProblem::line, RowProblem::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "n"),
                        org.assertj.core.groups.Tuple.tuple(4L, "key"));
    }

    @Test
    void readsTheMembersOfABodyAsCells() {
        var said =
                CellMembers.said(
                        Map.of("mustDate", " 2026-03-31 ", "why", "agreed"),
                        List.of("must_date", "key"));

        assertThat(said.row().cells()).isEqualTo(Map.of("must_date", "2026-03-31"));
        assertThat(said.why()).isEqualTo("agreed");
        for (var member : List.of("must_date", "MustDate", "other")) {
            assertThatThrownBy(() -> CellMembers.said(Map.of(member, ""), List.of("must_date")))
                    .hasMessageContaining("must be one of mustDate");
        }
    }
}
