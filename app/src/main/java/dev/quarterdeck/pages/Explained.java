package dev.quarterdeck.pages;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.view.Drawer;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.FigureView.Trend;
import dev.quarterdeck.pages.view.PlainTable;
import dev.quarterdeck.reports.wording.Printable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws figures: the one place that turns a number into words on a page, with the way to its
/// explanation.
public final class Explained {

    /// The parameter that names the number whose explanation is open.
    public static final String OPEN = "explain";

    private static final String ROWS = "explain.from";
    private static final String FORMAT = "explain.format";
    private static final int PAGE = 50;

    private final PageRequest request;
    private final Collection<Figure> figures;

    /// Holds the figures that a page shows.
    public Explained(PageRequest request, Collection<Figure> figures) {
        this.request = request;
        this.figures = List.copyOf(figures);
    }

    /// Answers whether the address asks for an explanation, and so for the rows behind a figure.
    public static boolean isAsked(PageRequest request) {
        return !request.parameter(OPEN).isEmpty();
    }

    /// Returns a figure as a page shows it.
    public FigureView view(Figure figure) {
        return view(figure, "", null);
    }

    /// Returns all figures, each with what it was on an earlier day where both are known.
    ///
    /// @param before the same figures of that day
    public List<FigureView> since(Collection<Figure> before, LocalDate day) {
        var earlier = before.stream().collect(Collectors.toMap(Figure::id, Function.identity()));
        return figures.stream()
                .map(figure -> view(figure, "", moved(figure, earlier.get(figure.id()), day)))
                .toList();
    }

    private @Nullable Trend moved(Figure now, @Nullable Figure before, LocalDate day) {
        if (before == null
                || now.value() instanceof Quantity.NotKnown
                || before.value() instanceof Quantity.NotKnown) {
            return null;
        }
        var was = words(before.value()).number();
        return new Trend(
                was.equals(words(now.value()).number())
                        ? "as on %s".formatted(day)
                        : "was %s on %s".formatted(was, day),
                "");
    }

    /// Returns a figure with what stands under it and how it moved.
    ///
    /// @param under range, count of cases, day; may be empty
    public FigureView view(Figure figure, String under, @Nullable Trend trend) {
        var words = words(figure.value());
        return new FigureView(
                figure.id(),
                Printable.clean(figure.label()),
                words.number(),
                words.unit().equalsIgnoreCase(figure.label()) ? "" : words.unit(),
                words.reason(),
                under,
                trend,
                request.with(OPEN, figure.id()));
    }

    /// Returns the explanation that the address asks for.
    Optional<Drawer> drawer() {
        return asked().map(this::drawer);
    }

    private Optional<Figure> asked() {
        var id = request.parameter(OPEN);
        return figures.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /// Returns the rows that the address asks for as CSV.
    Optional<Csv> rows() {
        return request.parameter(FORMAT).equals("csv")
                ? asked().map(
                                figure ->
                                        new Csv(
                                                figure.id() + ".csv",
                                                figure.explanation().rows().columns(),
                                                figure.explanation().rows().cells()))
                : Optional.empty();
    }

    private Drawer drawer(Figure figure) {
        var why = figure.explanation();
        var rows = why.rows().cells();
        int from = Math.min(request.number(ROWS), Math.max(0, rows.size() - 1));
        int until = Math.min(rows.size(), from + PAGE);
        return new Drawer(
                view(figure),
                why.decision(),
                why.period(),
                why.formula(),
                why.freshness(),
                why.leftOut().stream().map(Explained::leftOut).toList(),
                why.sensitivity().stream()
                        .map(other -> new Drawer.Otherwise(other.rule(), other.value()))
                        .toList(),
                new PlainTable(why.rows().columns(), cleaned(rows.subList(from, until))),
                rowsWords(from, until, rows.size()),
                request.at(closed()),
                rows.isEmpty() ? "" : request.with(FORMAT, "csv"),
                from == 0 ? "" : request.with(ROWS, String.valueOf(Math.max(0, from - PAGE))),
                until == rows.size() ? "" : request.with(ROWS, String.valueOf(until)));
    }

    private java.util.Map<String, List<String>> closed() {
        var left = new java.util.LinkedHashMap<>(request.query());
        left.keySet().removeIf(name -> name.equals(OPEN) || name.startsWith(OPEN + "."));
        return left;
    }

    private static List<List<String>> cleaned(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(Printable::clean).toList()).toList();
    }

    private static String rowsWords(int from, int until, int all) {
        return from == 0 && until == all
                ? Wording.counted(all, "row")
                : "%s to %s of %s rows"
                        .formatted(
                                Wording.count(from + 1), Wording.count(until), Wording.count(all));
    }

    private static String leftOut(Explanation.LeftOut item) {
        var amount =
                item.count() == Explanation.LeftOut.UNKNOWN
                        ? item.amount() + " " + item.what()
                        : Wording.of(new Quantity.Count(item.count(), item.what()));
        return Printable.clean(amount + ": " + item.why());
    }

    private record Words(String number, String unit, String reason) {}

    private static Words words(Quantity value) {
        return switch (value) {
            case Quantity.NotKnown(String reason) -> new Words("not known", "", reason);
            case Quantity.Part(var share, String unit) ->
                    share.isKnown()
                            ? new Words(
                                    Wording.percent(share),
                                    "of %s %s"
                                            .formatted(Wording.count(share.whole()), unit)
                                            .strip(),
                                    "")
                            : new Words("not known", "", "there are no " + unit);
            case Quantity.Count(long count, String unit) ->
                    new Words(Wording.count(count), unitOf(value, Wording.count(count)), "");
            case Quantity.PerWeek(double rate, String unit) ->
                    new Words(Wording.decimal(rate), unit + " a week", "");
            case Quantity.Span _ -> new Words(Wording.of(value), "", "");
            case Quantity.Day _ -> new Words(Wording.of(value), "", "");
            case Quantity.DayRange(var from, var until) ->
                    new Words(until.toString(), "at 85%, " + from + " at 50%", "");
            case Quantity.CountRange(long from, long until, String unit) ->
                    new Words(String.format(Locale.ROOT, "%,d to %,d", from, until), unit, "");
        };
    }

    // The unit as the words have it, singular or plural.
    private static String unitOf(Quantity value, String number) {
        return Printable.value(value).substring(number.length()).strip();
    }
}
