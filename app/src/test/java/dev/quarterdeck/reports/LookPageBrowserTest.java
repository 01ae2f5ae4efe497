package dev.quarterdeck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.quarterdeck.littlecompany.LittleCompanyLook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;

@Tag("browser")
class LookPageBrowserTest {

    @TempDir static Path folder;
    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void openTheBrowser() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        StringBuilder html = new StringBuilder();
        HtmlLook.write(LittleCompanyLook.whole(), html);
        page = Files.writeString(folder.resolve("look.html"), html);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openThePage() {
        browser.size(1280, 900);
        browser.scheme("light");
        browser.open(page);
    }

    @Test
    void rendersInBothSchemesWithoutConsoleMessagesOrRequests() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            pages(scheme, 1280, 1700);
            assertThat(background())
                    .isEqualTo(scheme.equals("dark") ? "rgb(15, 21, 27)" : "rgb(246, 247, 249)");
        }
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    private static void pages(String name, int width, int height) throws IOException {
        long whole = browser.number("document.documentElement.scrollHeight");
        for (int top = 0, number = 1; top < whole; top += height, number++) {
            browser.screenshot(
                    name + "-" + number, width, top, (int) Math.min(height, whole - top));
        }
    }

    private static String background() {
        return (String)
                browser.driver()
                        .executeScript("return getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void fitsPhoneTabletAndDesktopWithoutSidewaysScroll() throws IOException {
        for (int width : new int[] {390, 768, 1280}) {
            browser.size(width, 900);
            assertThat(browser.number("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            if (width < 1000) {
                pages("width-" + width, width, 2600);
            }
        }
    }

    @Test
    void runsNothingThatANameBrings() throws IOException {
        String name =
                "\"><img src=x onerror=document.title='x'><script>document.title='x'</script>";
        StringBuilder html = new StringBuilder();
        HtmlLook.write(HostileNamesTest.hostile(name + "m".repeat(2_000)), html);
        browser.open(Files.writeString(folder.resolve("hostile.html"), html));
        assertThat(browser.number("document.scripts.length")).isOne();
        assertThat(browser.number("document.images.length")).isZero();
        browser.size(390, 900);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }

    @Test
    void opensAnExplanationByKeyAndLeadsBack() throws IOException {
        WebElement figure = browser.driver().findElement(By.id("f-link.dark"));
        WebElement receipt = browser.driver().findElement(By.id("x-link.dark"));
        assertThat(receipt.findElement(By.className("body")).isDisplayed()).isFalse();
        browser.driver().executeScript("arguments[0].focus()", figure);
        press("e");
        assertThat(receipt.findElement(By.className("body")).isDisplayed()).isTrue();
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(receipt);
        browser.screenshot("explanation", 1280, 0, 900);
        press(Keys.ESCAPE);
        assertThat(receipt.findElement(By.className("body")).isDisplayed()).isFalse();
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(figure);
    }

    @Test
    void movesBetweenSectionsAndShowsItsKeys() {
        press("j");
        press("j");
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id")).isEqualTo("s2");
        press("k");
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id")).isEqualTo("s1");
        press("?");
        assertThat(browser.driver().findElement(By.id("keys-on")).isDisplayed()).isTrue();
        browser.driver().findElement(By.id("keys-on")).click();
        press("j");
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id"))
                .isNotEqualTo("s2");
    }

    private static void press(CharSequence key) {
        browser.driver().switchTo().activeElement().sendKeys(key);
    }

    @Test
    void satisfiesTheRulesOfAxe() {
        AxeBuilder rules =
                new AxeBuilder()
                        .withTags(
                                List.of(
                                        "wcag2a",
                                        "wcag2aa",
                                        "wcag21a",
                                        "wcag21aa",
                                        "wcag22aa",
                                        "best-practice"));
        Results light = rules.analyze(browser.driver());
        assertThat(light.getPasses()).as("rules that axe checked").hasSizeGreaterThan(20);
        assertNoViolation(light);
        browser.scheme("dark");
        assertNoViolation(
                new AxeBuilder().withRules(List.of("color-contrast")).analyze(browser.driver()));
    }

    private static void assertNoViolation(Results results) {
        assertThat(results.getViolations())
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    @Test
    void printsOnA4AndLetter() throws IOException {
        Map<String, PageSize> sizes =
                Map.of("a4", new PageSize(29.7, 21), "letter", new PageSize(27.94, 21.59));
        for (Map.Entry<String, PageSize> size : sizes.entrySet()) {
            PrintOptions options = new PrintOptions();
            options.setPageSize(size.getValue());
            options.setBackground(true);
            byte[] pdf = Base64.getDecoder().decode(browser.driver().print(options).getContent());
            browser.save(size.getKey() + ".pdf", pdf);
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
    }
}
