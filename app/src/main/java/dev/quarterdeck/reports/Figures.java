package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Collects the figures of a section, each once, in the order in which a reader meets them.
final class Figures {

    private Figures() {}

    static Collection<Figure> said(Section section) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Section.Span span : section.sentence()) {
            if (span instanceof Section.Said(Figure figure, String text)) {
                figures.putIfAbsent(figure.id(), figure);
            }
        }
        return figures.values();
    }

    static Collection<Figure> all(Section section) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        said(section).forEach(figure -> figures.put(figure.id(), figure));
        section.details().forEach(figure -> figures.putIfAbsent(figure.id(), figure));
        return figures.values();
    }

    static String plainSentence(Section section) {
        return section.sentence().stream()
                .map(
                        span ->
                                switch (span) {
                                    case Section.Words(String text) -> text;
                                    case Section.Said(Figure figure, String text) -> text;
                                })
                .collect(Collectors.joining());
    }
}
