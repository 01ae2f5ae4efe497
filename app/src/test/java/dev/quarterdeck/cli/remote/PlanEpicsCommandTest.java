package dev.quarterdeck.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.platform.csv.CsvSheet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists epics that a server was taught, and writes them as a file.
class PlanEpicsCommandTest {

    private static final String EPICS =
            """
            {"claimed":[
              {"key":"P-1","initiative":"PAY","open":3,"finished":2,"teams":["Harbor"],"begun":"2026-03-02",
               "touched":"2026-04-01"}],
             "unclaimed":[
              {"key":"acme/crane#12","initiative":null,"open":4,"finished":5,"teams":["Harbor"],"begun":"2026-03-09",
               "touched":"2026-04-02"},
              {"key":"=P, \\"2\\"","initiative":null,"open":6,"finished":null,"teams":["Quay"],"begun":null,
               "touched":null}]}
            """;

    @TempDir Path folder;

    @TempDir Path data;

    private final FakeServer server = new FakeServer();
    private RemoteSession session;

    @BeforeEach
    void open() {
        server.teach("GET /api/v1/plan/epics", 200, EPICS);
        session =
                new RemoteSession(folder, data)
                        .with("QD_URL", server.root().toString())
                        .with("QD_TOKEN", "qd_a_b");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsThemInTheOrderOfTheServerAndNothingOfWhatIsHidden() {
        assertThat(session.qd("plan", "epics")).as(session.err()).isZero();

        var lines = session.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).split(" {2,}"))
                .containsExactly("acme/crane#12", "4", "5", "Harbor", "2026-03-09", "2026-04-02");
        assertThat(lines.get(2).strip().split(" {2,}")).containsExactly("=P, \"2\"", "6", "Quay");
    }

    @Test
    void listsThoseOfInitiativesWhereAsked() {
        assertThat(session.qd("plan", "epics", "--all")).as(session.err()).isZero();

        assertThat(session.out()).containsSubsequence("P-1", "PAY", "acme/crane#12");
    }

    @Test
    void writesIdeasWithTheKeysOfTrackersAsTheyAre() {
        assertThat(session.qd("plan", "epics", "--csv")).as(session.err()).isZero();

        var sheet = CsvSheet.read("epics.csv", session.out().getBytes(StandardCharsets.UTF_8));
        assertThat(sheet.columns()).containsExactly("key", "name", "stage", "roots");
        assertThat(sheet.rows())
                .extracting(one -> one.cells())
                .containsExactly(
                        Map.of(
                                "key", "acme-crane-12",
                                "name", "acme/crane#12",
                                "stage", "idea",
                                "roots", "acme/crane#12"),
                        Map.of(
                                "key", "P---2-",
                                "name", "=P, \"2\"",
                                "stage", "idea",
                                "roots", "=P, \"2\""));
    }
}
