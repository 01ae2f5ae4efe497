package dev.quarterdeck.sources;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import java.util.ArrayList;
import java.util.List;

/// Hears what one record says.
///
/// Ids are those by which the tool knows a thing for ever: not the key of a work item, which
/// changes when it moves, and unique in the connection: of a merge request the global id, or
/// project and number together.
public final class Sink {

    /// An event of a history. @param id the tool's id of what it happened to
    public record Told(HistoryKind kind, String id, Record event) {}

    private final List<Told> told = new ArrayList<>();
    private final List<ToldCommit> commits = new ArrayList<>();
    private final List<ToolAccount> accounts = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();
    private final List<String> nothings = new ArrayList<>();

    /// Hears what happened to a work item.
    public void item(String id, TrackerEvent event) {
        tell(HistoryKind.WORK_ITEM, id, (Record) event);
    }

    /// Hears what happened to a change.
    public void change(String id, ChangeEvent event) {
        tell(HistoryKind.CHANGE, id, (Record) event);
    }

    /// Hears what happened to a pipeline run.
    public void run(String id, RunEvent event) {
        tell(HistoryKind.PIPELINE_RUN, id, (Record) event);
    }

    /// Hears what happened to a deployment.
    public void deployment(String id, DeploymentEvent event) {
        tell(HistoryKind.DEPLOYMENT, id, (Record) event);
    }

    /// Hears what happened to an incident.
    public void incident(String id, IncidentEvent event) {
        tell(HistoryKind.INCIDENT, id, (Record) event);
    }

    /// Hears what the tool means by one of its names.
    public void definition(Definition definition) {
        tell(HistoryKind.DEFINITION, definition.historyId(), definition);
    }

    /// Hears of a commit of a repository that is read with git.
    public void commit(ToldCommit commit) {
        commits.add(commit);
    }

    private void tell(HistoryKind kind, String id, Record event) {
        told.add(new Told(kind, id, event));
    }

    /// Hears of a login of the tool.
    public void account(ToolAccount account) {
        accounts.add(account);
    }

    /// Hears that the record holds nothing that is kept. @param why a few words, the same for all
    /// records of the sort
    public void nothing(String why) {
        nothings.add(why);
    }

    /// Hears that the record cannot be used, or only in part. @param why a sentence that names the
    /// member and its value, and no secret, name or text of a person
    public void issue(String why) {
        issues.add(why);
    }

    /// Returns the events, in the order in which they were told.
    public List<Told> told() {
        return List.copyOf(told);
    }

    /// Returns the commits.
    public List<ToldCommit> commits() {
        return List.copyOf(commits);
    }

    /// Returns the accounts.
    public List<ToolAccount> accounts() {
        return List.copyOf(accounts);
    }

    /// Returns the issues.
    public List<String> issues() {
        return List.copyOf(issues);
    }

    /// Returns why there was nothing.
    public List<String> nothings() {
        return List.copyOf(nothings);
    }

    /// Answers whether nothing at all was said.
    public boolean isSilent() {
        return told.isEmpty()
                && commits.isEmpty()
                && accounts.isEmpty()
                && issues.isEmpty()
                && nothings.isEmpty();
    }
}
