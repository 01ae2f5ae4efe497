package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.platform.jobs.Jobs;
import dev.quarterdeck.server.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ImportPageTest {

    private static final TestServer SERVER = TestServer.shared();

    /// Waits on the job itself until the page has something to show.
    private static String settled(Browser reader, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var page = answer.headers().firstValue("Location").orElseThrow();
        var job = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        var jobs = SERVER.bean(Jobs.class);
        while (!jobs.find(job).orElseThrow().isOver()) {
            Thread.onSpinWait();
        }
        return page;
    }

    private static HttpResponse<String> upload(Browser reader, String csv, boolean full) {
        return reader.upload(
                "/people/import",
                "/people/imports",
                full ? Map.of("full", "true") : Map.of(),
                "files",
                "people.csv",
                csv);
    }

    @Test
    @Timeout(60)
    void showsFirstWhatWouldChangeAndKeepsItWhenAsked() {
        var reader = Reader.administrator(SERVER);
        var csv =
                """
                employee_number,name,from
                IP-1,Vera Stern,2026-01-05
                IP-2,<script>x</script>,2026-01-05
                ,Nobody,2026-01-05
                """;

        var page = settled(reader, upload(reader, csv, false));
        var shown = reader.open(page).body();
        assertThat(shown)
                .contains(
                        "What would change",
                        "people.csv: people",
                        "Vera Stern",
                        "Keep these changes")
                .contains("Rows not taken", "Maybe")
                .doesNotContain("<script>x", "every 1s");
        assertThat(reader.open("/search?q=Vera+Stern").body()).contains("Nothing is called");
        assertThat(reader.open(page + "?csv=refused").body()).contains("people.csv", "Why not");
        var unknown = reader.submit(page, page + "?act=aply", Map.of("act", "aply"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("The form (aply) is not one of this page.");
        assertThat(reader.open("/search?q=Vera+Stern").body()).contains("Nothing is called");
        var kept =
                settled(reader, reader.submit(page, page + "?act=apply", Map.of("act", "apply")));
        assertThat(reader.open(kept).body())
                .contains(">Done<", "Vera Stern")
                .doesNotContain("Keep these changes");
        assertThat(reader.open("/search?q=Vera+Stern").body()).contains("/people/persons/");
        var again = reader.submit(page, page + "?act=apply", Map.of("act", "apply"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("The files are no longer here");
    }

    @Test
    @Timeout(60)
    void takesAFileOfTwoMebibytes() {
        var reader = Reader.administrator(SERVER);
        var row = "IP-8,Large " + "x".repeat(1_000) + ",2026-01-05\n";
        var csv = "employee_number,name,from\n" + row.repeat((2 << 20) / row.length() + 1);
        assertThat(csv.length()).isGreaterThan(2 << 20);

        assertThat(reader.open("/people/import").body()).contains("action=\"/people/imports\"");
        var page = settled(reader, upload(reader, csv, false));
        assertThat(reader.open(page).statusCode()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void saysInOneSentenceWhatIsWrongWithAFile() {
        var reader = Reader.administrator(SERVER);

        var none = upload(reader, "", false);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains(
                        "At least one file that is not empty must be chosen.",
                        "aria-invalid=\"true\"");
        var page = settled(reader, upload(reader, "colour,size\nred,4\n", false));
        assertThat(reader.open(page).body())
                .contains("Nothing was changed", "Maybe", "href=\"/people/import\"");
    }

    @Test
    @Timeout(60)
    void showsAnImportToWhoOrderedItAlone() {
        var reader = Reader.administrator(SERVER);
        var page =
                settled(
                        reader,
                        upload(
                                reader,
                                "employee_number,name,from\nIP-9,Alma Kern,2026-01-05\n",
                                false));

        assertThat(Reader.administrator(SERVER).open(page).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhyToWhoMayNot() {
        var reader = Reader.somebody(SERVER, null);

        assertThat(reader.open("/people/import").body())
                .contains("You may not bring people in.", "Only administrators and HR partners")
                .doesNotContain("type=\"file\"");
        assertThat(
                        reader.upload(
                                        "/account",
                                        "/people/imports",
                                        Map.of(),
                                        "files",
                                        "people.csv",
                                        "number,name\n1,A\n")
                                .statusCode())
                .isEqualTo(403);
        assertThat(Reader.administrator(SERVER).open("/people/import?asOf=2026-02-01").body())
                .contains("Files are brought in on the page of today.");
    }
}
