package dev.quarterdeck.sources.jira;

import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.sources.jira.IssueDraft.FieldChange;
import dev.quarterdeck.sources.jira.IssuePool.LooseChange;
import dev.quarterdeck.sources.jira.TrackerReading.Guess;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts a reading together once every file is read.
final class TrackerAssembly {

    private final IssuePool pool;
    private final ReadingLog log;

    private TrackerAssembly(IssuePool pool, ReadingLog log) {
        this.pool = pool;
        this.log = log;
    }

    static TrackerReading assemble(IssuePool pool, ReadingLog log, JiraOptions options) {
        return new TrackerAssembly(pool, log).assemble(options);
    }

    private TrackerReading assemble(JiraOptions options) {
        attachLooseChanges();
        tellMissingChanges();
        PageGaps.find(log.files()).forEach(log::gap);
        tellZone(options);
        Instant newest = newest();
        Workflow workflow = WorkflowEvidence.of(pool).guess();
        List<WorkItemHistory> histories =
                pool.drafts().stream().map(draft -> history(draft, newest)).toList();
        Tracker tracker =
                new Tracker(
                        histories,
                        workflow,
                        List.copyOf(pool.versions()),
                        List.copyOf(pool.sprints()));
        return new TrackerReading(
                tracker,
                log.files().stream().map(FileLog::reading).toList(),
                log.issues(),
                log.gaps(),
                log.guesses(),
                newest);
    }

    private WorkItemHistory history(IssueDraft draft, @Nullable Instant newest) {
        return new HistoryBuilder(draft, pool).build(Objects.requireNonNull(newest));
    }

    /// Gives the rows of history files to their issues; a row whose issue is missing is ignored.
    private void attachLooseChanges() {
        Map<String, IssueDraft> byId = new HashMap<>();
        if (!pool.looseChanges().isEmpty()) {
            pool.drafts().forEach(draft -> byId.put(draft.id, draft));
        }
        for (LooseChange loose : pool.looseChanges()) {
            IssueDraft draft =
                    loose.key().isEmpty() ? byId.get(loose.id()) : pool.byKey().get(loose.key());
            if (draft == null) {
                loose.log().usedButOrphaned(1);
            } else {
                draft.toldChanges = true;
                draft.change(loose.change());
            }
        }
    }

    private void tellMissingChanges() {
        long missing = pool.drafts().stream().filter(draft -> draft.missesChanges).count();
        if (missing > 0) {
            log.gap(
                    new ReadGap(
                            String.format(
                                    Locale.ROOT, "part of the changes of %,d issues", missing),
                            "their change logs say that they hold more entries than the export"
                                    + " gives",
                            "Maybe fetch /rest/api/3/issue/{key}/changelog for them: a search"
                                    + " embeds at most 100 entries."));
        }
    }

    private void tellZone(JiraOptions options) {
        if (log.files().stream().anyMatch(FileLog::hasZonelessDates)) {
            log.guess(
                    new Guess(
                            "time zone",
                            options.zone().getId(),
                            options.zoneGiven()
                                    ? "given"
                                    : "dates in the export name no zone; Jira writes them in the"
                                            + " exporting user's zone",
                            options.zoneGiven()));
        }
    }

    private @Nullable Instant newest() {
        return pool.drafts().stream()
                .flatMap(
                        draft ->
                                Stream.concat(
                                        Stream.of(draft.created, draft.resolved, draft.updated),
                                        draft.changes.stream().map(FieldChange::at)))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
