package dev.quarterdeck.pages.view.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the page of one metric: what it means, and how it went.
///
/// @param question the question it answers
/// @param parts the words of its page
/// @param rules the definitions that can be chosen
/// @param course how it went, or null where nobody asks
public record MetricPage(
        String id,
        String title,
        List<Paragraph> question,
        List<Part> parts,
        List<PanelsPage.Choice> choices,
        List<Rule> rules,
        PanelsPage.@Nullable Panel course) {

    /// Copies the lists.
    public MetricPage {
        question = List.copyOf(question);
        parts = List.copyOf(parts);
        choices = List.copyOf(choices);
        rules = List.copyOf(rules);
    }

    /// A part of its words.
    public record Part(String title, List<Paragraph> paragraphs) {

        /// Copies the paragraphs.
        public Part {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /// A paragraph, or a line of a list.
    public record Paragraph(List<Piece> pieces) {

        /// Copies the pieces.
        public Paragraph {
            pieces = List.copyOf(pieces);
        }
    }

    /// Words in one style. @param style empty, `strong`, `em` or `code`
    public record Piece(String words, String style) {}

    /// A definition. @param difference how it counts otherwise, empty for the house's own
    public record Rule(String id, String title, String difference) {}
}
