package dev.quarterdeck.metrics;

import java.util.ArrayList;
import java.util.List;

/// Builds a section's sentence from words and figures in reading order.
final class Sentence {

    private final List<Section.Span> spans = new ArrayList<>();

    Sentence words(String text) {
        spans.add(new Section.Words(text));
        return this;
    }

    Sentence figure(Figure figure, String text) {
        spans.add(new Section.Said(figure, text));
        return this;
    }

    List<Section.Span> spans() {
        return List.copyOf(spans);
    }
}
