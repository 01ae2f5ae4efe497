package dev.quarterdeck.metrics;

import java.util.List;

/// One numbered statement of the first look: a sentence made of words and figures, with its charts.
///
/// @param id dotted-name root of its figures: `link`
/// @param title short name of the subject: `Code and tracker`
/// @param sentence what a reader is told, words and figures in turn
/// @param details further figures, shown as a small table
/// @param charts typed series with their findings
/// @param notes caveats, each a full sentence
/// @param nextCommand a command that would say more about this, or empty
public record Section(
        String id,
        String title,
        List<Span> sentence,
        List<Figure> details,
        List<Chart> charts,
        List<String> notes,
        String nextCommand) {

    public Section {
        sentence = List.copyOf(sentence);
        details = List.copyOf(details);
        charts = List.copyOf(charts);
        notes = List.copyOf(notes);
    }

    /// A piece of a sentence.
    public sealed interface Span {}

    /// Plain words. @param text words with their own spaces and punctuation
    public record Words(String text) implements Span {}

    /// A figure in the sentence. @param figure the figure @param text how it reads here: `71%`,
    /// `2,232`
    public record Said(Figure figure, String text) implements Span {}
}
