package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Maps notes, in which GitLab writes also what happened, and the dated events of state, label
/// and milestone.
final class NoteRecords {

    private static final Pattern TARGET =
            Pattern.compile("\\Achanged target branch from `([^`]+)` to `([^`]+)`");

    private NoteRecords() {}

    static void note(Project project) {
        var said = project.said();
        var number = project.number();
        var at = said.at("created_at");
        if (number.isEmpty() || at.isEmpty()) {
            project.sink().issue("A note must have created_at and the iid of what it stands at.");
            return;
        }
        if (project.isOfChange()) {
            project.sink().change(project.change(number), change(project, at.get()));
        } else if (said.is("system")) {
            project.account("author");
            project.sink()
                    .item(
                            project.item(number),
                            new TrackerEvent.Changed(
                                    act(project, at.get(), "author"),
                                    Field.OTHER,
                                    List.of(),
                                    List.of()));
        } else {
            project.sink()
                    .item(
                            project.item(number),
                            new TrackerEvent.Commented(act(project, at.get(), "author")));
        }
    }

    private static Act act(Project project, Instant at, String account) {
        return new Act(at, project.said().text("id"), project.account(account));
    }

    private static ChangeEvent change(Project project, Instant at) {
        var said = project.said();
        var author = project.account("author");
        return said.is("system")
                ? told(at, said.text("id"), author, said.text("body"))
                : new ChangeEvent.Commented(at, said.text("id"), author);
    }

    /// Reads the sentence that GitLab writes; its wording changed over the versions.
    private static ChangeEvent told(Instant at, String note, String author, String body) {
        var text = body.replace("*", "").toLowerCase(Locale.ROOT).strip();
        if (text.startsWith("approved this merge request")) {
            return new ChangeEvent.Reviewed(at, note, author, Verdict.APPROVED);
        }
        if (text.startsWith("unapproved this merge request")) {
            return new ChangeEvent.ReviewDismissed(at, "", author);
        }
        if (text.startsWith("requested changes")) {
            return new ChangeEvent.Reviewed(at, note, author, Verdict.CHANGES_REQUESTED);
        }
        if (text.matches(
                "(?s)(unmarked (this merge request )?as a? ?(work in progress|draft)|marked this merge request as ready).*")) {
            return new ChangeEvent.MadeReady(at);
        }
        if (text.matches("(?s)marked (this merge request )?as a? ?(work in progress|draft).*")) {
            return new ChangeEvent.MadeDraft(at);
        }
        if (text.startsWith("requested review from")) {
            return new ChangeEvent.ReviewRequested(at, "");
        }
        var target = TARGET.matcher(body);
        if (target.find()) {
            return new ChangeEvent.TargetChanged(at, target.group(1), target.group(2));
        }
        return ended(at, note, author, text);
    }

    private static ChangeEvent ended(Instant at, String note, String author, String text) {
        return switch (text) {
            case "merged" -> new ChangeEvent.Merged(at, "", author);
            case "closed" -> new ChangeEvent.Closed(at);
            case "reopened" -> new ChangeEvent.Reopened(at);
            default -> new ChangeEvent.Noted(at, note, "system note");
        };
    }

    static void state(Project project) {
        var said = project.said();
        var number = project.number();
        var at = said.at("created_at");
        if (number.isEmpty() || at.isEmpty()) {
            project.sink().issue("An event must have created_at and the iid of what it is of.");
            return;
        }
        var user = project.account("user");
        var state = said.word("state");
        if (project.isOfChange()) {
            project.sink()
                    .change(project.change(number), ended(at.get(), said.text("id"), user, state));
            return;
        }
        boolean isClosed = state.equals("closed");
        if (!isClosed && !state.equals("reopened")) {
            project.sink().nothing("a state that no issue has");
            return;
        }
        var id = project.item(number);
        project.sink()
                .item(
                        id,
                        new TrackerEvent.Changed(
                                act(project, at.get(), "user"),
                                Field.STATUS,
                                List.of(isClosed ? IssueRecords.OPEN : IssueRecords.CLOSED),
                                List.of(isClosed ? IssueRecords.CLOSED : IssueRecords.OPEN)));
        if (project.raw().parameter("is_incident").equals("true")) {
            project.sink()
                    .incident(
                            id,
                            isClosed
                                    ? new IncidentEvent.Resolved(at.get())
                                    : new IncidentEvent.Reopened(at.get()));
        }
    }

    static void label(Project project) {
        altered(project, Field.LABEL, "label", "name");
    }

    static void milestone(Project project) {
        altered(project, Field.FIX_VERSION, "milestone", "title");
    }

    private static void altered(Project project, Field field, String part, String member) {
        var said = project.said();
        var number = project.number();
        var at = said.at("created_at");
        if (number.isEmpty() || at.isEmpty()) {
            project.sink().issue("An event must have created_at and the iid of what it is of.");
            return;
        }
        if (project.isOfChange()) {
            project.sink()
                    .change(
                            project.change(number),
                            new ChangeEvent.Noted(at.get(), part + "/" + said.text("id"), part));
            return;
        }
        var name = said.text(part, member);
        var values = name.isEmpty() ? List.<Value>of() : List.of(Value.named(name));
        var act = act(project, at.get(), "user");
        project.sink()
                .item(
                        project.item(number),
                        said.word("action").equals("remove")
                                ? new TrackerEvent.Altered(act, field, values, List.of())
                                : new TrackerEvent.Altered(act, field, List.of(), values));
    }
}
