package dev.quarterdeck.sources.jira;

/// Knows month names, short and long, in English, German, French, Spanish, Portuguese and Italian.
final class MonthNames {

    private MonthNames() {}

    /// Returns 1..12, or 0 for a word that is no month.
    static int number(String word) {
        String plain = PlainName.of(word);
        if (plain.length() < 3) {
            return 0;
        }
        return switch (plain.substring(0, 3)) {
            case "jan", "ene", "gen" -> 1;
            case "feb", "fev" -> 2;
            case "mar", "mrz", "mae" -> 3;
            case "apr", "avr", "abr" -> 4;
            case "may", "mai", "mag" -> 5;
            case "jun", "giu" -> 6;
            case "jul", "lug" -> 7;
            // juin and juillet part at their fourth letter.
            case "jui" -> plain.startsWith("juil") ? 7 : 6;
            case "aug", "aou", "ago" -> 8;
            case "sep", "set" -> 9;
            case "oct", "okt", "out", "ott" -> 10;
            case "nov" -> 11;
            case "dec", "dez", "dic" -> 12;
            default -> 0;
        };
    }
}
