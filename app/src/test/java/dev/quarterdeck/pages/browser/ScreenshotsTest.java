package dev.quarterdeck.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Photographs the demo's key pages, light and dark, for `docs/images`: `./scripts/screenshots`.
///
/// The system property `images` names the folder.
@Tag("screenshots")
class ScreenshotsTest {

    private static final Path FOLDER = Path.of(System.getProperty("images", "target/images"));
    private static final Duration MOST_WAITING = Duration.ofMinutes(3);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_COLOURS = 256;
    private static final Pattern REPOSITORY =
            Pattern.compile("href=\"(/delivery/repositories/[0-9a-f-]{36})[\"?]");
    private static final Pattern PERSON =
            Pattern.compile("href=\"(/people/persons/[0-9a-f-]{36})[\"?]");

    @Test
    void photographsTheDemo() throws IOException {
        Files.createDirectories(FOLDER);
        try (var window = Window.open(PackagedDemo.shared())) {
            window.size(WIDTH, HEIGHT);
            window.tool("Emulation.setScrollbarsHidden", Map.of("hidden", true));
            window.signIn("maren");
            untilTold(window);
            take(window, pages(window));
            window.size(390, 844);
            take(window, Map.of("phone", "/people"));
            window.size(WIDTH, HEIGHT);
            window.driver().manage().deleteAllCookies();
            window.signIn("chiara");
            take(
                    window,
                    Map.of(
                            "settings",
                            "/settings",
                            "sources",
                            "/settings/sources",
                            "accounts",
                            "/people/accounts"));
        }
    }

    /// Waits for what the demo's tools tell, which comes in after the first page; not for ever, for
    /// a picture of the waiting page is one too.
    private static void untilTold(Window window) {
        long begun = System.nanoTime();
        do {
            window.go("/delivery/week");
        } while ((window.has(".state.loading") || !window.has("main table"))
                && System.nanoTime() - begun < MOST_WAITING.toNanos());
    }

    private static Map<String, String> pages(Window window) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("brief", "/");
        window.go("/");
        first(window, REPOSITORY).ifPresent(path -> pages.put("repository", path));
        pages.put("delivery", "/delivery");
        pages.put("week", "/delivery/week");
        pages.put("team-now", "/delivery/teams/piloting/now");
        pages.put("team-flow", "/delivery/teams/piloting/flow");
        pages.put("team-deployments", "/delivery/teams/piloting/deployments");
        pages.put("team-sprints", "/delivery/teams/piloting/sprints");
        pages.put("metric", "/delivery/metrics/dora.lead-time");
        pages.put("initiative", "/plan/initiatives/LIFT-1?lever=first");
        pages.put("quarter", "/plan/quarter");
        pages.put("people", "/people");
        pages.put("explained", "/people?explain=people.span");
        pages.put("teams", "/people/teams");
        pages.put("team", "/people/teams/piloting");
        window.go("/people/teams/piloting");
        first(window, PERSON).ifPresent(path -> pages.put("person", path));
        pages.put("managers", "/people/managers");
        pages.put("data-health", "/health-of-data");
        pages.put("account", "/account");
        pages.put("style-guide", "/styleguide#chart");
        pages.put("tour", "/?tour=1");
        return pages;
    }

    private static java.util.Optional<String> first(Window window, Pattern link) {
        var found = link.matcher("" + window.driver().getPageSource());
        return found.find() ? java.util.Optional.of(found.group(1)) : java.util.Optional.empty();
    }

    private static void take(Window window, Map<String, String> pages) throws IOException {
        for (var page : pages.entrySet()) {
            for (var scheme : List.of("light", "dark")) {
                window.scheme(scheme);
                window.go(page.getValue());
                if (window.has(".state.refused h1")
                        || window.number(
                                        "performance.getEntriesByType('navigation')[0].responseStatus")
                                != 200) {
                    System.out.println("left out: " + page.getValue());
                    break;
                }
                var file = FOLDER.resolve(page.getKey() + "-" + scheme + ".png");
                Files.write(file, small(window.screen()));
                assertThat(Files.size(file))
                        .as(file.toString())
                        .isBetween(5_000L, (long) MOST_BYTES);
            }
        }
    }

    // Pages use few colours: a palette of 256 says the same in a third of the bytes.
    private static byte[] small(byte[] png) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var counted = new HashMap<Integer, Integer>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counted.merge(image.getRGB(x, y) | 0xff000000, 1, Integer::sum);
            }
        }
        var palette =
                counted.entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        (Map.Entry<Integer, Integer> one) ->
                                                -one.getValue() * weight(one.getKey())))
                        .limit(MOST_COLOURS)
                        .map(Map.Entry::getKey)
                        .toList();
        var out = new ByteArrayOutputStream();
        ImageIO.write(indexed(image, new ArrayList<>(palette)), "png", out);
        return out.toByteArray();
    }

    // A small coloured dot says more than many greys of a letter's edge.
    private static long weight(int colour) {
        var hsb = Color.RGBtoHSB(colour >> 16 & 255, colour >> 8 & 255, colour & 255, null);
        return 1 + Math.round(40 * hsb[1] * hsb[2]);
    }

    private static BufferedImage indexed(BufferedImage image, List<Integer> palette) {
        var colours = palette.stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
        var small =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        model);
        var nearest = new HashMap<Integer, Integer>();
        for (int i = 0; i < colours.length; i++) {
            nearest.put(colours[i], i);
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y) | 0xff000000;
                int index = nearest.computeIfAbsent(colour, one -> nearest(one, colours));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    private static int nearest(int colour, int[] colours) {
        var wanted = new Color(colour);
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            var one = new Color(colours[i]);
            int red = one.getRed() - wanted.getRed();
            int green = one.getGreen() - wanted.getGreen();
            int blue = one.getBlue() - wanted.getBlue();
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
