package dev.quarterdeck.sources.jenkins;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class JenkinsConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new JenkinsConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret, "user", "quarterdeck");
    }

    @Override
    protected Scope scope() {
        return new Scope("job", "ships/harbor", "ships/harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of("jobs", "builds", "stages");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/api/json" ->
                    ok("{'nodeName':'','jobs':[{'_class':'com.x.Folder','fullName':'ships'}]}");
            case "/job/ships/api/json" ->
                    ok(
                            "{'jobs':[{'_class':'org.x.WorkflowMultiBranchProject',"
                                    + "'fullName':'ships/harbor'}]}");
            case "/job/ships/job/harbor/api/json" ->
                    ok(
                            "{'_class':'org.x.WorkflowMultiBranchProject','fullName':'ships/harbor',"
                                    + "'jobs':[{'_class':'org.x.WorkflowJob','name':'main',"
                                    + "'fullName':'ships/harbor/main'}]}");
            case "/job/ships/job/harbor/job/main/api/json" -> builds(asked);
            default ->
                    ok(
                            "{'stages':[{'id':'6','name':'Test','status':'SUCCESS',"
                                    + "'startTimeMillis':1767225600000,'durationMillis':5000}]}");
        };
    }

    /// 103 builds, the newest first and still running; one of them is of a pipeline.
    private static Told builds(Asked asked) {
        boolean isFirst = asked.query("tree").endsWith("{0,100}");
        var builds = new StringBuilder();
        for (int i = isFirst ? 103 : 3; i > (isFirst ? 3 : 0); i--) {
            builds.append(builds.isEmpty() ? "" : ",").append(build(i));
        }
        return ok("{'allBuilds':[" + builds + "]}");
    }

    private static String build(int i) {
        return ("{'_class':'%s','number':%d,'timestamp':%d,'building':%s,'duration':9000,'result':%s,"
                        + "'actions':[{},{'lastBuiltRevision':{'SHA1':'a%d','branch':[{'name':'main'}]}}]}")
                .formatted(
                        i == 2 ? "org.x.WorkflowRun" : "hudson.model.FreeStyleBuild",
                        i,
                        1_767_225_600_000L + i * 1000L,
                        i == 103,
                        i == 103 ? "null" : "'ABORTED'",
                        i);
    }
}
