package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.ToolAccount;
import dev.quarterdeck.sources.hosts.Said;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One record with the project it is of, from wherever that is told.
///
/// @param said the record
/// @param sink where what it says goes
/// @param raw the record with its parameters
/// @param id of the project, which stays
/// @param path of the project: `acme/harbor`; may change
record Project(Said said, Sink sink, RawRecord raw, String id, String path) {

    /// Parameter: the id of the project.
    static final String ID = "project_id";

    /// Parameter: the path of the project.
    static final String PATH = "project_path";

    /// Parameter: the number of the merge request or issue in its project.
    static final String NUMBER = "iid";

    /// Parameter: labels and types that make an issue an incident, between commas.
    static final String INCIDENTS = "incidents";

    private static final Pattern IN_ADDRESS =
            Pattern.compile("https?://[^/]+/([^?#]+?)/(?:-/|merge_requests/|issues/)");
    private static final Pattern IN_CALL = Pattern.compile("/projects/(\\d{1,12})(?:/|$)");

    static Project of(RawRecord raw, Sink sink) {
        var said = Said.in(raw, sink);
        var scope = raw.scope().startsWith("project:") ? raw.scope().substring(8) : "";
        var id =
                first(
                        raw.parameter(ID),
                        said.text("project_id"),
                        said.text("target_project_id"),
                        scope,
                        said.text("pipeline", "project_id"),
                        raw.parameter("ProjectId"),
                        match(IN_CALL, raw.parameter("url")));
        var path =
                first(
                        raw.parameter(PATH),
                        said.text("references", "full").replaceFirst("[!#]\\d+$", ""),
                        match(IN_ADDRESS, said.text("web_url")),
                        match(IN_ADDRESS, said.text("deployable", "web_url")));
        return new Project(said, sink, raw, id, path);
    }

    private static String match(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? match.group(1) : "";
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(one -> !one.isEmpty()).findFirst().orElse("");
    }

    /// Returns the number of the merge request or issue that a child record belongs to.
    String number() {
        return first(
                raw.parameter(NUMBER),
                said.text("noteable_iid"),
                raw.parameter("Iid"),
                match(
                        Pattern.compile("/(?:merge_requests|issues)/(\\d{1,9})"),
                        raw.parameter("url")));
    }

    /// Answers whether a child record belongs to a merge request.
    boolean isOfChange() {
        var told = first(said.text("noteable_type"), said.text("resource_type"));
        return told.isEmpty()
                ? first(raw.parameter("url"), raw.parameter("of")).contains("merge_request")
                : told.equals("MergeRequest");
    }

    String change(String number) {
        return id + "!" + number;
    }

    String item(String number) {
        return id + "#" + number;
    }

    /// Returns the id of an account, told as one; empty when there is none.
    String account(String... path) {
        return account(said.part(path));
    }

    String account(Said user) {
        var id = user.text("id");
        if (!id.isEmpty()) {
            var mail = user.first("email", "public_email");
            var name = user.first("username", "name");
            sink.account(
                    new ToolAccount(
                            id,
                            name,
                            mail.contains("@") ? List.of(mail) : List.of(),
                            user.is("bot") || name.matches("(project|group)_\\d+_bot.*")));
        }
        return id;
    }

    /// Answers whether a label or type is one of those that make an incident.
    boolean isIncident(String name) {
        return !name.isEmpty()
                && Stream.of(raw.parameter(INCIDENTS).split(","))
                        .anyMatch(one -> one.strip().equalsIgnoreCase(name));
    }
}
