package dev.quarterdeck.sources.jirasite;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads a Jira site: Cloud by version 3 of its interface, Data Center by version 2.
final class JiraConnector implements Connector {

    @Override
    public Tool tool() {
        return new Tool(
                        "jira",
                        "Jira",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "Where the site is, with its path if it has one.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://example.atlassian.net"),
                                new Setting(
                                        "email",
                                        "E-mail address",
                                        "Of the account to which an API token of Cloud belongs;"
                                                + " empty for a personal access token of Data Center.",
                                        Setting.Kind.TEXT,
                                        false,
                                        "reader@example.com"),
                                new Setting(
                                        "token",
                                        "Token",
                                        "Made in the account's settings, under security.",
                                        Setting.Kind.SECRET,
                                        true,
                                        ""),
                                new Setting(
                                        "zone",
                                        "Time zone",
                                        "For dates that are written without one.",
                                        Setting.Kind.ZONE,
                                        false,
                                        "Europe/Berlin")),
                        List.of(
                                "browsing of the projects that are read (read:jira-work)",
                                "reading of boards and sprints (read:jira-software)"),
                        List.of("query"))
                .giving(HistoryKind.WORK_ITEM);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        var email = settings.get("email");
        var token = settings.get("token");
        if (email.isEmpty()) {
            return Map.of("Authorization", "Bearer " + token);
        }
        var pair = (email + ":" + token).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public void check(Visit visit) {
        Site.of(visit);
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var projects =
                Site.of(visit).cloud()
                        ? Pages.byStart(visit, "rest/api/3/project/search", Map.of())
                        : visit.get("rest/api/2/project").records("");
        projects.forEach(one -> scopes.add(scope("project", one)));
        try {
            Pages.byStart(visit, "rest/agile/1.0/board", Map.of())
                    .forEach(one -> scopes.add(scope("board", one)));
        } catch (ToolTrouble trouble) {
            // A site need not have boards, and a secret that may not see them can read projects.
            if (!Pages.isLeftOut(trouble)) {
                throw trouble;
            }
        }
        return scopes;
    }

    private static Scope scope(String kind, JsonNode one) {
        var key = Members.text(one, "key");
        var name = Members.text(one, "name");
        return new Scope(kind, Members.text(one, "id"), key.isEmpty() ? name : key + " " + name);
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        new ScopeReading(visit, Site.of(visit), scope, take).read();
    }

    @Override
    public Mapping mapping() {
        return new JiraMapping();
    }
}
