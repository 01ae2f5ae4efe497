package dev.quarterdeck.pages.teams;

import dev.quarterdeck.pages.view.delivery.MetricPage.Paragraph;
import dev.quarterdeck.pages.view.delivery.MetricPage.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the little Markdown in which metrics are explained: paragraphs, lists, emphasis, code.
final class Prose {

    private static final Pattern MARKED =
            Pattern.compile("\\*\\*(.+?)\\*\\*|\\*(.+?)\\*|`(.+?)`", Pattern.DOTALL);

    private Prose() {}

    static List<Paragraph> of(String markdown) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var block : markdown.strip().split("\n\\s*\n")) {
            if (block.startsWith("- ")) {
                for (var line : block.substring(2).split("\n- ")) {
                    paragraphs.add(paragraph("• " + line));
                }
            } else if (!block.isBlank()) {
                paragraphs.add(paragraph(block));
            }
        }
        return paragraphs;
    }

    /// Returns the words without any style.
    static String plain(String markdown) {
        return of(markdown).stream()
                .map(one -> one.pieces().stream().map(Piece::words).collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static Paragraph paragraph(String text) {
        var flowing = text.strip().replaceAll("\\s*\n\\s*", " ");
        var pieces = new ArrayList<Piece>();
        var marked = MARKED.matcher(flowing);
        int at = 0;
        while (marked.find()) {
            add(pieces, flowing.substring(at, marked.start()), "");
            add(pieces, marked.group(1), "strong");
            add(pieces, marked.group(2), "em");
            add(pieces, marked.group(3), "code");
            at = marked.end();
        }
        add(pieces, flowing.substring(at), "");
        return new Paragraph(pieces);
    }

    private static void add(
            List<Piece> pieces, @org.jspecify.annotations.Nullable String words, String style) {
        if (words != null && !words.isEmpty()) {
            pieces.add(new Piece(words, style));
        }
    }
}
