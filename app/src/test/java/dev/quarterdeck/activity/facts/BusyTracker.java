package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldEvent;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Invents three years of a tracker with a code host, event by event: items in the hands of 250
/// accounts for two to three weeks each, under epics, and a third as many changes with three
/// commits.
///
/// @param end of the three years
public record BusyTracker(UUID tracker, UUID host, int items, Instant end) {

    private static final int ACCOUNTS = 250;
    private static final int CHUNK = 2_000;
    private static final Duration YEARS = Duration.ofDays(1_095);

    /// Tells all of it, in portions.
    public void tell(Consumer<List<ToldEvent>> hear) {
        for (int from = 1; from <= items; from += CHUNK) {
            var told = new ArrayList<ToldEvent>();
            for (int i = from; i < Math.min(items + 1, from + CHUNK); i++) {
                item(told, i);
            }
            hear.accept(told);
        }
    }

    private Instant day(int item, double later) {
        double seconds = 1_095.0 * 86_400 * item / items + later * 86_400;
        var at = end.minus(YEARS).plusSeconds((long) seconds);
        return at.isAfter(end) ? end : at;
    }

    private void item(List<ToldEvent> told, int i) {
        var id = new HistoryId(HistoryKind.WORK_ITEM, tracker, "" + i);
        var key = "HARBOR-" + i;
        var type = i % 20 == 0 ? "Epic" : i % 3 == 0 ? "Bug" : i % 3 == 1 ? "Story" : "Task";
        told.add(new ToldEvent(id, new TrackerEvent.Created(day(i, 0), key)));
        change(told, id, i, 0, Field.TYPE, List.of(), List.of(Value.named(type)));
        if (i % 20 != 0 && i > 20) {
            var above = i / 20 * 20;
            var parent = new Value("" + above, "HARBOR-" + above);
            change(told, id, i, 0, Field.PARENT, List.of(), List.of(parent));
        }
        var who = new Value("p" + i % ACCOUNTS, "");
        change(told, id, i, 1, Field.ASSIGNEE, List.of(), List.of(who));
        change(told, id, i, 1, Field.STATUS, List.of(status(0)), List.of(status(2)));
        double done = 2 + i % 21;
        change(told, id, i, done, Field.STATUS, List.of(status(2)), List.of(status(5)));
        told.add(new ToldEvent(id, new TrackerEvent.LogRead(day(i, done), Coverage.WHOLE)));
        if (i % 3 == 0) {
            commits(told, i, key);
        }
    }

    private static Value status(int place) {
        return new Value("" + place, Harbor.STATUSES.get(place));
    }

    private void change(
            List<ToldEvent> told,
            HistoryId id,
            int item,
            double later,
            Field field,
            List<Value> from,
            List<Value> to) {
        var number = told.size();
        told.add(
                new ToldEvent(
                        id, (Record) Harbor.changed(day(item, later), number, field, from, to)));
    }

    private void commits(List<ToldEvent> told, int i, String key) {
        var id = new HistoryId(HistoryKind.CHANGE, host, "acme/harbor#" + i);
        var opened = day(i, 2);
        told.add(
                new ToldEvent(
                        id,
                        new ChangeEvent.Opened(
                                opened,
                                "acme/harbor",
                                i,
                                "p" + i % ACCOUNTS,
                                "branch",
                                "main",
                                ChangeEvent.Draft.NO)));
        for (int commit = 0; commit < 3; commit++) {
            var at = opened.plusSeconds(60 + commit);
            told.add(
                    new ToldEvent(
                            id,
                            new ChangeEvent.CommitPushed(
                                    at, Harbor.sha(10 * i + commit), at, at, "")));
        }
        told.add(
                new ToldEvent(id, new ChangeEvent.ItemNamed(opened, key, ChangeEvent.Place.TITLE)));
        told.add(
                new ToldEvent(
                        id,
                        new ChangeEvent.Merged(
                                day(i, 3).plusSeconds(9), Harbor.sha(10 * i + 9), "p1")));
    }
}
