package dev.quarterdeck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.server.Api;
import dev.quarterdeck.server.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final TestServer SERVER = TestServer.shared();
    private static Browser reader;

    @BeforeAll
    static void signIn() {
        reader = Reader.administrator(SERVER);
    }

    @Test
    void leadsToEveryPlaceAndNeverNowhere() {
        for (var place : Place.values()) {
            var answer = reader.open(place.path());
            assertThat(answer.statusCode()).as(place.path()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<title>")
                    .doesNotContain(" style=", "<style", " onclick=");
        }
    }

    @Test
    void saysWhatWillStandInAPlaceWithoutPages() {
        assertThat(reader.open("/money").body())
                .contains("This place has no pages yet.", "FOCUS", "Decision");
    }

    @Test
    void findsByTheFirstLettersWithoutScripts() {
        assertThat(reader.open("/search?q=deli").body()).contains("href=\"/delivery\"");
        assertThat(reader.open("/search?q=zzzz").body()).contains("Nothing is called “zzzz”.");
        assertThat(Api.json(reader.get("/palette.json")).at("/entries").size()).isGreaterThan(20);
    }

    @Test
    void showsANoInsideOfTheFrame() {
        assertThat(reader.open("/nowhere").body())
                .contains("<h1>Not found</h1>", "aria-label=\"Places\"");
    }

    @Test
    void keepsTheReadersColours() {
        var kept = reader.submit("/plan", "/theme", Map.of("theme", "dark"));
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(reader.open("/plan").body()).contains("data-theme=\"dark\"");
        reader.submit("/plan", "/theme", Map.of("theme", "system"));
        assertThat(reader.open("/plan").body()).doesNotContain("data-theme");
        assertThat(reader.submit("/plan", "/theme", Map.of("theme", "\"><script>")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void rendersOnlyTheDrawerForAPartialUpdate() {
        var part = reader.send("/styleguide?explain=guide.named", "HX-Target", "drawer");

        assertThat(part.body()).startsWith("<div id=\"drawer\">").doesNotContain("<html");
        assertThat(reader.send("/styleguide?many.from=500", "HX-Target", "many-more").body())
                .startsWith("<tbody>")
                .contains("Row 501", "many.from=1000");
    }

    @Test
    void showsEveryFragmentInItsStyleGuide() {
        assertThat(reader.open("/styleguide").body())
                .contains("not known", "You may not see", "2 of 40 files", "Reading harbor")
                .contains("Lantern &lt;i");
    }
}
