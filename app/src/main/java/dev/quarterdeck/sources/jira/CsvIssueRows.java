package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.Sprint;
import dev.quarterdeck.sources.jira.DateText.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns rows of an issue export into drafts.
final class CsvIssueRows implements CsvExport.CsvRows {

    private final CsvHeader header;
    private final DateText dates;
    private final FileLog log;
    private final IssuePool pool;

    CsvIssueRows(CsvHeader header, DateText dates, FileLog log, IssuePool pool) {
        this.header = header;
        this.dates = dates;
        this.log = log;
        this.pool = pool;
    }

    @Override
    public List<CsvColumn> columns() {
        return CsvExport.issueColumns();
    }

    @Override
    public boolean take(CsvRow row) {
        String problem = CsvExport.wrongCount(row, header);
        try {
            if (problem == null) {
                keep(draft(row));
            } else {
                log.bad(row.line(), problem);
            }
        } catch (BadCell e) {
            log.bad(row.line(), e.getMessage());
        }
        return true;
    }

    private void keep(IssueDraft draft) {
        if (pool.add(draft)) {
            log.used();
        } else {
            log.repeated();
        }
    }

    private IssueDraft draft(CsvRow row) throws BadCell {
        IssueDraft draft = new IssueDraft();
        draft.key = row.text(header, CsvColumn.KEY);
        if (draft.key.isEmpty()) {
            throw new BadCell("The row has no issue key. Maybe it is a summary line.");
        }
        draft.id = row.text(header, CsvColumn.ISSUE_ID);
        readDates(row, draft);
        readNames(row, draft);
        readLists(row, draft);
        return draft;
    }

    private void readDates(CsvRow row, IssueDraft draft) throws BadCell {
        draft.created = date(row, CsvColumn.CREATED);
        if (draft.created == null) {
            throw new BadCell("The row (%s) has no date of creation.".formatted(draft.key));
        }
        draft.resolved = date(row, CsvColumn.RESOLVED);
        draft.updated = date(row, CsvColumn.UPDATED);
        draft.categoryChanged = date(row, CsvColumn.CATEGORY_CHANGED);
    }

    private void readNames(CsvRow row, IssueDraft draft) {
        draft.type = pool.name(row.text(header, CsvColumn.TYPE));
        draft.status = pool.name(row.text(header, CsvColumn.STATUS));
        draft.category = CategoryNames.category(row.text(header, CsvColumn.STATUS_CATEGORY));
        String resolution = row.text(header, CsvColumn.RESOLUTION);
        draft.resolution = CategoryNames.isNone(resolution) ? "" : pool.name(resolution);
        draft.flagged = !row.text(header, CsvColumn.FLAGGED).isEmpty();
    }

    private void readLists(CsvRow row, IssueDraft draft) {
        List<String> sprints = new ArrayList<>(2);
        for (String text : row.texts(header, CsvColumn.SPRINT)) {
            Sprint sprint = SprintText.read(text, dates);
            sprints.add(pool.name(sprint.name()));
            pool.sprint(sprint);
        }
        draft.sprints = List.copyOf(sprints);
        List<String> versions =
                row.texts(header, CsvColumn.FIX_VERSION).stream().map(pool::name).toList();
        draft.versions = versions;
        draft.versionsSeen =
                versions.stream()
                        .map(name -> new FixVersion("", name, FixVersion.State.UNKNOWN))
                        .toList();
    }

    private @Nullable Instant date(CsvRow row, CsvColumn column) throws BadCell {
        String text = row.text(header, column);
        if (text.isEmpty() || CategoryNames.isNone(text)) {
            return null;
        }
        Moment moment = dates.read(text);
        if (moment == null) {
            throw new BadCell(CsvExport.badDate(column, text));
        }
        if (!moment.zoned()) {
            log.zonelessDate();
        }
        return moment.at();
    }

    /// A cell that makes its row unusable.
    static final class BadCell extends Exception {

        private static final long serialVersionUID = 1L;

        BadCell(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
