package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Answer;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads GitLab, in the cloud and on an own server.
final class GitlabConnector implements Connector {

    static final String INCIDENTS = "incidents";
    private static final String GROUP = "group";

    @Override
    public Tool tool() {
        return new Tool(
                        "gitlab",
                        "GitLab",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address of the API",
                                        "The address of the server with /api/v4.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://gitlab.com/api/v4"),
                                new Setting(
                                        "token",
                                        "Access token",
                                        "Of a person, group or project, with the right read_api.",
                                        Setting.Kind.SECRET,
                                        true,
                                        ""),
                                new Setting(
                                        GROUP,
                                        "Group",
                                        "Whose projects are listed, subgroups too; without it all"
                                                + " that the token is a member of.",
                                        Setting.Kind.TEXT,
                                        false,
                                        "acme"),
                                new Setting(
                                        INCIDENTS,
                                        "Labels and types of incidents",
                                        "Issues with one of them are incidents too; between"
                                                + " commas.",
                                        Setting.Kind.TEXT,
                                        false,
                                        "incident, outage")),
                        List.of("read_api, with the role of a reporter in the projects"))
                .giving(
                        HistoryKind.WORK_ITEM,
                        HistoryKind.CHANGE,
                        HistoryKind.PIPELINE_RUN,
                        HistoryKind.DEPLOYMENT,
                        HistoryKind.INCIDENT)
                .hooking(
                        "Settings of the project or group, Webhooks; the secret goes into the field"
                                + " for the secret token.");
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("PRIVATE-TOKEN", settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        projects(visit, 1).records("");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var answer = projects(visit, 100);
        add(answer, scopes);
        for (var next = answer.link("next"); next.isPresent(); next = answer.link("next")) {
            answer = visit.get(next.get());
            add(answer, scopes);
        }
        return scopes;
    }

    private static void add(Answer answer, List<Scope> scopes) {
        for (var one : answer.records("")) {
            scopes.add(
                    new Scope(
                            "project",
                            one.path("id").asString(),
                            one.path("path_with_namespace").asString()));
        }
    }

    /// By keys where GitLab can: numbered pages end at 50,000 records.
    private static Answer projects(Visit visit, int size) {
        var group = visit.setting(GROUP).strip();
        var query = new LinkedHashMap<String, Object>();
        query.put("per_page", size);
        query.put("order_by", "id");
        query.put("sort", "asc");
        query.put("simple", "true");
        if (group.isEmpty()) {
            query.put("membership", "true");
            query.put("pagination", "keyset");
            return visit.get("projects", query);
        }
        query.put("include_subgroups", "true");
        return visit.get(Visit.path("groups", group, "projects"), query);
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        new ProjectReading(visit, scope, take).read();
    }

    @Override
    public Mapping mapping() {
        return new GitlabMapping();
    }
}
