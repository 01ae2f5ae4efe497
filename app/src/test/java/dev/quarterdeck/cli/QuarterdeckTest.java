package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.littlecompany.HarborRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterdeckTest {

    @TempDir static Path shared;

    @TempDir Path data;

    private static Path harbor;

    @BeforeAll
    static void makeTheRepository() {
        harbor = HarborRepository.in(shared.resolve("harbor"));
    }

    @Test
    void helpsWithEveryVerb() {
        var session = new Session(harbor, data);

        assertThat(session.qd("--help")).isZero();
        assertThat(session.out()).contains("look", "explain", "doctor", "backtest");
        for (String verb : new String[] {"look", "explain", "doctor", "backtest"}) {
            assertThat(session.qd(verb, "--help")).as(verb).isZero();
        }
    }

    @Test
    void refusesAnUnknownVerbInOneLine() {
        var session = new Session(harbor, data);

        assertThat(session.qd("lok", ".")).isEqualTo(2);
        assertThat(session.err()).contains("lok").contains("Maybe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lok .                          | `qd` has no verb (lok).
                    org foo                        | `qd org` has no verb (foo).
                    org show foo                   | `qd org show` takes no further word (foo).
                    org show --sever x             | `qd org show` has no option (--sever).
                    org team                       | `qd org team` needs KEY.
                    token                          | `qd token` needs a verb.
                    token create --name x          | `qd token create` needs --user LOGIN.
                    token create --name            | The option --name must have a value (NAME).
                    serve --port abc               | The --port (abc) must be a whole number.
                    audit --limit 5 --limit 6      | The --limit must be given once.
                    org accounts review --person x | The --person (x) must be of the form ID=KEY.
                    grant add ada --duty finance --purpose x | One of these must be given to `qd grant add`: --everything, --team KEY, --person KEY.
                    grant add a --duty finance --purpose x --everything --team t | Only one of these must be given to `qd grant add`: --everything, --team KEY, --person KEY.
                    """)
    void saysInOneSentenceWhatIsWrongWithACommandLine(String typed, String sentence) {
        var session = new Session(harbor, data);

        assertThat(session.qd(typed.split(" "))).isEqualTo(2);

        assertThat(session.err().lines().toList()).hasSize(2);
        assertThat(session.err().lines()).first().isEqualTo(sentence);
        assertThat(session.err().lines().toList().get(1)).startsWith("Maybe ").contains("--help`");
    }

    @Test
    void suggestsTheNearestVerbAndOption() {
        var session = new Session(harbor, data);

        session.qd("lok", ".");
        assertThat(session.err()).contains("Maybe look");
        session.qd("org", "people", "--as-off", "2026-01-01");
        assertThat(session.err()).contains("Maybe --as-of");
    }

    @Test
    void suggestsTheNearestId() {
        var session = new Session(harbor, data);
        session.qd("look", ".");

        assertThat(session.qd("explain", "link.nmaed")).isEqualTo(2);
        assertThat(session.err()).contains("(link.nmaed)").contains("link.named");
    }

    @Test
    void saysThatThereIsNoLookYet() {
        var session = new Session(harbor, data);

        assertThat(session.qd("explain", "link.named")).isEqualTo(2);
        assertThat(session.err()).contains("Maybe run `qd look .` first.");
    }

    @Test
    void refusesALookIdThatClimbsOutOfItsFolder() {
        var session = new Session(harbor, data);
        session.qd("look", ".");

        assertThat(session.qd("explain", "link.named", "--look", "../../etc")).isEqualTo(2);
    }

    @Test
    void explainsWithDecisionPeriodFormulaRowsAndFreshness() {
        var session = new Session(harbor, data);
        session.qd("look", ".");

        session.qd("explain", "link.named");

        assertThat(session.out())
                .containsSubsequence(
                        "Decision", "Period", "Formula", "Left out", "Freshness", "Rows");
    }

    @Test
    void doctorShowsTheGuessesAndKeepsCorrections() throws IOException {
        var copy = data.resolve("copy");
        dev.quarterdeck.littlecompany.GitRepositoryBuilder.run(
                data, new byte[0], "clone", "--quiet", harbor.toString(), copy.toString());
        var session = new Session(copy, data);

        assertThat(session.qd("doctor", ".")).isZero();
        assertThat(session.out())
                .contains("ticket-prefixes", "? HARBOR", "release-tags", "same-person");
        assertThat(copy.resolve(".quarterdeck.yml")).doesNotExist();

        assertThat(
                        session.qd(
                                "doctor",
                                ".",
                                "--set",
                                "done=change",
                                "--set",
                                "ticket-prefixes=HARBOR"))
                .isZero();
        assertThat(session.out())
                .contains("= HARBOR")
                .contains("= every merged change by a person is an item");
        assertThat(Files.readString(copy.resolve(".quarterdeck.yml")))
                .contains("# ")
                .contains("done: 'change'");

        assertThat(session.qd("doctor", ".", "--unset", "done")).isZero();
        assertThat(Files.readString(copy.resolve(".quarterdeck.yml"))).doesNotContain("done:");

        assertThat(session.qd("doctor", ".", "--confirm")).isZero();
        assertThat(Files.readString(copy.resolve(".quarterdeck.yml")))
                .contains("ticket-prefixes: ['HARBOR']")
                .doesNotContain("done:");
    }

    @Test
    void changesNoAnswerByConfirmingTheGuesses() {
        var copy = data.resolve("confirmed");
        dev.quarterdeck.littlecompany.GitRepositoryBuilder.run(
                data, new byte[0], "clone", "--quiet", harbor.toString(), copy.toString());
        var session = new Session(copy, data);
        session.qd("look", ".", "--format", "md");
        var before = answers(session.out());

        session.qd("doctor", ".", "--confirm");
        session.qd("look", ".", "--format", "md");

        assertThat(answers(session.out())).isNotEmpty().isEqualTo(before);
    }

    private static java.util.List<String> answers(String markdown) {
        return markdown.lines().filter(line -> line.matches("\\d+\\. .*")).toList();
    }

    @Test
    void explainsAsManyRowsInCsvAsItCounted() {
        var session = new Session(harbor, data);
        session.qd("look", ".");

        session.qd("explain", "link.changes", "--format", "csv");

        assertThat(session.out().lines()).hasSize(1 + 209);
    }

    @Test
    void refusesADayThatHasNotBegun() {
        var session = new Session(harbor, data);

        assertThat(session.qd("look", ".", "--as-of", "2030-01-01")).isEqualTo(2);
        assertThat(session.err()).contains("(2030-01-01)").contains("future");
    }

    @Test
    void doctorRefusesAValueThatBreaksItsRule() {
        var session = new Session(harbor, data);

        assertThat(session.qd("doctor", ".", "--set", "done=never")).isEqualTo(2);
        assertThat(session.err()).contains("(never)");
        assertThat(harbor.resolve(".quarterdeck.yml")).doesNotExist();
    }

    @Test
    void backtestsTheRepositoryAndAnItemsFile() throws IOException {
        var session = new Session(harbor, data);

        assertThat(session.qd("backtest", ".")).isZero();
        assertThat(session.out())
                .contains("bootstrap12")
                .contains("quarterdeck")
                .contains("count at 8 weeks");

        var items = data.resolve("items.csv");
        var rows = new StringBuilder("series,created,resolved\n");
        for (int i = 0; i < 300; i++) {
            var moment =
                    java.time.Instant.parse("2023-01-02T10:00:00Z")
                            .plus(java.time.Duration.ofHours(50L * i));
            rows.append("quay,").append(moment).append(',').append(moment).append('\n');
        }
        Files.writeString(items, rows.append("quay,2024-01-01,\nquay,2024-01-01,someday\n"));

        assertThat(session.qd("backtest", "--items", items.toString(), "--format", "json"))
                .isEqualTo(3);
        assertThat(session.out())
                .contains("\"pooled\"")
                .contains("\"coverage_80\"")
                .contains("\"pit_deciles\"");
        assertThat(session.err())
                .contains("row 303")
                .contains("(someday)")
                .contains("1 rows could not be used");
    }

    @Test
    void backtestsSetsOfOpenItemsAndReleases() throws IOException {
        var file = data.resolve("quay.csv");
        var rows = new StringBuilder("created,resolved,fix_version,release_date\n");
        for (int i = 0; i < 900; i++) {
            var created =
                    java.time.Instant.parse("2021-01-04T10:00:00Z")
                            .plus(java.time.Duration.ofHours(40L * i));
            var resolved = created.plus(java.time.Duration.ofDays(5 + 37L * i % 90));
            rows.append("%s,%s,%d.0,%n".formatted(created, resolved, i / 45));
        }
        Files.writeString(file, rows.append("someday,,,\n"));
        var session = new Session(harbor, data);

        assertThat(session.qd("backtest", "--sets", file.toString())).isEqualTo(3);
        assertThat(session.out()).contains("50% of the open items", "80% of the open items");
        assertThat(session.out().lines()).contains("quay");
        assertThat(session.err()).contains("row 902").contains("(someday)");

        assertThat(session.qd("backtest", "--releases", file.toString(), "--format", "json"))
                .isEqualTo(3);
        assertThat(session.out()).contains("\"kind\" : \"release\"", "\"share_85_met\"");

        assertThat(session.qd("backtest", "--sets", "a.csv", "--releases", "b.csv")).isEqualTo(2);
        assertThat(session.err()).contains("Only one of --items, --sets and --releases");
    }

    @Test
    void replaysATrackerProjectByProjectWhateverItsNumbersLookLike() throws IOException {
        var file = data.resolve("tasks.csv");
        var rows = new StringBuilder("id,project,task,created_date,finished_date\n");
        for (int i = 0; i < 300; i++) {
            var day = java.time.LocalDate.parse("2023-01-02").plusDays(2L * i);
            rows.append("P0-T%d,0,%d,%s,%s\n".formatted(i, i, day.minusDays(1), day));
        }
        Files.writeString(file, rows);
        var session = new Session(harbor, data);

        assertThat(session.qd("backtest", "--jira", file.toString())).isZero();
        assertThat(session.out().lines()).contains("P0");
    }
}
