package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for epics of the trackers, and the initiatives that they belong to.
@RestController
final class EpicsResource {

    private final Epics epics;

    EpicsResource(Epics epics) {
        this.epics = epics;
    }

    /// Epics with and without an initiative.
    record Answer(List<Epics.Epic> claimed, List<Epics.Epic> unclaimed) {}

    @GetMapping("/api/v1/plan/epics")
    Answer epics(Viewer viewer) {
        var tree = epics.now(viewer);
        return new Answer(
                tree.claimed().values().stream()
                        .flatMap(Collection::stream)
                        .sorted(Comparator.comparing(Epics.Epic::key))
                        .toList(),
                tree.unclaimed());
    }
}
