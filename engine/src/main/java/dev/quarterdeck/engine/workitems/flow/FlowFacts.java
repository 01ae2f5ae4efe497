package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.BusinessCalendar;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.timeline.Link;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what follows from one item's timeline as of one moment.
///
/// @param id the tracker's id of the item
/// @param item started, closed, outcome and what else is said of every item
/// @param start how its start is known
/// @param inCategory its time in queue, work and done
/// @param parts its time from start to close, or until the moment; null without a dated start, and
///     when it closed on an unknown day
/// @param parent id of the item above it (key where there is no id), or null
/// @param links ties to other items
/// @param points its size in points, or null
/// @param touched when somebody last worked on it
/// @param gone whether the tracker no longer showed it
/// @param flaws flaws of its own record
public record FlowFacts(
        String id,
        WorkItemFacts item,
        Start start,
        CategoryTimes inCategory,
        @Nullable FlowParts parts,
        @Nullable String parent,
        List<Link> links,
        @Nullable BigDecimal points,
        Instant touched,
        boolean gone,
        Set<HistoryFlaw> flaws) {

    public FlowFacts {
        links = List.copyOf(links);
        flaws = flaws.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flaws));
    }

    /// Returns the cycle time in the working time of a team; empty where there is no cycle time.
    public Optional<Duration> cycleTime(BusinessCalendar calendar) {
        Instant started = item.started();
        Instant closed = item.closed();
        return started == null || closed == null || closed.isBefore(started)
                ? Optional.empty()
                : Optional.of(calendar.workingTime(started, closed));
    }

    /// How the start of an item is known.
    public enum Start {
        /// A change into work is told.
        CHANGE("a change into work"),
        /// It was created in work.
        CREATION("created in work"),
        /// It was in work, or may have been, and nobody told since when.
        NOT_TOLD("not told"),
        /// All changes are known and none led into work. Normal for what is closed at once.
        NONE("no start");

        private final String label;

        Start(String label) {
            this.label = label;
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }
    }
}
