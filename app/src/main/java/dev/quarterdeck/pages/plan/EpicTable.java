package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.planning.Epics.Epic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Lists epics of the trackers: what initiatives are made of, and what belongs to none yet.
final class EpicTable {

    /// So many epics of an initiative are named.
    private static final int NAMED = 4;

    private EpicTable() {}

    static Table<Epic> of(List<Epic> unclaimed, PageRequest request, boolean mayTake) {
        return Table.of("epics", "epics", unclaimed)
                .column("key", "Epic", one -> Cell.of(one.key()))
                .number("open", "Items left", one -> count(one.open()), Epic::open)
                .number("finished", "Done", EpicTable::finished, EpicTable::done)
                .column("teams", "Teams", one -> Cell.of(String.join(", ", one.teams())))
                .column("begun", "Begun", one -> Cell.of(Objects.toString(one.begun(), "")))
                .column(
                        "touched",
                        "Last touched",
                        one -> Cell.of(Objects.toString(one.touched(), "")))
                .column("take", "Take up", one -> mayTake ? take(one, request) : Cell.of(""))
                .whenEmpty(
                        request.day().equals(request.today())
                                ? State.empty(
                                        "Every open epic that a tracker told of belongs to an initiative.",
                                        "Here stand epics that nobody has taken up, each a click away from an initiative.",
                                        "qd plan epics")
                                : State.empty(
                                        "Trackers are read as they are now.",
                                        "What belonged to no initiative on a past day is not known: look at today.",
                                        ""));
    }

    private static double done(Epic one) {
        return Objects.requireNonNullElse(one.finished(), -1);
    }

    private static Cell finished(Epic one) {
        var finished = one.finished();
        return finished == null ? Cell.toned("not told", "unknown") : count(finished);
    }

    private static Cell count(int items) {
        return Cell.of(Wording.count(items));
    }

    private static Cell take(Epic one, PageRequest request) {
        var key = URLEncoder.encode(one.key(), StandardCharsets.UTF_8);
        return Cell.link(
                "Make it an initiative",
                request.link(GoalsPage.PATH + "?epic=" + key) + "#add-initiative");
    }

    private static String words(Epic one) {
        var finished = one.finished();
        return finished == null
                ? "%s, %s left".formatted(one.key(), Wording.count(one.open()))
                : "%s, %s of %s done"
                        .formatted(
                                one.key(),
                                Wording.count(finished),
                                Wording.count(finished + one.open()));
    }

    /// Says what an initiative is made of.
    static Cell parts(List<Epic> epics) {
        int more = epics.size() - NAMED;
        var named =
                epics.stream().limit(NAMED).map(EpicTable::words).collect(Collectors.joining("; "));
        return Cell.of(more > 0 ? "%s and %s more".formatted(named, Wording.count(more)) : named);
    }
}
