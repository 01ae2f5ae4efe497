package dev.quarterdeck.sources.github;

import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Maps events of issues and pull requests: those of a repository, which hold the issue, and those
/// of one timeline.
final class EventRecords {

    private EventRecords() {}

    static void event(Place place) {
        var said = place.said();
        var number = place.number();
        var kind = said.word("event");
        if (number.isEmpty()) {
            place.sink().issue("An event must have the number of its issue or pull request.");
            return;
        }
        switch (kind) {
            case "committed" -> PullRecords.commit(place);
            case "reviewed" -> PullRecords.review(place);
            case "commented" -> IssueRecords.comment(place);
            default -> dated(place, number, kind);
        }
    }

    private static void dated(Place place, String number, String kind) {
        var at = place.said().at("created_at");
        if (at.isEmpty()) {
            place.sink().nothing("an event without a moment");
            return;
        }
        place.account("actor");
        if (isOfPull(place)) {
            place.sink().change(place.id(number), change(place, at.get(), kind));
            landing(place, place.id(number), at.get(), kind);
        } else {
            item(place, place.id(number), at.get(), kind);
        }
    }

    private static boolean isOfPull(Place place) {
        return place.said().has("issue", "pull_request")
                || place.said().text("issue", "html_url").contains("/pull/")
                || place.raw().stream().equals("pull_timeline");
    }

    private static ChangeEvent change(Place place, Instant at, String kind) {
        var said = place.said();
        return switch (kind) {
            case "ready_for_review" -> new ChangeEvent.MadeReady(at);
            case "convert_to_draft", "converted_to_draft" -> new ChangeEvent.MadeDraft(at);
            case "review_requested" -> new ChangeEvent.ReviewRequested(at, reviewer(place));
            case "review_dismissed" ->
                    new ChangeEvent.ReviewDismissed(
                            at, said.text("dismissed_review", "review_id"), "");
            case "head_ref_force_pushed" ->
                    new ChangeEvent.ForcePushed(at, "", said.text("commit_id"));
            case "merged" -> new ChangeEvent.Merged(at, "", place.account("actor"));
            // Of a merged pull request the tool tells both; merged stays merged.
            case "closed" -> new ChangeEvent.Closed(at);
            case "reopened" -> new ChangeEvent.Reopened(at);
            default -> new ChangeEvent.Noted(at, said.text("id"), kind);
        };
    }

    private static String reviewer(Place place) {
        var asked = place.account("requested_reviewer");
        return asked.isEmpty() ? "team/" + place.said().text("requested_team", "id") : asked;
    }

    private static void landing(Place place, String id, Instant at, String kind) {
        var commit = place.said().text("commit_id");
        if (!commit.isEmpty() && (kind.equals("merged") || kind.equals("closed"))) {
            place.sink().change(id, new ChangeEvent.LandingNamed(at, commit));
        }
    }

    private static void item(Place place, String id, Instant at, String kind) {
        var said = place.said();
        var act = new Act(at, said.text("id"), place.account("actor"));
        var event = item(place, act, kind);
        if (event == null) {
            place.sink().nothing("an event that changes nothing of an issue");
            return;
        }
        place.sink().item(id, event);
        if (IssueRecords.isIncident(place, said.part("issue"))) {
            if (kind.equals("closed")) {
                place.sink().incident(id, new IncidentEvent.Resolved(at));
            } else if (kind.equals("reopened")) {
                place.sink().incident(id, new IncidentEvent.Reopened(at));
            }
        }
    }

    private static @Nullable TrackerEvent item(Place place, Act act, String kind) {
        var said = place.said();
        return switch (kind) {
            case "closed" -> status(act, IssueRecords.OPEN, IssueRecords.CLOSED);
            case "reopened" -> status(act, IssueRecords.CLOSED, IssueRecords.OPEN);
            case "labeled" -> altered(act, Field.LABEL, named(said, "label", "name"), true);
            case "unlabeled" -> altered(act, Field.LABEL, named(said, "label", "name"), false);
            case "assigned" -> altered(act, Field.ASSIGNEE, assignee(place), true);
            case "unassigned" -> altered(act, Field.ASSIGNEE, assignee(place), false);
            case "milestoned" ->
                    altered(act, Field.FIX_VERSION, named(said, "milestone", "title"), true);
            case "demilestoned" ->
                    altered(act, Field.FIX_VERSION, named(said, "milestone", "title"), false);
            case "renamed", "transferred", "marked_as_duplicate", "connected", "pinned", "locked" ->
                    new TrackerEvent.Changed(act, Field.OTHER, List.of(), List.of());
            case "deleted" -> new TrackerEvent.Gone(act.at());
            default -> null;
        };
    }

    private static TrackerEvent status(Act act, Value from, Value to) {
        return new TrackerEvent.Changed(act, Field.STATUS, List.of(from), List.of(to));
    }

    private static TrackerEvent altered(Act act, Field field, List<Value> values, boolean added) {
        return added
                ? new TrackerEvent.Altered(act, field, List.of(), values)
                : new TrackerEvent.Altered(act, field, values, List.of());
    }

    private static List<Value> named(Said said, String part, String member) {
        var name = said.text(part, member);
        return name.isEmpty() ? List.of() : List.of(Value.named(name));
    }

    private static List<Value> assignee(Place place) {
        var account = place.account("assignee");
        return account.isEmpty() ? List.of() : List.of(new Value(account, ""));
    }
}
