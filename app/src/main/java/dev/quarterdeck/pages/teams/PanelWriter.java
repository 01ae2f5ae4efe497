package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes one panel, part by part.
final class PanelWriter {

    private final String id;
    private final String title;
    private final String decision;
    private final List<Span> sentence = new ArrayList<>();
    private final List<FigureView> figures = new ArrayList<>();
    private final List<ChartView> charts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Link> more = new ArrayList<>();
    private @Nullable TableView table;
    private @Nullable State state;

    PanelWriter(String id, String title, String decision) {
        this.id = id;
        this.title = title;
        this.decision = decision;
    }

    PanelWriter say(String words) {
        sentence.add(new Span(words, null));
        return this;
    }

    PanelWriter figure(FigureView figure) {
        figures.add(figure);
        return this;
    }

    PanelWriter chart(Chart chart) {
        charts.add(Charts.view(chart, id + "-chart-" + (charts.size() + 1)));
        return this;
    }

    PanelWriter table(TableView rows) {
        table = rows;
        return this;
    }

    PanelWriter state(State instead) {
        state = instead;
        return this;
    }

    PanelWriter note(String words) {
        notes.add(words);
        return this;
    }

    PanelWriter more(String words, String href) {
        more.add(new Link(words, href, false));
        return this;
    }

    Panel panel() {
        return new Panel(id, title, decision, sentence, figures, charts, table, state, notes, more);
    }
}
