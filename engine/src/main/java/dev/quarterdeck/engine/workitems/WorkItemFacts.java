package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one history says about its item as of one moment.
///
/// @param key the item's key
/// @param type type as of that moment
/// @param level whether the item counts, or is a part or a container of others
/// @param created when it came into being
/// @param started first entry into work; null when there was none or it is not known
/// @param closed last entry into done; null while open, or when it is closed on an unknown day
/// @param outcome open, finished or discarded
/// @param resolution resolution as of that moment; empty for none
/// @param reopened how often it left done again; only meaningful unless `coverage` is dates only
/// @param status status as of that moment; empty when not known
/// @param category category of that status
/// @param blocked whether it was flagged as impeded or stood in a status for blocked work
/// @param versions fix versions with the day it joined each
/// @param sprints sprints as of that moment
/// @param coverage how much of the status changes the source told
public record WorkItemFacts(
        String key,
        String type,
        Workflow.Level level,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant closed,
        Outcome outcome,
        String resolution,
        int reopened,
        String status,
        StatusCategory category,
        boolean blocked,
        List<InVersion> versions,
        List<String> sprints,
        Coverage coverage) {

    public WorkItemFacts {
        versions = List.copyOf(versions);
        sprints = List.copyOf(sprints);
    }

    /// Returns the project part of the key: `HARBOR` of `HARBOR-12`; the whole key when it has
    /// none.
    public String project() {
        return WorkItemHistory.projectOf(key);
    }

    /// Answers whether it is not closed.
    public boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    /// Answers whether it closed before it was created: a moved or hand-dated record.
    public boolean isDatedBackwards() {
        return closed != null && closed.isBefore(created);
    }

    /// Returns creation to closing; empty while open, undated or dated backwards.
    public Optional<Duration> leadTime() {
        return closed == null || isDatedBackwards()
                ? Optional.empty()
                : Optional.of(Duration.between(created, closed));
    }

    /// Returns first start to closing; empty also where the start is not known.
    public Optional<Duration> cycleTime() {
        return started == null || closed == null || closed.isBefore(started)
                ? Optional.empty()
                : Optional.of(Duration.between(started, closed));
    }

    /// How it stands.
    public enum Outcome {
        /// Not closed.
        OPEN,
        /// Closed as done.
        FINISHED,
        /// Closed without being done: duplicate, invalid, will not be done, cannot be reproduced.
        DISCARDED
    }

    /// Membership in a version.
    ///
    /// @param version its name
    /// @param since when the item joined; its creation when the source does not tell
    /// @param dated whether the source told the day
    public record InVersion(String version, Instant since, boolean dated) {}
}
