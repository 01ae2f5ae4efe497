package dev.quarterdeck.engine.linking;

/// Turns a path pattern with `*`, `**` and `?` into a regular expression.
final class PathGlob {

    private PathGlob() {}

    static String regex(String glob) {
        String whole = glob.endsWith("/") ? glob + "**" : glob;
        StringBuilder regex = new StringBuilder("(?:");
        int at = whole.startsWith("/") ? 1 : 0;
        while (at < whole.length()) {
            at += append(regex, whole, at);
        }
        return regex.append(')').toString();
    }

    /// Appends what stands at a place and returns how many letters that took.
    private static int append(StringBuilder regex, String glob, int at) {
        if (glob.startsWith("**/", at)) {
            regex.append("(?:[^/]+/)*");
            return 3;
        }
        if (glob.startsWith("**", at)) {
            regex.append(".*");
            return 2;
        }
        switch (glob.charAt(at)) {
            case '*' -> regex.append("[^/]*");
            case '?' -> regex.append("[^/]");
            default -> regex.append(quoted(glob.charAt(at)));
        }
        return 1;
    }

    private static String quoted(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '/' || letter == '_'
                ? String.valueOf(letter)
                : "\\" + letter;
    }
}
