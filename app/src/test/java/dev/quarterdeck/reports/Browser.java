package dev.quarterdeck.reports;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A headless Chromium without a network of its own, at fixed sizes and in either colour scheme.
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static final Pattern URL_OF_PAGE =
            Pattern.compile("\"request\":\\{.*?\"url\":\"(file:[^\"]*/look\\.html|data:)");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// Starts the browser, or skips the test with its reason where there is none; CI must have one.
    public static Browser start(Path profile) {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            String reason = "there is no " + CHROMIUM + " with " + DRIVER + " on this machine";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("Browser tests must run in CI, but " + reason);
            }
            abort(reason);
        }
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .withLogOutput(java.io.OutputStream.nullOutputStream())
                        .build();
        return new Browser(new ChromeDriver(service, options(profile)));
    }

    private static ChromeOptions options(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile);
        return options;
    }

    public ChromeDriver driver() {
        return driver;
    }

    void open(Path page) {
        driver.get("about:blank");
        driver.get(page.toUri().toString());
    }

    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// Saves the part of the page between two heights, in pages of a size one can look at.
    public void screenshot(String name, int width, int from, int height) throws IOException {
        Map<String, Object> shot =
                driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "format",
                                "png",
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of(
                                        "x", 0, "y", from, "width", width, "height", height,
                                        "scale", 1)));
        save(name + ".png", Base64.getDecoder().decode((String) shot.get("data")));
    }

    public void save(String name, byte[] content) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name), content);
    }

    public long number(String script) {
        return ((Number) driver.executeScript("return " + script)).longValue();
    }

    public List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /// Returns what was asked for since the last call, without the page itself and `data:`.
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> message.contains("\"documentURL\":\"file:"))
                .filter(message -> !URL_OF_PAGE.matcher(message).find())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
