package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Metric.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what the page of a metric says: one section of Markdown to each of five questions.
final class MetricWords {

    static final List<String> HEADINGS =
            List.of("Question", "Formula", "Left out", "How it misleads", "Decision");

    private static final Pattern HEADING = Pattern.compile("(?m)^## ");

    private MetricWords() {}

    static Words of(String id) {
        var sections = sections(Rows.text(id + ".md"));
        if (!List.copyOf(sections.keySet()).equals(HEADINGS)) {
            throw new IllegalStateException(
                    "The text of the metric (%s) must have the headings %s, not %s."
                            .formatted(id, HEADINGS, sections.keySet()));
        }
        var texts = List.copyOf(sections.values());
        return new Words(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4));
    }

    private static Map<String, String> sections(String text) {
        var sections = new LinkedHashMap<String, String>();
        for (var section : HEADING.split(text, -1)) {
            int end = section.indexOf('\n');
            if (end > 0 && !section.startsWith("#") && !section.isBlank()) {
                sections.put(section.substring(0, end).strip(), section.substring(end).strip());
            }
        }
        return sections;
    }
}
