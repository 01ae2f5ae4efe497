package dev.quarterdeck.sources.argocd;

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
import java.util.List;
import java.util.Map;

/// Reads applications with the history of their syncs. Argo CD keeps the last ten of each: a
/// connection should be read at least once a day.
final class ArgocdConnector implements Connector {

    private static final String APPLICATIONS = "api/v1/applications";

    @Override
    public Tool tool() {
        return new Tool(
                        "argocd",
                        "Argo CD",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://argocd.example.com"),
                                new Setting(
                                        "token",
                                        "Token",
                                        "Of an account with the capability apiKey.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of("applications, get"))
                .giving(HistoryKind.DEPLOYMENT);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("Authorization", "Bearer " + settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        visit.get("api/v1/session/userinfo").json();
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var fields = "items.metadata.name,items.metadata.namespace";
        var items = visit.get(APPLICATIONS, Map.of("fields", fields)).json().path("items");
        // Without applications there is null in place of a list.
        return items.valueStream()
                .map(one -> Members.of(one).at("metadata"))
                .map(
                        read ->
                                new Scope(
                                        "application",
                                        read.text("namespace") + "/" + read.text("name"),
                                        read.text("name")))
                .toList();
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        int slash = scope.id().indexOf('/');
        var path = APPLICATIONS + "/" + Visit.path(scope.id().substring(slash + 1));
        var namespace = Map.of("appNamespace", scope.id().substring(0, Math.max(0, slash)));
        take.page(
                ArgocdMapping.APPLICATIONS,
                Map.of(),
                List.of(visit.get(path, namespace).json()),
                null);
    }

    @Override
    public Mapping mapping() {
        return new ArgocdMapping();
    }
}
