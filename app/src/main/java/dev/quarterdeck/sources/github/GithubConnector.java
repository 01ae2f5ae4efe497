package dev.quarterdeck.sources.github;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads GitHub and GitHub Enterprise Server.
final class GithubConnector implements Connector {

    static final String INCIDENTS = "incidents";
    private static final String ORGANIZATION = "organization";
    private static final int PAGE = 100;

    @Override
    public Tool tool() {
        return new Tool(
                        "github",
                        "GitHub",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address of the API",
                                        "Of an own server it ends in /api/v3.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://api.github.com"),
                                new Setting(
                                        "token",
                                        "Access token",
                                        "A fine-grained token that reads the repositories is"
                                                + " enough.",
                                        Setting.Kind.SECRET,
                                        true,
                                        ""),
                                new Setting(
                                        ORGANIZATION,
                                        "Organisation",
                                        "Whose repositories are listed; without it all that the"
                                                + " token sees.",
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
                        List.of(
                                "reading of metadata, contents, issues and pull requests",
                                "reading of actions and deployments"),
                        List.of("repository"))
                .giving(
                        HistoryKind.WORK_ITEM,
                        HistoryKind.CHANGE,
                        HistoryKind.PIPELINE_RUN,
                        HistoryKind.DEPLOYMENT,
                        HistoryKind.INCIDENT)
                .hooking(
                        "Settings of the repository or organisation, Webhooks, with the content"
                                + " type application/json.");
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of(
                "Authorization",
                "Bearer " + settings.get("token"),
                "X-GitHub-Api-Version",
                "2022-11-28");
    }

    @Override
    public void check(Visit visit) {
        visit.get(repositories(visit), Map.of("per_page", 1)).records("");
    }

    private static String repositories(Visit visit) {
        var organization = visit.setting(ORGANIZATION).strip();
        return organization.isEmpty() ? "user/repos" : Visit.path("orgs", organization, "repos");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        var answer = visit.get(repositories(visit), Map.of("per_page", PAGE));
        for (Optional<String> next = Optional.of("");
                next.isPresent();
                next = answer.link("next")) {
            if (!next.get().isEmpty()) {
                answer = visit.get(next.get());
            }
            for (var one : answer.records("")) {
                scopes.add(
                        new Scope(
                                "repository",
                                one.path("id").asString(),
                                one.path("full_name").asString()));
            }
        }
        return scopes;
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        new RepositoryReading(visit, scope, take).read();
    }

    @Override
    public Mapping mapping() {
        return new GithubMapping();
    }
}
