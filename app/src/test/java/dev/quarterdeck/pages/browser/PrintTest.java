package dev.quarterdeck.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;

/// Pages on paper: without what only a screen needs, with the ids of their numbers.
@Tag("browser")
class PrintTest {

    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/people",
                    "/people/teams",
                    "/people/managers",
                    "/plan/seats",
                    "/plan/quarter",
                    "/plan?asOf=2026-02-02",
                    "/plan/initiatives/LIFT-1?lever=first",
                    "/people?explain=people.headcount");

    private static Window window;

    @BeforeAll
    static void openTheBrowser() {
        var demo = PackagedDemo.shared();
        window = Window.open(demo);
        window.signIn("maren");
    }

    @AfterAll
    static void closeTheBrowser() {
        if (window != null) {
            window.close();
        }
    }

    @Test
    void takesFewSheets() throws Exception {
        for (var page : PAGES) {
            window.go(page);
            var options = new PrintOptions();
            options.setPageSize(new PageSize(29.7, 21));
            options.setBackground(true);
            var pdf = Base64.getDecoder().decode(window.driver().print(options).getContent());
            window.browser().save("print" + page.replaceAll("[^a-z]+", "-") + ".pdf", pdf);
            var sheets =
                    PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
            assertThat(sheets).as(page).isBetween(1L, 5L);
        }
    }

    @Test
    void leavesOutWhatIsForTheScreenAndNamesEachNumber() {
        for (var page : PAGES) {
            window.go(page);
            window.tool("Emulation.setEmulatedMedia", Map.of("media", "print"));
            for (var gone : List.of(".rail", ".tools", ".skip", "dialog")) {
                assertThat(
                                window.number(
                                        "[...document.querySelectorAll('%s')].filter((one) => one.offsetParent).length"
                                                .formatted(gone)))
                        .as(gone + " of " + page)
                        .isZero();
            }
            if (window.has("a.figure[data-figure]")) {
                assertThat(
                                (String)
                                        window.script(
                                                "return getComputedStyle(document.querySelector('a.figure[data-figure]'), '::after').content"))
                        .as(page)
                        .contains("[")
                        .contains("]");
            }
            window.tool("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }
}
