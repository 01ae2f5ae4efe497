package dev.quarterdeck.sources.jira;

import dev.quarterdeck.sources.jira.FileLog.PageSeen;
import dev.quarterdeck.sources.jira.JsonIssue.NotAnIssue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an object that is either one issue or a search page full of them.
///
/// Members come in any order, so both are read at once and told apart at the end.
final class JsonPage {

    private final FileLog log;
    private final IssuePool pool;
    private final JsonIssue issues;
    private long pagesSeen;

    JsonPage(FileLog log, IssuePool pool) {
        this.log = log;
        this.pool = pool;
        this.issues = new JsonIssue(pool);
    }

    /// Names what was found, for a reader.
    String shape() {
        return pagesSeen > 0 ? "search pages" : "issues";
    }

    /// Reads the object the parser stands on.
    ///
    /// @param linesBefore lines of the file before the parser's own first
    void readObject(JsonParser parser, long linesBefore) throws NotAnIssue {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new NotAnIssue("holds a bare value where an issue was expected");
        }
        long line = linesBefore + parser.currentTokenLocation().getLineNr();
        PageDraft page = new PageDraft();
        IssueDraft draft = new IssueDraft();
        boolean issue = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!readPageMember(parser, name, page, linesBefore)) {
                issue |= issues.readMember(parser, name, draft);
            }
        }
        if (page.held >= 0) {
            pagesSeen++;
            log.page(page.seen());
        } else if (issue) {
            keep(draft, line);
        } else {
            throw new NotAnIssue("has neither \"issues\" nor \"fields\"");
        }
    }

    private boolean readPageMember(JsonParser parser, String name, PageDraft page, long linesBefore)
            throws NotAnIssue {
        switch (name) {
            case "issues" -> page.held = readIssues(parser, linesBefore);
            case "startAt" -> page.startAt = JsonIssue.number(parser);
            case "total" -> page.total = JsonIssue.number(parser);
            case "isLast" -> page.last = JsonIssue.isTrue(parser);
            case "nextPageToken" -> page.token = token(parser);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String token(JsonParser parser) {
        String token = JsonIssue.text(parser);
        return token.isEmpty() ? null : token;
    }

    private long readIssues(JsonParser parser, long linesBefore) throws NotAnIssue {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new NotAnIssue("has \"issues\" that are no list");
        }
        long held = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = linesBefore + parser.currentTokenLocation().getLineNr();
            held++;
            readIssue(parser, line);
        }
        return held;
    }

    private void readIssue(JsonParser parser, long line) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            log.bad(line, "The entry of \"issues\" is no object. Maybe the page is broken.");
            return;
        }
        IssueDraft draft = new IssueDraft();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            issues.readMember(parser, name, draft);
        }
        keep(draft, line);
    }

    private void keep(IssueDraft draft, long line) {
        if (draft.key.isEmpty()) {
            log.bad(line, "The issue has no key. Maybe the search left \"key\" out of its fields.");
        } else if (draft.badDate != null) {
            log.bad(line, draft.badDate);
        } else if (draft.created == null) {
            log.bad(
                    line,
                    "The issue (%s) has no readable date of creation. Maybe the search left \"created\" out of its fields."
                            .formatted(draft.key));
        } else if (pool.add(draft)) {
            log.used();
        } else {
            log.repeated();
        }
    }

    private static final class PageDraft {

        private long held = -1;
        private long startAt = -1;
        private long total = -1;
        private boolean last;
        private @Nullable String token;

        PageSeen seen() {
            boolean numbered = startAt >= 0 && total >= 0;
            return new PageSeen(startAt, held, total, !numbered && !last && token != null);
        }
    }
}
