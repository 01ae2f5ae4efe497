package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import dev.quarterdeck.engine.workitems.flow.HistoryFlaw;
import dev.quarterdeck.engine.workitems.timeline.Link;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what the history of one work item comes to.
///
/// @param head its state is `OPEN`, `FINISHED` or `DISCARDED`
public record WorkItemRow(
        Head head, Named named, Standing standing, Dates dates, Times times, Marks marks)
        implements FactRow {

    /// What it is called, and what it belongs to.
    ///
    /// @param itemKey its key now
    /// @param project the project's part of the key
    /// @param formerKeys keys that it had before
    /// @param parent id of the item above it (key where the tool tells no id), or null
    /// @param points its size in points, or null
    public record Named(
            String itemKey,
            String project,
            List<String> formerKeys,
            String type,
            Level level,
            @Nullable String parent,
            @Nullable BigDecimal points) {

        /// Copies the keys.
        public Named {
            formerKeys = List.copyOf(formerKeys);
        }
    }

    /// How it stands.
    ///
    /// @param statusId the tool's id of the status; empty where it tells names only
    /// @param status its name when the item came into it
    /// @param blocked whether it is flagged, or in a status for blocked work
    /// @param gone whether the tool no longer shows it
    public record Standing(
            String statusId,
            String status,
            StatusCategory category,
            String resolution,
            boolean blocked,
            boolean gone,
            List<NamedValue> sprints,
            List<InVersion> versions,
            List<Link> links) {

        /// Copies the lists.
        public Standing {
            sprints = List.copyOf(sprints);
            versions = List.copyOf(versions);
            links = List.copyOf(links);
        }
    }

    /// A sprint. @param id the tool's id; empty where it tells names only
    public record NamedValue(String id, String name) {}

    /// When what happened.
    ///
    /// @param started first entry into work; null when there was none or nobody told
    /// @param startKnown how the start is known, or why it is not
    /// @param closed last entry into done; null while open, or when nobody told the day
    /// @param touched when somebody last worked on it
    /// @param until up to when times of what still runs are counted: the last event
    public record Dates(
            Instant created,
            @Nullable Instant started,
            Start startKnown,
            @Nullable Instant closed,
            Instant touched,
            Instant until) {}

    /// How long what took. Times of an open item are counted up to {@link Dates#until}.
    ///
    /// @param cycle first start to close; null without both
    /// @param lead creation to close; null while open
    /// @param queue in statuses of the queue
    /// @param work in statuses of work
    /// @param done in statuses of done
    /// @param unclear in statuses of which nobody knows what they stand for
    /// @param active of the time from start to close: in work, neither blocked nor stalled; null
    ///     like the four after it without a start
    /// @param blocked flagged, or in a status for blocked work
    /// @param stalled in work, but untouched for five days or more
    /// @param waiting back in a queue
    /// @param rested closed, before it was opened again
    public record Times(
            @Nullable Duration cycle,
            @Nullable Duration lead,
            Duration queue,
            Duration work,
            Duration done,
            Duration unclear,
            @Nullable Duration active,
            @Nullable Duration blocked,
            @Nullable Duration stalled,
            @Nullable Duration waiting,
            @Nullable Duration rested) {}

    /// What to know before believing the dates.
    ///
    /// @param reopened how often it left done again
    /// @param coverage how much of the change log the tool gave
    /// @param imported whether it came into being with many others at once, by a script
    /// @param sweptClosed whether it was closed with many others at once
    /// @param flaws what is doubtful in its record
    public record Marks(
            int reopened,
            Coverage coverage,
            boolean imported,
            boolean sweptClosed,
            List<HistoryFlaw> flaws) {

        /// Copies the flaws.
        public Marks {
            flaws = List.copyOf(flaws);
        }
    }
}
