package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Printable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Draws how many items are in each state, day by day, as areas on top of each other: done below,
/// pale and with a firm edge, so that what is open stands out.
final class FlowDrawing {

    private static final double HEIGHT = 260;
    private static final double WIDEST_LABEL = 140;
    private static final int MOST_DAYS = 280;
    private static final int MOST_STOPS = 60;
    private static final int SWATCH = 9;

    /// Neighbours differ: what is nearest to done is the strongest.
    private static final List<String> SHADES = List.of("h5", "h3", "h1", "h4", "h2");

    private final Chart.Flow chart;
    private final List<Chart.FlowDay> days;
    private final Svg svg;
    private final Plot plot;
    private final Scale scale;
    private final DayScale across;

    private FlowDrawing(Chart.Flow chart, String id) {
        this.chart = chart;
        this.days = Thinning.evenly(chart.days(), MOST_DAYS);
        this.svg = new Svg(id, HEIGHT);
        double labels = chart.states().stream().mapToDouble(this::labelWidth).max().orElse(0);
        double right = Svg.WIDTH - Math.min(labels + 24, WIDEST_LABEL + 24);
        this.plot = new Plot(svg, 48, Plot.TOP, right, HEIGHT - Plot.BOTTOM);
        double most = days.stream().mapToDouble(FlowDrawing::total).max().orElse(0);
        this.scale = Scale.upTo(most, true, plot.bottom(), plot.top());
        this.across = days(plot);
    }

    private DayScale days(Plot plot) {
        LocalDate first = days.isEmpty() ? LocalDate.EPOCH : days.getFirst().day();
        LocalDate last = days.isEmpty() ? LocalDate.EPOCH : days.getLast().day();
        return new DayScale(first, last, plot.left() + 2, plot.right());
    }

    static Svg of(Chart.Flow chart, String id) {
        FlowDrawing drawing = new FlowDrawing(chart, id);
        drawing.draw();
        return drawing.svg;
    }

    private double labelWidth(String state) {
        return Letters.width(Printable.shortened(state, 18)) + 5 * SWATCH;
    }

    private static double total(Chart.FlowDay day) {
        return below(day, day.counts().size());
    }

    /// Returns the items in the states below a state: sums of huge counts stay numbers.
    private static double below(Chart.FlowDay day, int state) {
        return day.counts().stream().limit(state).mapToDouble(Long::doubleValue).sum();
    }

    private void draw() {
        plot.verticalAxis(scale, Plot.upward(chart.axes()));
        if (days.isEmpty()) {
            return;
        }
        plot.dayAxis(across, Plot.across(chart.axes()));
        runs().forEach(this::run);
        Thinning.evenly(days, MOST_STOPS).forEach(this::stop);
        labels();
    }

    /// Splits the days where nothing is known.
    private List<List<Chart.FlowDay>> runs() {
        List<List<Chart.FlowDay>> runs = new ArrayList<>();
        boolean before = false;
        for (Chart.FlowDay day : days) {
            if (!before || day.isKnown() != runs.getLast().getLast().isKnown()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(day);
            before = true;
        }
        return runs;
    }

    private void run(List<Chart.FlowDay> run) {
        if (!run.getFirst().isKnown()) {
            plot.gap(x(run.getFirst()), x(run.getLast()));
            return;
        }
        for (int state = chart.states().size() - 1; state >= 0; state--) {
            area(run, state);
        }
        for (int state = chart.states().size() - 1; state >= 0; state--) {
            svg.path(state == 0 ? "done-edge" : "open-edge", top(run, state));
        }
        Chart.FlowDay last = run.getLast();
        if (last.partial()) {
            Chart.FlowDay before = run.get(Math.max(0, run.size() - 2));
            double from = x(before) - wide(run);
            double top = scale.at(Math.max(total(last), total(before)));
            svg.hatch(from, top, x(last) + wide(run) - from, plot.bottom() - top);
        }
    }

    private void area(List<Chart.FlowDay> run, int state) {
        Svg.Path area = top(run, state);
        for (Chart.FlowDay day : run.reversed()) {
            area.to(x(day) + wide(run), scale.at(below(day, state)));
        }
        if (run.size() == 1) {
            area.to(x(run.getFirst()) - wide(run), scale.at(below(run.getFirst(), state)));
        }
        area.close();
        svg.path(style(state), area);
    }

    private Svg.Path top(List<Chart.FlowDay> run, int state) {
        Svg.Path top = new Svg.Path();
        if (run.size() == 1) {
            top.to(x(run.getFirst()) - wide(run), scale.at(below(run.getFirst(), state + 1)));
        }
        run.forEach(day -> top.to(x(day) + wide(run), scale.at(below(day, state + 1))));
        return top;
    }

    /// A day alone between two gaps is a post, for an area of one day has no width.
    private static double wide(List<Chart.FlowDay> run) {
        return run.size() == 1 ? 1.5 : 0;
    }

    private static String style(int state) {
        return state == 0 ? "done" : SHADES.get((state - 1) % SHADES.size());
    }

    private double x(Chart.FlowDay day) {
        return across.at(day.day());
    }

    private void stop(Chart.FlowDay day) {
        double width = plot.width() / Math.min(days.size(), MOST_STOPS);
        double left = Math.max(plot.left(), x(day) - width / 2);
        double right = Math.min(plot.right(), x(day) + width / 2);
        svg.spot(left, plot.top(), right - left, plot.bottom() - plot.top(), words(day));
    }

    private String words(Chart.FlowDay day) {
        String when = day.day() + (day.partial() ? " (not over)" : "");
        if (!day.isKnown()) {
            return when + ": " + Values.NOT_KNOWN;
        }
        List<String> parts = new ArrayList<>();
        for (int state = 0; state < chart.states().size(); state++) {
            String name = Printable.shortened(chart.states().get(state), 24);
            parts.add(name + " " + Wording.count(day.counts().get(state)));
        }
        return when + ": " + String.join(", ", parts);
    }

    /// Names the areas beside the newest known day.
    private void labels() {
        int newest = days.size() - 1;
        while (newest >= 0 && !days.get(newest).isKnown()) {
            newest--;
        }
        if (newest < 0) {
            return;
        }
        Chart.FlowDay day = days.get(newest);
        List<Double> wanted = new ArrayList<>();
        for (int state = 0; state < chart.states().size(); state++) {
            double middle = (below(day, state) + below(day, state + 1)) / 2;
            wanted.add(scale.at(middle) + 4);
        }
        List<Double> places = Labels.apart(wanted, plot.top() + 8, plot.bottom());
        for (int state = 0; state < places.size(); state++) {
            label(state, places.get(state), Wording.count(day.counts().get(state)));
        }
    }

    private void label(int state, double y, String count) {
        double x = plot.right() + 6;
        String swatch = style(state) + (state == 0 ? " done-edge" : " open-edge");
        svg.rect(swatch, x, y - SWATCH, SWATCH, SWATCH);
        String words = Printable.shortened(chart.states().get(state), 18) + " " + count;
        double room = Svg.WIDTH - x - SWATCH - 4;
        svg.fitting("label", Anchor.START, x + SWATCH + 4, y, new Svg.Fit(words, room));
    }
}
