package dev.quarterdeck.sources.kubernetes;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class KubernetesConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new KubernetesConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("namespace", "live", "live");
    }

    @Override
    protected List<String> streams() {
        return List.of("replicasets", "deployments");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/api/v1/namespaces" -> ok("{'items':[{'metadata':{'name':'live'}}]}");
            case "/apis/apps/v1/namespaces/live/replicasets" ->
                    asked.query("continue").isEmpty()
                            ? ok(
                                    "{'metadata':{'continue':'x'},'items':[%s]}"
                                            .formatted(set("harbor-1")))
                            : ok("{'metadata':{},'items':[%s]}".formatted(set("harbor-2")));
            default ->
                    ok(
                            "{'items':[{'metadata':{'name':'harbor','namespace':'live'},'spec':"
                                    + "{'template':{}},'status':{'conditions':[{'type':'Progressing',"
                                    + "'reason':'NewReplicaSetAvailable','lastUpdateTime':"
                                    + "'2026-01-02T10:00:40Z','message':'ReplicaSet \\'harbor-2\\'"
                                    + " has successfully progressed.'}]}}]}");
        };
    }

    private static String set(String name) {
        return ("{'metadata':{'name':'%s','namespace':'live','creationTimestamp':"
                        + "'2026-01-02T10:00:00Z','ownerReferences':[{'kind':'Deployment','name':"
                        + "'harbor'}]},'spec':{'template':{'spec':{'containers':[{'image':"
                        + "'harbor/api@sha256:ab'}]}}}}")
                .formatted(name);
    }
}
