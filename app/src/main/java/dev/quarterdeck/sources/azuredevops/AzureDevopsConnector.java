package dev.quarterdeck.sources.azuredevops;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.Visit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads projects of an organization: pull requests, builds, deployments and work items.
final class AzureDevopsConnector implements Connector {

    static final String VERSION = "7.1";

    @Override
    public Tool tool() {
        return new Tool(
                        "azuredevops",
                        "Azure DevOps",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "With the organization, or with the collection of a"
                                                + " server.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://dev.azure.com/acme"),
                                new Setting(
                                        "token",
                                        "Personal access token",
                                        "User settings, Personal access tokens.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of(
                                "Code (Read)",
                                "Build (Read)",
                                "Environment (Read)",
                                "Work items (Read)"))
                .giving(
                        HistoryKind.WORK_ITEM,
                        HistoryKind.CHANGE,
                        HistoryKind.PIPELINE_RUN,
                        HistoryKind.DEPLOYMENT);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        var pair = (":" + settings.get("token")).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public void check(Visit visit) {
        visit.get("_apis/projects", Map.of("$top", 1, "api-version", VERSION)).records("value");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var query = new LinkedHashMap<String, Object>();
        query.put("$top", 100);
        query.put("api-version", VERSION);
        while (true) {
            var answer = visit.get("_apis/projects", query);
            for (var one : answer.records("value")) {
                var read = Members.of(one);
                scopes.add(new Scope("project", read.text("id"), read.text("name")));
            }
            var token = answer.header("x-ms-continuationtoken");
            if (token.isEmpty()) {
                return scopes;
            }
            query.put("continuationToken", token.get());
        }
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var reading = new ProjectReading(visit, scope, take);
        reading.repositories();
        reading.part("the builds", reading::builds);
        reading.part("the environments", reading::environments);
        reading.part("the work items", reading::items);
    }

    @Override
    public Mapping mapping() {
        return new AzureDevopsMapping();
    }
}
