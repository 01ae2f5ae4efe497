package dev.quarterdeck.reports.chart;

/// Estimates how wide text is drawn at 13 pixels, so that labels are neither clipped nor set over
/// each other; the server does not know the reader's font, so it takes a wide one.
final class Letters {

    static final double BOLDER = 1.15;
    private static final double NARROW = 4.9;
    private static final double USUAL = 8.3;
    private static final double BROAD = 10.8;
    private static final double WIDEST = 13.4;
    private static final int LATIN_END = 0x2E80;

    private Letters() {}

    static double width(String text) {
        return text.codePoints().mapToDouble(Letters::width).sum();
    }

    static double bold(String text) {
        return width(text) * BOLDER;
    }

    /// Cuts at the end, with an ellipsis, to what fits; at least one letter stays.
    static String cut(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        double used = WIDEST;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += width(point);
            if (used > room && end > 0) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static double width(int point) {
        if (point >= LATIN_END || point == '…') {
            return WIDEST;
        }
        if ("fijlrtI.,:;!|'() -".indexOf(point) >= 0) {
            return NARROW;
        }
        boolean broad = point > 0x7E || Character.isUpperCase(point) || "mw%@+".indexOf(point) >= 0;
        return broad ? BROAD : USUAL;
    }
}
