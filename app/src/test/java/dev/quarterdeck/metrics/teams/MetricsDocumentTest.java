package dev.quarterdeck.metrics.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds `docs/metrics.md` to the words of the metrics; `-Dgolden.update=true` rewrites it.
class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/metrics.md");

    private static final String HEAD =
            """
            # Metrics of teams

            Rendered from the words beside each metric (`dev/quarterdeck/metrics/teams/*.md`); do not edit this page.
            Weeks run from Monday to Sunday in UTC. A number is a team's with the teams below it, or everybody's; a thing that teams share
            counts in each by its parts. *No data* is not 0. Teams of fewer than five people, and teams whose numbers would give those of
            so few away, are not shown. Natural limits come from a team's own weeks (XmR, at least eight); a week stands out when it lies
            outside, is the eighth in a row on one side of the centre, or the third of four nearer to a limit than to the centre. Two
            periods are compared with a 95 % interval: shares by Newcombe's method, medians by the intervals of both, weekly counts by
            Welch's; where it holds zero, nobody can tell.
            """;

    @Test
    void saysWhatTheMetricsSay() throws IOException {
        var text = render();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, text);
        }

        assertThat(DOCUMENT).hasContent(text);
    }

    private static String render() {
        var text = new StringBuilder(HEAD);
        for (var area : Metric.Area.values()) {
            text.append("\n## ").append(area.title()).append('\n');
            Catalog.METRICS.stream()
                    .filter(one -> one.area() == area)
                    .forEach(one -> text.append(render(one)));
        }
        return text.toString();
    }

    private static String render(Metric metric) {
        var words = metric.words();
        var rules =
                metric.rules().size() == 1
                        ? ""
                        : " Rules: `%s`."
                                .formatted(
                                        String.join(
                                                "`, `",
                                                metric.rules().stream()
                                                        .map(Metric.Rule::id)
                                                        .toList()));
        return """

                ### %s (`%s`)

                %s

                *Formula.* %s%s

                *Left out.* %s

                *How it misleads.* %s

                *Decision.* %s
                """
                .formatted(
                        metric.title(),
                        metric.id(),
                        words.question(),
                        words.formula(),
                        rules,
                        words.leftOut(),
                        words.misleads(),
                        words.decision());
    }
}
