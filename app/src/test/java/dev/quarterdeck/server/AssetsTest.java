package dev.quarterdeck.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.signin.Browser;
import dev.quarterdeck.platform.http.Assets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final List<String> NAMES =
            List.of(
                    "quarterdeck.css",
                    "chart.css",
                    "quarterdeck.js",
                    "charts.js",
                    "htmx.min.js",
                    "icon.svg");

    private final Browser browser = new Browser(TestServer.shared().root().toString());

    @Test
    void areKeptForGoodUnderTheHashOfTheirContent() {
        for (String name : NAMES) {
            var answer = browser.get(Assets.link(name));
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .contains("max-age=31536000", "immutable");
            assertThat(answer.body()).isNotBlank();
        }
    }

    @Test
    void areNotServedUnderAnotherHashOrName() {
        var link = Assets.link("quarterdeck.css");

        assertThat(browser.get(link.replaceFirst("[0-9a-f]{12}", "0123456789ab")).statusCode())
                .isEqualTo(404);
        assertThat(browser.get(link + ".bak").statusCode()).isEqualTo(404);
        assertThat(browser.get("/assets/..%2f/application.yml").statusCode()).isIn(400, 404);
    }

    @Test
    void runNothingThatStandsInAPage() {
        assertThat(
                        browser.get("/sign-in")
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                .contains("script-src 'self'", "style-src 'self'", "default-src 'none'")
                .doesNotContain("unsafe", "nonce");
    }
}
