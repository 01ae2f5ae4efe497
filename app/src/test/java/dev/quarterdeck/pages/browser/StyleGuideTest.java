package dev.quarterdeck.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/// Each fragment in each state, photographed into `target/screenshots`.
@Tag("browser")
class StyleGuideTest {

    private static final List<String> FRAGMENTS =
            List.of(
                    ".figure-card",
                    ".state.empty",
                    ".state.loading",
                    ".state.refused",
                    ".state.partial",
                    ".chart-card",
                    ".table",
                    "form.form",
                    "ul.review > li");

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
    void showsEachFragmentInEachState() throws IOException {
        for (int width : new int[] {1280, 390}) {
            window.size(width, 900);
            for (var scheme : List.of("light", "dark")) {
                window.scheme(scheme);
                window.go("/styleguide");
                for (var fragment : FRAGMENTS) {
                    photograph("%s-%d-%s".formatted(scheme, width, fragment), fragment, width);
                }
            }
        }
        assertThat(window.all(".figure-card .unknown")).isNotEmpty();
        assertThat(window.all("form.form [aria-invalid=true]")).isNotEmpty();
        assertThat(window.all("figure.chart-card").size()).isGreaterThanOrEqualTo(7);
    }

    private static void photograph(String name, String fragment, int width) throws IOException {
        var found =
                window.all("main " + fragment).stream().filter(WebElement::isDisplayed).toList();
        assertThat(found).as(fragment).isNotEmpty();
        int number = 0;
        for (var one : found) {
            var png =
                    window.photograph(
                            "guide-" + name.replaceAll("[^a-z0-9]+", "-") + "-" + ++number, one);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).as(fragment).isBetween(24, width);
            assertThat(colours(image)).as("colours of " + fragment).isGreaterThan(8);
        }
    }

    private static int colours(java.awt.image.BufferedImage image) {
        var colours = new HashSet<Integer>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
