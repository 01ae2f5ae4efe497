package dev.quarterdeck.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Pages whose scripts never run.
@Tag("browser")
class WithoutScriptsTest {

    private static PackagedDemo demo;
    private static Window window;

    @BeforeAll
    static void openTheBrowser() {
        demo = PackagedDemo.shared();
        window = Window.open(demo);
        window.tool("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        open("/sign-in");
        window.find("#login").sendKeys("chiara");
        window.find("#password").sendKeys(demo.password("chiara"));
        window.find("form button").click();
        window.until("signed in", () -> window.path().equals("/"));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (window != null) {
            window.close();
        }
    }

    private static void open(String path) {
        window.driver().get(demo.at(path));
    }

    @TestFactory
    Stream<DynamicTest> everyPageReads() {
        return PageList.of(demo, "chiara").stream()
                .map(
                        page ->
                                DynamicTest.dynamicTest(
                                        page,
                                        () -> {
                                            open(page);
                                            assertThat(window.find("main").getText().strip())
                                                    .hasSizeGreaterThan(20);
                                            assertThat(window.has("html.js")).isFalse();
                                        }));
    }

    @Test
    void opensAndClosesAnExplanationByLink() {
        open("/people");
        window.find("[data-figure='people.headcount']").click();
        window.until("explained", () -> window.path().contains("explain=people.headcount"));
        assertThat(window.find("#drawer h2").getText()).isNotBlank();
        window.find("#drawer .close").click();
        window.until("closed", () -> !window.path().contains("explain="));
        assertThat(window.has("#drawer h2")).isFalse();
    }

    @Test
    void sortsAndFiltersByLinkAndForm() {
        open("/people/teams");
        window.find("#teams-by-members").click();
        window.until("sorted", () -> window.path().contains("teams.sort=-members"));
        assertThat(window.find("th[aria-sort]").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        window.find("#teams-q").sendKeys("tide", org.openqa.selenium.Keys.ENTER);
        window.until("filtered", () -> window.path().contains("teams.q=tide"));
        assertThat(window.path()).contains("teams.sort=-members");
        assertThat(window.all("[data-rows] > tbody > tr")).hasSize(1);
    }

    @Test
    void goesToAnotherDayAndFindsByForm() {
        open("/people?asOf=2026-03-15");
        assertThat(window.find(".band.past").getText()).contains("2026-03-15");
        assertThat(window.find("form.asof button").isDisplayed()).isTrue();
        window.find("#open-palette").click();
        window.until("find", () -> window.path().startsWith("/search"));
        window.find("#q").sendKeys("tides", org.openqa.selenium.Keys.ENTER);
        window.until("found", () -> window.path().contains("q=tides"));
        assertThat(window.find("main").getText()).contains("Tides");
    }

    @Test
    void changesATeamByForm() {
        for (var name : new String[] {"Low Tides", "Tides"}) {
            open("/people/teams/tides");
            window.find("input[name=name]").clear();
            window.find("input[name=name]").sendKeys(name);
            window.find("form[data-draft] button[type=submit]").click();
            window.until("kept", () -> window.path().contains("kept=yes"));
            assertThat(window.find("h1").getText()).isEqualTo(name);
        }
    }
}
