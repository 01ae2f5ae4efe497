package dev.quarterdeck.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quarterdeck.metrics.Chart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartImageTest {

    private static final Chart BARS =
            Objects.requireNonNull(SampleCharts.each().get("sample.bars"));

    private static BufferedImage image(Chart chart, Palette palette, int width) throws IOException {
        byte[] png = ChartImage.png(chart, palette, width);
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    }

    @ParameterizedTest
    @EnumSource
    void drawsEachKindInItsColours(Palette palette) throws IOException {
        int surface = colour(palette, "surface");
        int ink = colour(palette, "s1");
        for (Chart chart : SampleCharts.each().values()) {
            BufferedImage image = image(chart, palette, 560);
            assertThat(image.getWidth()).isEqualTo(560);
            assertThat(image.getRGB(555, 2) & 0xFFFFFF).as(chart.id()).isEqualTo(surface);
            assertThat(count(image, ink)).as(chart.id()).isGreaterThan(100);
        }
    }

    private static int colour(Palette palette, String name) {
        String hex = palette.colour(name).substring(1);
        String whole = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
        return Integer.parseInt(whole, 16);
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void isAsWideAsAskedAndKeepsItsProportion() throws IOException {
        BufferedImage image = image(BARS, Palette.LIGHT, 1_400);
        assertThat(image.getWidth()).isEqualTo(1_400);
        assertThat(image.getHeight()).isEqualTo(600);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(ChartImage.png(BARS, Palette.PRINT, 800))
                .isEqualTo(ChartImage.png(BARS, Palette.PRINT, 800));
        assertThat(Drawing.standalone(BARS, Palette.PRINT))
                .isEqualTo(Drawing.standalone(BARS, Palette.PRINT));
    }

    @Test
    void refusesAWidthThatNobodyCanUse() {
        for (int width : new int[] {-1, 0, 79, 4_001, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ChartImage.png(BARS, Palette.LIGHT, width))
                    .withMessageContaining("(%d)".formatted(width));
        }
    }
}
