package dev.quarterdeck.sources.kubernetes;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Members;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the rollouts of namespaces. Kubernetes keeps the last ten of each deployment.
final class KubernetesConnector implements Connector {

    private static final int PAGE = 250;

    @Override
    public Tool tool() {
        return new Tool(
                        "kubernetes",
                        "Kubernetes",
                        List.of(
                                new Setting(
                                        "address",
                                        "Address",
                                        "Of the API server.",
                                        Setting.Kind.ADDRESS,
                                        true,
                                        "https://kubernetes.example.com:6443"),
                                new Setting(
                                        "token",
                                        "Token",
                                        "Of a service account.",
                                        Setting.Kind.SECRET,
                                        true,
                                        "")),
                        List.of(
                                "list namespaces",
                                "list replicasets and deployments in the group apps"))
                .giving(HistoryKind.DEPLOYMENT);
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of("Authorization", "Bearer " + settings.get("token"));
    }

    @Override
    public void check(Visit visit) {
        visit.get("api/v1/namespaces", Map.of("limit", 1)).records("items");
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        var scopes = new ArrayList<Scope>();
        pages(
                visit,
                "api/v1/namespaces",
                page -> {
                    for (var one : page) {
                        var name = Members.of(one).text("metadata", "name");
                        scopes.add(new Scope("namespace", name, name));
                    }
                });
        return scopes;
    }

    /// Hears a page.
    private interface Pages {
        void hear(List<JsonNode> page);
    }

    /// Reads a list in parts. A part is of the moment of the first one, which the server forgets
    /// after some minutes: then it is read from the start.
    private static void pages(Visit visit, String path, Pages pages) {
        var query = new LinkedHashMap<String, Object>();
        query.put("limit", PAGE);
        boolean isAnew = false;
        while (true) {
            try {
                var answer = visit.get(path, query);
                pages.hear(answer.records("items"));
                var next = Members.of(answer.json()).text("metadata", "continue");
                if (next.isEmpty()) {
                    return;
                }
                query.put("continue", next);
            } catch (ToolTrouble trouble) {
                if (trouble.kind() != ToolTrouble.Kind.GONE
                        || isAnew
                        || query.remove("continue") == null) {
                    throw trouble;
                }
                isAnew = true;
            }
        }
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        var path = "apis/apps/v1/" + Visit.path("namespaces", scope.id()) + "/";
        for (var stream : List.of(KubernetesMapping.REPLICA_SETS, KubernetesMapping.DEPLOYMENTS)) {
            pages(visit, path + stream, page -> take.page(stream, Map.of(), page, null));
        }
    }

    @Override
    public Mapping mapping() {
        return new KubernetesMapping();
    }
}
