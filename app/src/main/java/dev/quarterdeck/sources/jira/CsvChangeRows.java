package dev.quarterdeck.sources.jira;

import dev.quarterdeck.sources.jira.DateText.Moment;
import dev.quarterdeck.sources.jira.IssueDraft.Field;
import dev.quarterdeck.sources.jira.IssueDraft.FieldChange;
import dev.quarterdeck.sources.jira.IssuePool.LooseChange;
import java.util.List;

/// Turns rows of a history export (Data Center's data pipeline: one row per changed field) into
/// changes, which find their issues once all files are read.
final class CsvChangeRows implements CsvExport.CsvRows {

    private final CsvHeader header;
    private final DateText dates;
    private final FileLog log;
    private final IssuePool pool;

    CsvChangeRows(CsvHeader header, DateText dates, FileLog log, IssuePool pool) {
        this.header = header;
        this.dates = dates;
        this.log = log;
        this.pool = pool;
    }

    @Override
    public List<CsvColumn> columns() {
        return List.of(
                CsvColumn.KEY,
                CsvColumn.ISSUE_ID,
                CsvColumn.FIELD,
                CsvColumn.FROM,
                CsvColumn.TO,
                CsvColumn.CHANGED);
    }

    @Override
    public boolean take(CsvRow row) {
        String problem = CsvExport.wrongCount(row, header);
        if (problem != null) {
            log.bad(row.line(), problem);
            return true;
        }
        Field field = Field.of(row.text(header, CsvColumn.FIELD));
        if (field == null) {
            log.ignored();
        } else {
            keep(row, field);
        }
        return true;
    }

    private void keep(CsvRow row, Field field) {
        String date = row.text(header, CsvColumn.CHANGED);
        Moment moment = dates.read(date);
        String key = key(row);
        String id = row.text(header, CsvColumn.ISSUE_ID);
        if (moment == null) {
            log.bad(row.line(), CsvExport.badDate(CsvColumn.CHANGED, date));
        } else if (key.isEmpty() && id.isEmpty()) {
            log.bad(row.line(), "The change names no issue: neither a key nor an id.");
        } else {
            if (!moment.zoned()) {
                log.zonelessDate();
            }
            log.used();
            pool.looseChange(new LooseChange(key, id, change(row, field, moment), log));
        }
    }

    /// A key has a dash; a bare "id" column of a history file is the change's or the issue's
    /// number.
    private String key(CsvRow row) {
        String key = row.text(header, CsvColumn.KEY);
        return key.indexOf('-') > 0 ? key : "";
    }

    private FieldChange change(CsvRow row, Field field, Moment moment) {
        return new FieldChange(
                moment.at(),
                field,
                pool.name(row.text(header, CsvColumn.FROM)),
                pool.name(row.text(header, CsvColumn.TO)),
                "",
                "");
    }
}
