package dev.quarterdeck.pages.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import dev.quarterdeck.reports.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A browser window on a demo: opens pages, presses keys, and hears what goes wrong in it.
final class Window implements AutoCloseable {

    private static final String DRAWN =
            """
            const done = arguments[0];
            const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(1)));
            if (document.readyState === 'complete') drawn(); else addEventListener('load', drawn);
            """;

    /// Notes what moves while a page loads, what its policy forbids, and every use of a mouse.
    private static final String WATCH =
            """
            window.qd = { moved: [], refused: [] };
            const named = (node) => node && node.nodeType === 1 ? node.tagName + '.' + node.className + '#' + node.id : 'text';
            new PerformanceObserver((list) => { for (const one of list.getEntries()) {
              if (!one.hadRecentInput) window.qd.moved.push(one.value + ' ' + one.sources.map((source) => named(source.node)
                + JSON.stringify(source.previousRect) + JSON.stringify(source.currentRect)).join(' ')); } })
              .observe({ type: 'layout-shift', buffered: true });
            addEventListener('securitypolicyviolation', (event) =>
              window.qd.refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));
            addEventListener('mousedown', () => sessionStorage.setItem('mouse', 'used'), true);
            """;

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final PackagedDemo demo;
    private final Browser browser;
    private final Path folder;

    private Window(PackagedDemo demo, Browser browser, Path folder) {
        this.demo = demo;
        this.browser = browser;
        this.folder = folder;
    }

    static Window open(PackagedDemo demo) {
        try {
            var folder = Files.createTempDirectory("quarterdeck-browser");
            var window = new Window(demo, Browser.start(folder.resolve("profile")), folder);
            window.tool("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            window.size(1280, 900);
            window.browser.scheme("light");
            return window;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChromeDriver driver() {
        return browser.driver();
    }

    Browser browser() {
        return browser;
    }

    /// Calls a method of Chromium's own protocol.
    Map<String, Object> tool(String method, Map<String, Object> parameters) {
        return driver().executeCdpCommand(method, parameters);
    }

    void size(int width, int height) {
        driver().manage().window().setSize(new Dimension(width, height));
        browser.size(width, height);
    }

    void scheme(String scheme) {
        browser.scheme(scheme);
    }

    /// Opens a page and waits until it stands.
    void go(String path) {
        driver().get(demo.at(path));
        settle();
    }

    /// Waits until the page is loaded and drawn twice. A page that leaves while it is waited for
    /// never answers, so the one that follows is asked.
    void settle() {
        for (int left = 3; ; left--) {
            try {
                driver().executeAsyncScript(DRAWN);
                return;
            } catch (ScriptTimeoutException | JavascriptException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    void until(String what, BooleanSupplier holds) {
        new WebDriverWait(driver(), Duration.ofSeconds(15), Duration.ofMillis(40))
                .withMessage(what)
                .until(_ -> holds.getAsBoolean());
    }

    void untilAt(String part) {
        until("address with " + part + ", not " + path(), () -> path().contains(part));
        settle();
    }

    /// Signs in through the form, as a reader does.
    void signIn(String login) {
        signIn(login, demo.password(login));
    }

    void signIn(String login, String password) {
        go("/sign-in");
        fillIn(login, password);
    }

    void fillIn(String login, String password) {
        find("#login").clear();
        find("#login").sendKeys(login);
        find("#password").sendKeys(password);
        find("main button, form button").click();
        until("signed in as " + login, () -> !path().startsWith("/sign-in"));
        settle();
    }

    /// Returns the address without the host.
    String path() {
        var url = driver().getCurrentUrl();
        var root = demo.at("/");
        return url != null && url.startsWith(root) ? url.substring(root.length() - 1) : "" + url;
    }

    WebElement find(String selector) {
        return driver().findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver().findElements(By.cssSelector(selector));
    }

    boolean has(String selector) {
        return !all(selector).isEmpty();
    }

    /// Presses keys, one after the other, wherever the focus is.
    void press(CharSequence... keys) {
        for (var key : keys) {
            new Actions(driver()).sendKeys(key).perform();
        }
    }

    /// Presses a key while Control is held.
    void pressControl(String key) {
        new Actions(driver()).keyDown(Keys.CONTROL).sendKeys(key).keyUp(Keys.CONTROL).perform();
    }

    WebElement focused() {
        return driver().switchTo().activeElement();
    }

    Object script(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    long number(String expression) {
        return ((Number) script("return " + expression)).longValue();
    }

    /// Returns what axe has against the page as it stands.
    List<String> violations() {
        return violations(new AxeBuilder().withTags(RULES), "");
    }

    /// Returns what axe has against its colours alone, which is all that another scheme changes.
    List<String> faintWords() {
        return violations(new AxeBuilder().withRules(List.of("color-contrast")), "color-contrast");
    }

    // The rows of a table are alike; a thousand of them would take axe minutes.
    private List<String> violations(AxeBuilder rules, String only) {
        rules.exclude("tbody > tr:nth-child(n + 12)");
        // Charts have a test of their own, mark by mark.
        rules.exclude("[data-chart] svg");
        // Without frames there is nothing to put together, which axe does in a window of its own.
        rules.setLegacyMode();
        return rules.analyze(driver()).getViolations().stream()
                .filter(rule -> rule.getId().contains(only))
                .flatMap(
                        rule ->
                                rule.getNodes().stream()
                                        .map(
                                                node ->
                                                        rule.getId()
                                                                + " "
                                                                + node.getHtml()
                                                                + " "
                                                                + node.getFailureSummary()))
                .toList();
    }

    /// Returns what moved since the page began, and by how much.
    List<String> moved() {
        return texts("window.qd.moved");
    }

    /// Returns what the page's own policy forbade.
    List<String> refused() {
        return texts("window.qd.refused");
    }

    private List<String> texts(String expression) {
        return ((List<?>) script("return " + expression)).stream().map(String::valueOf).toList();
    }

    /// Returns how many bytes crossed the wire for the page and all it needs.
    long bytes() {
        return number(
                "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
                        + ".reduce((sum, one) => sum + one.transferSize, 0)");
    }

    List<String> console() {
        return browser.console();
    }

    /// Lets files that the page gives away come into a folder, and returns the folder.
    Path downloads() {
        var into = folder.resolve("downloads");
        try {
            Files.createDirectories(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tool(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", into.toString()));
        return into;
    }

    /// Waits for a file to come, and returns it.
    Path downloaded(Path into, String ending) {
        until("a file *" + ending, () -> files(into).stream().anyMatch(is(ending)));
        return files(into).stream().filter(is(ending)).findFirst().orElseThrow();
    }

    private static java.util.function.Predicate<Path> is(String ending) {
        return path -> path.toString().endsWith(ending);
    }

    private static List<Path> files(Path folder) {
        return Arrays.stream(folder.toFile().listFiles()).map(java.io.File::toPath).toList();
    }

    /// Photographs a part of the page, or all of it, for whoever looks at a run.
    byte[] photograph(String name, String selector) {
        var box =
                (Map<?, ?>)
                        script(
                                "const one = document.querySelector(arguments[0]).getBoundingClientRect();"
                                        + "return { x: one.x + scrollX, y: one.y + scrollY, width: one.width, height: Math.min(one.height, 8000) }",
                                selector);
        return photograph(name, box);
    }

    byte[] photograph(String name, WebElement element) {
        var box =
                (Map<?, ?>)
                        script(
                                "const one = arguments[0].getBoundingClientRect();"
                                        + "return { x: one.x + scrollX, y: one.y + scrollY, width: one.width, height: Math.min(one.height, 8000) }",
                                element);
        return photograph(name, box);
    }

    /// Returns what stands in the window, as PNG.
    byte[] screen() {
        var shot = tool("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode((String) shot.get("data"));
    }

    private byte[] photograph(String name, Map<?, ?> box) {
        var clip = new java.util.HashMap<String, Object>();
        box.forEach((key, value) -> clip.put((String) key, value));
        clip.put("scale", 1);
        var shot =
                tool(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
        var png = Base64.getDecoder().decode((String) shot.get("data"));
        try {
            browser.save(name + ".png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png;
    }

    @Override
    public void close() {
        browser.close();
        try (var all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A folder under the system's temporary one that somebody else tidies.
        }
    }
}
