package dev.quarterdeck.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.organization.csv.CsvKind;
import dev.quarterdeck.organization.csv.CsvReading;
import dev.quarterdeck.organization.csv.PeopleCsv;
import dev.quarterdeck.organization.timeline.RefusedRow;
import dev.quarterdeck.organization.timeline.Statement;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.CsvText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads files as HR systems and spreadsheets write them.
class OrganizationFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private static CsvReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvReading read(byte[] bytes) {
        return PeopleCsv.read("people.csv", bytes, TODAY);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "UTF-16"})
    void readsEveryUsualEncoding(String encoding) {
        var text = "employee_number;name;from\n1;Jürgen Groß;2026-01-01\n";
        var reading = read(text.getBytes(Charset.forName(encoding)));

        assertThat(reading.rows().getFirst().statements().getFirst())
                .isInstanceOfSatisfying(
                        Statement.PersonState.class,
                        state -> assertThat(state.values().name()).isEqualTo("Jürgen Groß"));
    }

    @Test
    void understandsGermanHeadings() {
        var reading =
                read(
                        "\ufeffPersonalnummer;Vorname;Nachname;Dienstliche E-Mail;Vorgesetzten-ID;Abteilung;"
                                + "Eintrittsdatum;Austrittsdatum;Gehalt\n"
                                + "7;Greta;Lang;greta@harbor.example;1;Kran;01.02.2020;31.03.2026;1\n");

        assertThat(reading.kind()).isEqualTo(CsvKind.PEOPLE_TODAY);
        assertThat(reading.ignored()).containsExactly("Gehalt");
        assertThat(reading.mapping()).containsEntry("Austrittsdatum", "left");
        assertThat(reading.rows().getFirst().statements())
                .first()
                .isEqualTo(
                        new Statement.Employed(
                                "7", LocalDate.of(2020, 2, 1), LocalDate.of(2026, 4, 1), TODAY));
    }

    @Test
    void namesEachBadRowAndReadsTheOthers() {
        var reading =
                read(
                        """
                        employee_number,name,email,from,until,share,team
                        1,Ida,ida@harbor.example,2026-01-01,,,
                        2,Owen,not an address,2026-01-01,,,
                        3,Lucia,,03/04/2026,,,
                        4,Kofi,,2026-01-01,2025-01-01,,
                        5,Greta,,2026-01-01,,130,crane
                        ,Rui,,2026-01-01,,,
                        """);

        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.refused())
                .extracting(RefusedRow::line, RefusedRow::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "email"),
                        org.assertj.core.groups.Tuple.tuple(4L, "from"),
                        org.assertj.core.groups.Tuple.tuple(5L, "until"),
                        org.assertj.core.groups.Tuple.tuple(6L, "share"),
                        org.assertj.core.groups.Tuple.tuple(7L, "employee_number"));
    }

    @ParameterizedTest
    @CsvSource({
        "calendars,CALENDARS",
        "holidays,HOLIDAYS",
        "locations,LOCATIONS",
        "teams,TEAMS",
        "people,PEOPLE",
        "leave,LEAVE",
        "skills,SKILLS",
        "accounts,ACCOUNTS"
    })
    void recognisesAFileByItsHeader(String file, CsvKind kind) {
        var reading = read(LittleCompanyPeople.file(file));

        assertThat(reading.kind()).isEqualTo(kind);
        assertThat(reading.refused()).isEmpty();
        assertThat(reading.rows()).isNotEmpty();
    }

    @Test
    void refusesAWorkbookAndAStrangeHeader() {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("workbook");
        assertThatThrownBy(() -> read("a,b\n1,2\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("(a, b)");
        assertThatThrownBy(() -> read("")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"=1+1", "+49", "-x", "@SUM(A1)"})
    void writesFormulasAsTextAndReadsThemBack(String cell) {
        assertThat(CsvText.escaped(cell)).isEqualTo("'" + cell);
        assertThat(
                        read("employee_number,name,from\n1,\"'" + cell + "\",2026-01-01\n")
                                .rows()
                                .getFirst()
                                .statements()
                                .getFirst())
                .isInstanceOfSatisfying(
                        Statement.PersonState.class,
                        state -> assertThat(state.values().name()).isEqualTo(cell));
    }
}
