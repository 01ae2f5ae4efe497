package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Draws lines over periods or days, each with the band of its ranges and its name at its end.
///
/// A line breaks where a value is not known; the way into a period that is not over is dotted and
/// ends in a hollow mark.
final class LinesDrawing {

    private static final double HEIGHT = 250;
    private static final double SPOT = 12;
    private static final int MOST_MARKS = 40;
    private static final double KEY = 14;
    private static final double WIDEST_LABEL = 150;

    private final Chart.Lines chart;
    private final List<Chart.Line> lines;
    private final List<Integer> kept;
    private final Svg svg;
    private final Plot plot;
    private final Scale scale;
    private final Function<Integer, Double> across;

    private LinesDrawing(Chart.Lines chart, String id) {
        this.chart = chart;
        this.lines = chart.lines().stream().limit(Shape.KINDS).toList();
        this.kept = Thinning.of(lines, chart.steps().size());
        this.svg = new Svg(id, HEIGHT);
        double labels = lines.stream().mapToDouble(this::labelWidth).max().orElse(0);
        double right = Svg.WIDTH - Math.clamp(labels + 12, 20, WIDEST_LABEL + 12);
        this.plot = new Plot(svg, 48, Plot.TOP, right, HEIGHT - Plot.BOTTOM);
        this.scale = Scale.over(extreme(false), extreme(true), plot.bottom(), plot.top());
        this.across = horizontal();
    }

    static Svg of(Chart.Lines chart, String id) {
        LinesDrawing drawing = new LinesDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private double extreme(boolean high) {
        var ends =
                lines.stream()
                        .flatMap(line -> line.values().stream())
                        .map(value -> high ? Values.high(value) : Values.low(value))
                        .flatMapToDouble(OptionalDouble::stream);
        return (high ? ends.max() : ends.min()).orElse(0);
    }

    private Function<Integer, Double> horizontal() {
        return switch (chart.steps()) {
            case Chart.Days days when days.size() > 0 -> {
                DayScale scale = dayScale(days);
                yield index -> scale.at(days.days().get(index));
            }
            case Chart.Steps steps ->
                    index -> plot.left() + (index + 0.5) * plot.width() / steps.size();
        };
    }

    private DayScale dayScale(Chart.Days days) {
        return new DayScale(
                days.days().getFirst(), days.days().getLast(), plot.left() + 6, plot.right() - 6);
    }

    private void draw() {
        plot.verticalAxis(scale, Plot.upward(chart.axes()));
        horizontalAxis();
        if (lines.size() < chart.lines().size()) {
            int more = chart.lines().size() - lines.size();
            svg.text("tick", Anchor.END, Svg.WIDTH, 12, "and " + more + " more in the table");
        }
        for (int line = lines.size() - 1; line >= 0; line--) {
            bands(line);
        }
        for (int line = lines.size() - 1; line >= 0; line--) {
            strokes(line);
        }
        for (int line = 0; line < lines.size(); line++) {
            points(line);
        }
        unknown();
        labels();
    }

    private void horizontalAxis() {
        String words = Plot.across(chart.axes());
        switch (chart.steps()) {
            case Chart.Days days when days.size() > 0 -> plot.dayAxis(dayScale(days), words);
            case Chart.Periods periods -> new Periods(plot, periods.labels()).axis(words);
            case Chart.Days none -> plot.horizontalName(words);
        }
    }

    private Chart.Value value(int line, int step) {
        return lines.get(line).values().get(step);
    }

    /// Fills each unbroken run of ranges, and draws its edges.
    private void bands(int line) {
        Svg.Path area = new Svg.Path();
        Svg.Path edges = new Svg.Path();
        List<Integer> run = new ArrayList<>();
        for (int step : kept) {
            if (value(line, step) instanceof Chart.Ranged) {
                run.add(step);
            } else {
                band(line, run, area, edges);
                run.clear();
            }
        }
        band(line, run, area, edges);
        if (!area.isEmpty()) {
            svg.path("band-" + (line + 1), area);
        }
        if (!edges.isEmpty()) {
            svg.path("line-" + (line + 1) + " edge", edges);
        }
    }

    private void band(int line, List<Integer> run, Svg.Path area, Svg.Path edges) {
        if (run.size() == 1) {
            // one range alone has no area: a post shows it
            double x = across.apply(run.getFirst());
            edges.move(x, edge(line, run.getFirst(), true));
            edges.to(x, edge(line, run.getFirst(), false));
            return;
        }
        for (int index = 0; index < run.size(); index++) {
            double x = across.apply(run.get(index));
            double y = edge(line, run.get(index), true);
            (index == 0 ? Step.MOVE : Step.LINE).go(area, x, y);
            (index == 0 ? Step.MOVE : Step.LINE).go(edges, x, y);
        }
        for (int index = run.size() - 1; index >= 0; index--) {
            double x = across.apply(run.get(index));
            double y = edge(line, run.get(index), false);
            area.to(x, y);
            (index == run.size() - 1 ? Step.MOVE : Step.LINE).go(edges, x, y);
        }
        if (!run.isEmpty()) {
            area.close();
        }
    }

    private double edge(int line, int step, boolean high) {
        Chart.Value value = value(line, step);
        return scale.at((high ? Values.high(value) : Values.low(value)).orElse(0));
    }

    /// How a pen goes to the next place.
    private enum Step {
        MOVE,
        LINE;

        void go(Svg.Path path, double x, double y) {
            if (this == MOVE) {
                path.move(x, y);
            } else {
                path.to(x, y);
            }
        }
    }

    private void strokes(int line) {
        Svg.Path whole = new Svg.Path();
        Svg.Path open = new Svg.Path();
        int before = -1;
        for (int step : kept) {
            OptionalDouble at = Values.at(value(line, step));
            if (at.isPresent()) {
                double y = scale.at(at.getAsDouble());
                if (before >= 0 && chart.steps().isPartial(step)) {
                    open.move(across.apply(before), height(line, before));
                    open.to(across.apply(step), y);
                } else {
                    (before < 0 ? Step.MOVE : Step.LINE).go(whole, across.apply(step), y);
                }
            }
            before = at.isPresent() ? step : -1;
        }
        String style = "line-" + (line + 1);
        String dash = List.of("", " dashed", " dash-dot").get(line % 3);
        svg.path(style + dash, whole);
        if (!open.isEmpty()) {
            svg.path(style + " dotted", open);
        }
    }

    private double height(int line, int step) {
        return scale.at(Values.at(value(line, step)).orElse(0));
    }

    /// Marks each value where there is room, otherwise those alone between two gaps and the newest;
    /// the others can still be reached.
    private void points(int line) {
        List<Integer> known =
                kept.stream().filter(step -> Values.at(value(line, step)).isPresent()).toList();
        boolean all = known.size() <= MOST_MARKS;
        for (int step : all ? known : Thinning.evenly(known, 2 * MOST_MARKS)) {
            double x = across.apply(step);
            double y = height(line, step);
            String words = words(line, step);
            if (all || step == known.getLast()) {
                Shape.draw(svg, line, new Shape.Place(x, y, chart.steps().isPartial(step)), words);
            } else {
                svg.spot(x - SPOT / 2, y - SPOT / 2, SPOT, SPOT, words);
            }
        }
        if (!all) {
            known.stream().filter(step -> isAlone(line, step)).forEach(step -> dot(line, step));
        }
    }

    private void dot(int line, int step) {
        svg.circle("mark-" + (line + 1), across.apply(step), height(line, step), 1.5);
    }

    private boolean isAlone(int line, int step) {
        boolean before = step == 0 || Values.at(value(line, step - 1)).isEmpty();
        boolean after =
                step == chart.steps().size() - 1 || Values.at(value(line, step + 1)).isEmpty();
        return before && after;
    }

    private String words(int line, int step) {
        String unit = chart.unit().isEmpty() ? "" : " " + chart.unit();
        return "%s, %s: %s%s"
                .formatted(
                        ChartTable.step(chart.steps(), step),
                        lines.get(line).name(),
                        Values.words(value(line, step)),
                        unit);
    }

    /// Sets a question mark below each gap, where no line knows a value.
    private void unknown() {
        int start = -1;
        for (int index = 0; index <= kept.size(); index++) {
            boolean gap = index < kept.size() && isGap(kept.get(index));
            if (gap && start < 0) {
                start = index;
            }
            if (!gap && start >= 0) {
                question(kept.get(start), kept.get(index - 1));
                start = -1;
            }
        }
    }

    private boolean isGap(int step) {
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> Values.at(line.values().get(step)).isEmpty());
    }

    private void question(int from, int until) {
        double x = (across.apply(from) + across.apply(until)) / 2;
        plot.gap(across.apply(from), across.apply(until));
        String first = ChartTable.step(chart.steps(), from);
        String words =
                from == until ? first : first + " to " + ChartTable.step(chart.steps(), until);
        svg.spot(x - SPOT / 2, plot.bottom() - 18, SPOT, 16, words + ": " + Values.NOT_KNOWN);
    }

    private void labels() {
        List<Integer> named = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            int last = lastKnown(line);
            if (last >= 0) {
                named.add(line);
                wanted.add(height(line, last) + 4);
            }
        }
        List<Double> places = Labels.apart(wanted, plot.top() + 4, plot.bottom() + 4);
        for (int index = 0; index < named.size(); index++) {
            int line = named.get(index);
            double x = plot.right() + 8;
            if (keyed()) {
                Shape.draw(svg, line, x + 5, places.get(index) - 4);
                x += KEY;
            }
            svg.fitting(
                    line == 0 ? "label text-1" : "label text-2",
                    Anchor.START,
                    x,
                    places.get(index),
                    new Svg.Fit(label(lines.get(line)), (Svg.WIDTH - x) / Letters.BOLDER));
        }
    }

    /// From the third line on labels move away from their ends, so each gets its mark.
    private boolean keyed() {
        return lines.size() > 2;
    }

    private int lastKnown(int line) {
        return kept.stream()
                .filter(step -> Values.at(value(line, step)).isPresent())
                .reduce(-1, (before, step) -> step);
    }

    private double labelWidth(Chart.Line line) {
        return Letters.bold(label(line)) + (keyed() ? KEY : 0);
    }

    /// Names a line with its newest value, where the name leaves room for it.
    private String label(Chart.Line line) {
        String value =
                line.values().isEmpty() || Values.at(line.values().getLast()).isEmpty()
                        ? ""
                        : " " + Values.middle(line.values().getLast());
        return Printable.shortened(line.name(), 18) + value;
    }
}
