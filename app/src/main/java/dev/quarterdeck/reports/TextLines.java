package dev.quarterdeck.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Wraps and prints lines for one terminal.
///
/// Weight and colour travel as marks inside the text, which cannot clash with its words because
/// cleaned words hold no control characters; they take no width and become ANSI codes, or nothing,
/// only when a line is printed.
final class TextLines {

    static final char BOLD = '\u0001';
    static final char DIM = '\u0002';
    static final char WARN = '\u0003';
    static final char END = '\u0004';

    /// Stands for a space at which a line must not break.
    static final char HARD_SPACE = '\u0005';

    private final Appendable out;
    private final TextStyle style;

    TextLines(Appendable out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    TextStyle style() {
        return style;
    }

    static String bold(String text) {
        return BOLD + text + END;
    }

    static String dim(String text) {
        return DIM + text + END;
    }

    static String warn(String text) {
        return WARN + text + END;
    }

    void blank() {
        print("");
    }

    /// Prints `text` wrapped, the first line after `lead`, the others after as many spaces.
    void wrapped(String lead, String text) {
        wrapped(lead, text, "");
    }

    /// Prints `text` wrapped, all of it dim.
    void faint(String lead, String text) {
        wrapped(lead, text, String.valueOf(DIM));
    }

    private void wrapped(String lead, String text, String mark) {
        int indent = width(lead);
        String margin = lead;
        for (String line : wrap(text, Math.max(20, style.width() - indent))) {
            print(margin + mark + line + (mark.isEmpty() ? "" : END));
            margin = " ".repeat(indent);
        }
    }

    /// Prints one line as it is.
    void print(String line) {
        try {
            out.append(inked(line).stripTrailing()).append('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static int width(String text) {
        return (int) text.codePoints().filter(point -> point >= HARD_SPACE).count();
    }

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            cutOverlong(line, width, lines);
        }
        lines.add(line.toString());
        return lines;
    }

    private static void cutOverlong(StringBuilder line, int width, List<String> lines) {
        while (width(line.toString()) > width) {
            int end = line.offsetByCodePoints(0, width);
            lines.add(line.substring(0, end));
            line.delete(0, end);
        }
    }

    private String inked(String line) {
        StringBuilder inked = new StringBuilder(line.length() + 16);
        line.codePoints().forEach(point -> appendInked(inked, point));
        return inked.toString();
    }

    private void appendInked(StringBuilder inked, int point) {
        if (point == HARD_SPACE) {
            inked.append(' ');
        } else if (point > HARD_SPACE) {
            inked.append(style.unicode() ? Character.toString(point) : ascii(point));
        } else if (style.colour()) {
            inked.append(code((char) point));
        }
    }

    private static String code(char mark) {
        return switch (mark) {
            case BOLD -> "\u001b[1m";
            case DIM -> "\u001b[2m";
            case WARN -> "\u001b[1;33m";
            default -> "\u001b[0m";
        };
    }

    private static String ascii(int point) {
        if (point < 128) {
            return Character.toString(point);
        }
        return switch (point) {
            case '·', '–', '—' -> "-";
            case '…' -> "...";
            case '×' -> "x";
            case '→' -> "->";
            case '≥' -> ">=";
            case '≤' -> "<=";
            case '’' -> "'";
            default -> "?";
        };
    }
}
