package dev.quarterdeck.sources.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.RawRecord;
import dev.quarterdeck.sources.Records;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Sink;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgocdConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new ArgocdConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("application", "argocd/harbor", "harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of("applications");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/api/v1/session/userinfo" -> ok("{'loggedIn':true}");
            case "/api/v1/applications" -> ok("{'items':[" + APPLICATION + "]}");
            default -> ok(APPLICATION);
        };
    }

    private static final String APPLICATION =
            "{'metadata':{'name':'harbor','namespace':'argocd'},'spec':{'destination':{'server':"
                    + "'https://kubernetes.default.svc','namespace':'live'},'source':{'repoURL':"
                    + "'https://git.example/config.git'}},'status':{'history':[{'id':0,'revision':"
                    + "'c0','deployedAt':'2026-01-01T10:01:00Z','deployStartedAt':"
                    + "'2026-01-01T10:00:00Z'},{'id':1,'revision':'c1','deployedAt':"
                    + "'2026-01-02T10:01:00Z','deployStartedAt':'2026-01-02T10:00:00Z'}],'sync':"
                    + "{'status':'Synced','revision':'c1'},'summary':{'images':["
                    + "'registry.example:5000/harbor/api:1.2']},'operationState':{'phase':'Failed',"
                    + "'startedAt':'2026-01-03T10:00:00Z','finishedAt':'2026-01-03T10:02:00Z',"
                    + "'syncResult':{'revision':'c2'}}}}";

    @Test
    void tellsSyncsThatWentWellAndOneThatDidNot() {
        var sink = new Sink();
        new ArgocdMapping()
                .map(
                        new RawRecord(
                                "applications",
                                "",
                                Map.of(),
                                ZoneOffset.UTC,
                                Records.JSON.readTree(APPLICATION.replace('\'', '"'))),
                        sink);
        assertThat(sink.told())
                .contains(
                        deployment(
                                "argocd/harbor/0",
                                new DeploymentEvent.Finished(
                                        Instant.parse("2026-01-01T10:01:00Z"), Result.SUCCESS)),
                        deployment(
                                "argocd/harbor/1",
                                new DeploymentEvent.CarriesArtifact(
                                        Instant.parse("2026-01-02T10:01:00Z"),
                                        new DeploymentEvent.Artifact(
                                                "registry.example:5000/harbor/api", "1.2", ""))),
                        deployment(
                                "argocd/harbor/operation/2026-01-03T10:00:00Z",
                                new DeploymentEvent.Finished(
                                        Instant.parse("2026-01-03T10:02:00Z"), Result.FAILED)),
                        deployment(
                                "argocd/harbor/operation/2026-01-03T10:00:00Z",
                                new DeploymentEvent.CarriesCommit(
                                        Instant.parse("2026-01-03T10:00:00Z"), "c2")));
    }

    private static Sink.Told deployment(String id, DeploymentEvent event) {
        return new Sink.Told(HistoryKind.DEPLOYMENT, id, (Record) event);
    }
}
