package dev.quarterdeck.reports;

/// Says how a terminal wants its text.
///
/// @param width columns, at least 40
/// @param colour whether ANSI colours and weights may be used
/// @param unicode whether characters beyond ASCII may be used
public record TextStyle(int width, boolean colour, boolean unicode) {

    /// 100 columns, no colour: for files, pipes and golden tests.
    public static final TextStyle PLAIN = new TextStyle(100, false, true);

    private static final int NARROWEST = 40;

    public TextStyle {
        width = Math.max(NARROWEST, width);
    }
}
