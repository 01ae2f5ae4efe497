package dev.quarterdeck.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every page, in both sizes and both colour schemes.
@Tag("browser")
class EveryPageTest {

    private static final int FIRST_VISIT = 700_000;
    private static final int LATER = 60_000;

    private static PackagedDemo demo;
    private static Window window;

    @BeforeAll
    static void openTheBrowser() {
        demo = PackagedDemo.shared();
        window = Window.open(demo);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (window != null) {
            window.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> readsWellForTheDirector() {
        return pages("maren", PageList.shapes(demo, "maren"));
    }

    @TestFactory
    Stream<DynamicTest> readsWellForTheAdministrator() {
        var others = new ArrayList<>(PageList.shapes(demo, "chiara"));
        var known = PageList.shapes(demo, "maren");
        others.removeIf(page -> page.contains("explain=") || known.contains(page) && !isOwn(page));
        return pages("chiara", others);
    }

    // What the director sees too looks the same, but for pages on which only administrators act.
    private static boolean isOwn(String page) {
        return page.startsWith("/settings")
                || page.startsWith("/people/accounts")
                || page.startsWith("/people/import")
                || page.startsWith("/people/teams/");
    }

    private static Stream<DynamicTest> pages(String login, List<String> pages) {
        assertThat(pages).as("pages of " + login).hasSizeGreaterThan(7);
        window.driver().manage().deleteAllCookies();
        window.signIn(login);
        return pages.stream().map(page -> DynamicTest.dynamicTest(page, () -> reads(page)));
    }

    private static void reads(String page) {
        var soft = new SoftAssertions();
        for (int width : new int[] {1280, 390}) {
            window.size(width, 900);
            window.console();
            window.go(page);
            soft.assertThat(window.path()).as("address").isEqualTo(page);
            soft.assertThat(window.moved()).as("what moved at %d on %s", width, page).isEmpty();
            soft.assertThat(window.number("document.documentElement.scrollWidth"))
                    .as("width at %d of %s", width, page)
                    .isLessThanOrEqualTo(width);
            soft.assertThat(window.bytes()).as("bytes of %s", page).isLessThan(LATER);
            soft.assertThat(window.violations()).as("axe at %d on %s", width, page).isEmpty();
            soft.assertThat(window.refused()).as("refused by the policy on %s", page).isEmpty();
            soft.assertThat(window.console()).as("console of %s", page).isEmpty();
        }
        // Colours do not hang on the size; the phone's menu stands on every page that is left open.
        window.scheme("dark");
        soft.assertThat(window.faintWords()).as("axe in the dark on %s", page).isEmpty();
        window.scheme("light");
        soft.assertAll();
    }

    @Test
    void weighsLittleOnTheFirstVisit() {
        window.driver().manage().deleteAllCookies();
        window.signIn("maren");
        window.tool("Network.clearBrowserCache", java.util.Map.of());
        window.go("/");
        System.out.printf("first visit: %,d bytes%n", window.bytes());
        assertThat(window.bytes()).isBetween(20_000L, (long) FIRST_VISIT);
        window.go("/people");
        System.out.printf("a later page: %,d bytes%n", window.bytes());
    }

    @Test
    void readsBeforeOneIsSignedIn() {
        window.driver().manage().deleteAllCookies();
        window.console();
        for (int width : new int[] {1280, 390}) {
            window.size(width, 900);
            window.go("/sign-in");
            assertThat(window.violations()).isEmpty();
            window.scheme("dark");
            assertThat(window.faintWords()).isEmpty();
            window.scheme("light");
            assertThat(window.moved()).isEmpty();
        }
        assertThat(window.console()).isEmpty();
    }
}
