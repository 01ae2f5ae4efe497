package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Maps records of a Jira site.
final class JiraMapping implements Mapping {

    /// Where a record belongs to an issue and does not say so, its address does.
    private static final Pattern ISSUE = Pattern.compile("/issue/(\\d+)/");

    @Override
    public Optional<String> stream(JsonNode record) {
        return Streams.of(record);
    }

    @Override
    public void map(RawRecord record, Sink sink) {
        var body = record.body();
        if (!body.isObject()) {
            sink.issue("A record must be a JSON object.");
            return;
        }
        switch (record.stream()) {
            case "issues" -> IssueReader.read(record, sink);
            case "changelogs" -> change(record, sink);
            case "comments" -> comment(record, sink);
            case "worklogs" -> work(record, sink);
            case "users" -> user(body, sink);
            case "remotelinks" -> sink.nothing("links to pages outside of the tracker");
            case "development" -> sink.nothing("the tracker's copy of what hosts of code tell");
            case "linkTypes" -> sink.nothing("kinds of link are told with each link");
            case "audit" -> sink.nothing("audit entries name items by their key only");
            default -> named(record, sink);
        }
    }

    private static void named(RawRecord record, Sink sink) {
        if (Names.STREAMS.contains(record.stream())) {
            Names.read(record, sink);
        } else {
            sink.issue(
                    "The stream (%s) is none that a Jira site is known to have."
                            .formatted(record.stream()));
        }
    }

    private static void user(JsonNode user, Sink sink) {
        if (new People(sink).tell(user).isEmpty()) {
            sink.issue("A user must have one of the members accountId, key and name.");
        }
    }

    /// Finds the issue to which a record belongs; tells an issue row where it is not said.
    private static Optional<String> item(RawRecord record, Sink sink) {
        for (var parameter : new String[] {"issue", "issue_id", "issueId"}) {
            if (record.parameter(parameter).matches("\\d+")) {
                return Optional.of(record.parameter(parameter));
            }
        }
        var told = Members.text(record.body(), "issueId");
        if (!told.isEmpty()) {
            return Optional.of(told);
        }
        for (var address :
                new String[] {Members.text(record.body(), "self"), record.parameter("url")}) {
            Matcher found = ISSUE.matcher(address);
            if (found.find()) {
                return Optional.of(found.group(1));
            }
        }
        sink.issue("The record must say to which issue it belongs, by the parameter issue.");
        return Optional.empty();
    }

    private static void comment(RawRecord record, Sink sink) {
        item(record, sink)
                .ifPresent(
                        id ->
                                IssueReader.comment(
                                        id, record.body(), record, new People(sink), sink));
    }

    private static void work(RawRecord record, Sink sink) {
        item(record, sink)
                .ifPresent(
                        id -> IssueReader.work(id, record.body(), record, new People(sink), sink));
    }

    /// An entry of a change log that was read by itself. The last page of a log says up to when all
    /// of it was read.
    private static void change(RawRecord record, Sink sink) {
        item(record, sink).ifPresent(id -> change(id, record, sink));
    }

    private static void change(String id, RawRecord record, Sink sink) {
        var vocabulary = Vocabulary.of(record);
        var reader =
                new ChangeReader(
                        vocabulary,
                        new LinkReader(vocabulary, MissingNode.getInstance()),
                        Map.of(),
                        record.zone());
        var who = new People(sink).tell(record.body().path("author"));
        Members.moment(record.parameter("whole"), record.zone())
                .ifPresent(at -> sink.item(id, new LogRead(at, Coverage.WHOLE)));
        reader.read(record.body(), who)
                .ifPresentOrElse(
                        events -> {
                            events.forEach(event -> sink.item(id, event));
                            if (sink.isSilent()) {
                                sink.nothing("links to pages outside of the tracker");
                            }
                        },
                        () -> sink.issue("A change must have the moment created."));
    }
}
