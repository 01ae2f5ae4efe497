package dev.quarterdeck.metrics;

import java.util.stream.Stream;

/// Finds figures in a section, and reads its sentence, as tests need them.
final class Sections {

    private Sections() {}

    static Figure figure(Section section, String id) {
        return figures(section)
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + id));
    }

    static Stream<Figure> figures(Section section) {
        return Stream.concat(
                section.sentence().stream()
                        .filter(span -> span instanceof Section.Said)
                        .map(span -> ((Section.Said) span).figure()),
                section.details().stream());
    }

    static String text(Section section) {
        var text = new StringBuilder();
        for (var span : section.sentence()) {
            text.append(
                    switch (span) {
                        case Section.Words(String words) -> words;
                        case Section.Said(Figure figure, String said) -> said;
                    });
        }
        return text.toString();
    }
}
