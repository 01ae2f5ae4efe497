package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.ChartStyle;
import dev.quarterdeck.reports.chart.Drawing;
import dev.quarterdeck.reports.chart.SampleCharts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/// Walks the points of charts by keyboard, under the policy of the pages.
@Tag("browser")
class ChartWalkBrowserTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/quarterdeck");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:";

    @TempDir static Path folder;
    private static Browser browser;
    private static HttpServer server;

    @BeforeAll
    static void serveThePage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/", "text/html", page());
        serve(
                "/charts.js",
                "text/javascript",
                Files.readString(RESOURCES.resolve("pages/charts.js")));
        String look = Files.readString(RESOURCES.resolve("reports/look.css"));
        serve("/page.css", "text/css", look + ChartStyle.css());
        server.start();
        browser = Browser.start(folder.resolve("profile"));
    }

    private static void serve(String path, String type, String content) {
        server.createContext(
                path,
                exchange -> {
                    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
                    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    private static String page() {
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html><html lang=en><title>Charts</title>");
        html.append("<link rel=stylesheet href=/page.css><link rel=icon href=data:,>");
        html.append("<script src=/charts.js defer></script><main><h1>Charts</h1>");
        for (Chart chart : SampleCharts.each().values()) {
            html.append("<figure class=card>\n");
            html.append(Drawing.svg(chart, chart.id().replace('.', '-'))).append("</figure>");
        }
        return html.append("</main>").toString();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        server.stop(0);
    }

    @BeforeEach
    void openThePage() {
        browser.size(1280, 900);
        browser.driver().get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private static void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(browser.driver()).sendKeys(key).perform();
        }
    }

    private static void focus(String id) {
        browser.driver()
                .executeScript("document.querySelector('[aria-labelledby^=" + id + "-t]').focus()");
    }

    private static String here() {
        return String.valueOf(
                browser.driver()
                        .executeScript("return document.activeElement.getAttribute('aria-label')"));
    }

    @Test
    void goesFromPointToPoint() {
        focus("sample-two-lines");
        press(Keys.ARROW_RIGHT);
        assertThat(here()).isEqualTo("2025 Q1, finished: 55");
        press(Keys.ARROW_UP);
        assertThat(here()).isEqualTo("2025 Q1, arrived: 61");
        press(Keys.ARROW_RIGHT);
        assertThat(here()).isEqualTo("2025 Q2, arrived: 70");
        press(Keys.END, Keys.ARROW_RIGHT);
        assertThat(here()).isEqualTo("2026 Q2 (not over), arrived: 31");
        press(Keys.HOME, Keys.ARROW_LEFT);
        assertThat(here()).isEqualTo("2025 Q1, finished: 55");
    }

    @Test
    void goesDownAColumnOfAHeatMap() {
        focus("sample-heat-map");
        press(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
        assertThat(here()).isEqualTo("Tides, Dec: 0 requests");
        press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
        assertThat(here()).isEqualTo("Pilots, Jan: not known");
    }

    @Test
    void leavesAPointByEscapeAndAChartByTab() {
        focus("sample-bars");
        press(Keys.ARROW_RIGHT, Keys.ESCAPE);
        assertThat(browser.number("document.activeElement.matches('svg.chart') ? 1 : 0")).isOne();
        press(Keys.ARROW_RIGHT, Keys.TAB);
        assertThat(browser.number("document.activeElement.matches('svg.chart') ? 1 : 0")).isOne();
        assertThat(here()).isEqualTo("null");
        assertThat(browser.number("document.querySelectorAll('.readout').length")).isZero();
    }

    @Test
    void showsWhereOneIsInsideOfTheDrawing() throws IOException {
        for (Chart chart : SampleCharts.each().values()) {
            focus(chart.id().replace('.', '-'));
            press(Keys.END);
            assertThat(here()).as(chart.id()).contains(": ");
            assertThat(
                            browser.number(
                                    """
                                    (() => {
                                      const frame = document.querySelector('.readout rect');
                                      const box = frame.getBBox();
                                      const view = frame.ownerSVGElement.viewBox.baseVal;
                                      return box.x >= 0 && box.y >= 0
                                        && box.x + box.width <= view.width
                                        && box.y + box.height <= view.height
                                        && document.querySelectorAll('.ring').length === 1 ? 1 : 0;
                                    })()"""))
                    .as(chart.id())
                    .isOne();
        }
    }

    @Test
    void staysWithinThePolicyAndTheRulesOfAccess() throws IOException {
        focus("sample-lines");
        press(Keys.ARROW_RIGHT);
        assertThat(new AxeBuilder().analyze(browser.driver()).getViolations()).isEmpty();
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            long tall = browser.number("document.documentElement.scrollHeight");
            browser.screenshot("charts-" + scheme, 1280, 0, (int) tall);
        }
        assertThat(browser.console()).isEmpty();
    }
}
