package dev.quarterdeck.organization.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Compares a person's draft with the stored rows.
final class RowChanges {

    private final PersonDraft draft;
    private final Supplier<UUID> ids;
    private final Map<Key, DatedRow.PersonRow> known = new LinkedHashMap<>();

    private record Key(Fact fact, LocalDate from) {}

    RowChanges(PersonDraft draft, List<DatedRow.PersonRow> known, Supplier<UUID> ids) {
        this.draft = draft;
        this.ids = ids;
        known.forEach(row -> this.known.put(new Key(row.fact(), row.range().from()), row));
    }

    List<Change> list() {
        var changes = new ArrayList<Change>();
        for (var track : draft.tracks().values()) {
            for (var segment : track.merged()) {
                compare(segment, changes);
            }
        }
        var withdrawn = new ArrayList<Change>();
        known.values().forEach(row -> withdrawn.add(new Change.Withdrawn(row)));
        withdrawn.addAll(changes);
        return withdrawn;
    }

    private void compare(Track.Segment<Fact> segment, List<Change> changes) {
        var old = known.remove(new Key(segment.value(), segment.from()));
        var range = segment.range();
        if (old == null) {
            changes.add(
                    new Change.Added(
                            new DatedRow.PersonRow(
                                    ids.get(), draft.person().id(), segment.value(), range)));
        } else if (!old.range().equals(range)) {
            changes.add(
                    new Change.Ended(
                            old,
                            new DatedRow.PersonRow(old.id(), old.person(), old.fact(), range)));
        }
    }
}
