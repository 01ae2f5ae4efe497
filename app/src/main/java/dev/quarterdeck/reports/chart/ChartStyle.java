package dev.quarterdeck.reports.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds the one style of all drawings, `chart.css`, and turns it into that of a document that
/// stands alone: the same rules with colours in the place of custom properties.
public final class ChartStyle {

    static final String FONTS =
            "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, DejaVu Sans,"
                    + " sans-serif";

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("var\\(--(\\w+)\\)");
    private static final Pattern CLASSES = Pattern.compile("(<\\w+) class=\"([^\"]*)\"");
    private static final Pattern STYLE = Pattern.compile("<style>[^<]*</style>");
    private static final Set<String> HALF_BOLD = Set.of("600", "650");
    private static final String CSS = read();
    private static final List<Rule> RULES = parsed();

    private ChartStyle() {}

    /// Returns the rules for pages, which bring the colours as custom properties.
    public static String css() {
        return CSS;
    }

    /// Returns the rules of a document with one drawing.
    static String in(Palette palette) {
        return RULES.stream()
                .map(rule -> rule.selector() + "{" + coloured(rule.declarations(), palette) + "}")
                .collect(Collectors.joining());
    }

    /// Returns a document of ours with the style of each mark as attributes, and without classes.
    static String onMarks(String document, Palette palette) {
        String unstyled =
                STYLE.matcher(document)
                        .replaceFirst("")
                        .replace(FONTS, "SansSerif")
                        .replace(" class=\"chart\"", "");
        return CLASSES.matcher(unstyled)
                .replaceAll(mark -> mark.group(1) + attributes(mark, palette));
    }

    private static String attributes(MatchResult mark, Palette palette) {
        Set<String> held = new HashSet<>();
        held.add(mark.group(1).substring(1));
        Arrays.stream(mark.group(2).split(" ")).forEach(name -> held.add("." + name));
        Map<String, String> attributes = new LinkedHashMap<>();
        RULES.stream()
                .filter(rule -> held.contains(rule.selector()))
                .flatMap(rule -> Arrays.stream(coloured(rule.declarations(), palette).split(";")))
                .map(declaration -> declaration.split(":", 2))
                .forEach(pair -> attributes.put(pair[0], plain(pair[1])));
        return attributes.entrySet().stream()
                .map(one -> " %s=\"%s\"".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining());
    }

    /// The library knows no weight between regular and bold.
    private static String plain(String value) {
        return HALF_BOLD.contains(value) ? "bold" : value;
    }

    /// A rule with one selector, without the name of the page's part: `.grid`, `text`.
    private record Rule(String selector, String declarations) {}

    private static List<Rule> parsed() {
        return RULE.matcher(CSS)
                .results()
                .flatMap(
                        rule ->
                                Arrays.stream(rule.group(1).split(","))
                                        .map(String::strip)
                                        .filter(ChartStyle::isOfMarks)
                                        .map(name -> name.substring(".chart ".length()))
                                        .map(name -> new Rule(name, tight(rule.group(2)))))
                .toList();
    }

    private static String tight(String declarations) {
        return declarations.strip().replaceAll("\\s*([:;])\\s*", "$1").replaceAll(";$", "");
    }

    private static String coloured(String declarations, Palette palette) {
        return COLOUR.matcher(declarations).replaceAll(name -> palette.colour(name.group(1)));
    }

    /// Leaves out what only a page's script makes.
    private static boolean isOfMarks(String selector) {
        return selector.startsWith(".chart ")
                && !selector.contains(":")
                && !selector.contains(".ring")
                && !selector.contains(".readout");
    }

    private static String read() {
        try (InputStream in = ChartStyle.class.getResourceAsStream("chart.css")) {
            if (in == null) {
                throw new IllegalStateException("The resource chart.css is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
