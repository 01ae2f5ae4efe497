package dev.quarterdeck.pages.plan;

import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Piece;
import dev.quarterdeck.planning.InitiativeForecast.UntilSure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Words why an initiative will probably miss its day.
final class SureWords {

    private SureWords() {}

    /// Returns one or two sentences, empty where there is nothing to say.
    static String sentence(InitiativeForecast one) {
        var until = one.untilSure();
        var dates = one.initiative().dates();
        if (until == null || dates == null) {
            return "";
        }
        var late = until.late();
        var missed =
                late == null
                        ? "It must be done by %s, and is not 85%% sure within two years."
                                .formatted(dates.must())
                        : "Its 85%% day, %s, comes %s after the day by which it must be done."
                                .formatted(dates.p85(), Lengths.of(late));
        return "%s Of the %s weeks %s %s."
                .formatted(
                        missed,
                        Lengths.tenths(until.weeks()),
                        until.beyond() ? "looked at" : "until then",
                        pieces(until));
    }

    private static String pieces(UntilSure until) {
        return until.pieces().stream().map(SureWords::piece).collect(Collectors.joining(", "));
    }

    /// What makes it quicker is said too, or the weeks would not sum up.
    private static String piece(Piece piece) {
        var weeks = Lengths.tenths(Math.abs(piece.weeks()));
        var what = words(piece) + of(piece.of());
        if (piece.weeks() < 0) {
            return "less %s because of %s".formatted(weeks, what);
        }
        return "%s %s %s".formatted(weeks, weeks.equals("1.0") ? "is" : "are", what);
    }

    private static String of(List<String> names) {
        return names.isEmpty() ? "" : " (%s)".formatted(String.join(", ", names));
    }

    private static String words(Piece piece) {
        return switch (piece.kind()) {
            case "work" -> "the work that is known, at the pace of its teams";
            case "unplanned" -> "unplanned work of its teams";
            case "growth" -> "scope that still comes";
            case "turn" -> "what else its teams work on";
            case "waits" -> "what must be done or over before";
            case "pauses" -> "freezes and blackouts";
            default -> throw new IllegalStateException("An unknown piece: " + piece.kind());
        };
    }

    /// Returns the rows behind the sentence: also what makes it quicker.
    static List<List<String>> rows(UntilSure until) {
        return until.pieces().stream()
                .map(
                        piece ->
                                List.of(
                                        words(piece),
                                        String.format(Locale.ROOT, "%.1f", piece.weeks()),
                                        String.join(", ", piece.of())))
                .toList();
    }
}
