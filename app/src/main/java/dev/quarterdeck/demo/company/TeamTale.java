package dev.quarterdeck.demo.company;

import dev.quarterdeck.engine.workitems.WorkItemEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what a team's tools would tell of two years: its items, changes, runs of the main line,
/// deployments and incidents.
///
/// @param team the team's key
/// @param repository the name of its repository and of what it deploys
/// @param prefix of its tickets
/// @param sprints oldest first; empty where the team plans without
/// @param epics what its part of the initiatives is called in the tracker
public record TeamTale(
        String team,
        String repository,
        String prefix,
        List<Sprint> sprints,
        List<Epic> epics,
        List<Item> items,
        List<Reviewed> changes,
        List<MainRun> runs,
        List<Deployed> deployments,
        List<Incident> incidents) {

    /// Copies the lists.
    public TeamTale {
        sprints = List.copyOf(sprints);
        epics = List.copyOf(epics);
        items = List.copyOf(items);
        changes = List.copyOf(changes);
        runs = List.copyOf(runs);
        deployments = List.copyOf(deployments);
        incidents = List.copyOf(incidents);
    }

    /// Two weeks that were planned together.
    ///
    /// @param number unique among all teams
    public record Sprint(int number, String name, Instant start, Instant end) {}

    /// A part of an initiative.
    public record Epic(String key, String name, LocalDate started) {}

    /// An item.
    ///
    /// @param events what happened to it, the sprints it was in included
    /// @param points how large it was said to be, or null
    /// @param epic the key of what it is part of, or null
    public record Item(
            String key,
            List<WorkItemEvent> events,
            @Nullable Integer points,
            @Nullable String epic) {

        /// Copies the events.
        public Item {
            events = List.copyOf(events);
        }
    }

    /// A commit of a change. @param account who wrote it, as the host of code calls them
    public record Pushed(String sha, Instant at, String account) {}

    /// A review. @param approves whether the change may land after it
    public record Review(Instant at, String account, boolean approves) {}

    /// A change from its first commit to its end.
    ///
    /// @param title its subject
    /// @param ready when it was offered for review, where it began as a draft; else null
    /// @param merged when it landed, or null
    /// @param closed when it was given up, or null
    /// @param landed the commit that it became; empty while it is not merged
    /// @param lines added and removed
    /// @param assisted whether the commit that it became declares that an assistant helped
    public record Reviewed(
            long number,
            String title,
            String branch,
            String account,
            Instant opened,
            @Nullable Instant ready,
            List<Pushed> commits,
            List<Review> reviews,
            @Nullable Instant merged,
            @Nullable Instant closed,
            String landed,
            long lines,
            int files,
            boolean assisted) {

        /// Copies the lists.
        public Reviewed {
            commits = List.copyOf(commits);
            reviews = List.copyOf(reviews);
        }
    }

    /// One attempt of a run of the main line.
    public record MainRun(
            String id,
            String commit,
            int attempt,
            Instant queued,
            Instant started,
            Instant finished,
            boolean passed) {}

    /// A deployment.
    ///
    /// @param rollbackOf the deployment it takes back, or empty
    /// @param rolledBackAt when it was taken back itself, or null
    /// @param rolledBackBy by which deployment; empty when it was not
    public record Deployed(
            String id,
            String environment,
            String commit,
            Instant started,
            Instant finished,
            boolean worked,
            String rollbackOf,
            @Nullable Instant rolledBackAt,
            String rolledBackBy) {}

    /// An incident.
    ///
    /// @param deployment the one somebody blamed, or empty
    /// @param component what it concerns; empty when nobody said
    public record Incident(
            String id,
            String severity,
            String component,
            String deployment,
            Instant opened,
            Instant acknowledged,
            @Nullable Instant mitigated,
            Instant resolved) {}
}
