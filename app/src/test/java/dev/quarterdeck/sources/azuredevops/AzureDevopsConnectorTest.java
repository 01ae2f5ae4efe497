package dev.quarterdeck.sources.azuredevops;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class AzureDevopsConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new AzureDevopsConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("project", "p-1", "Harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of(
                "repositories",
                "pull_requests",
                "threads",
                "builds",
                "timeline_records",
                "work_items",
                "updates");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/_apis/projects" ->
                    asked.query("continuationToken").isEmpty()
                            ? ok("{'value':[]}").with("x-ms-continuationtoken", "1")
                            : ok("{'value':[{'id':'p-1','name':'Harbor'}]}");
            case P + "git/repositories" ->
                    ok("{'value':[{'id':'r-1','name':'harbor','remoteUrl':'https://x'}]}");
            case P + "git/repositories/r-1/pullrequests" ->
                    ok(
                            asked.query("searchCriteria.status").equals("completed")
                                    ? "{'value':[" + pull() + "]}"
                                    : "{'value':[]}");
            case P + "git/repositories/r-1/pullRequests/5/threads" ->
                    ok(
                            "{'value':[{'id':1,'publishedDate':'2026-01-01T11:00:00Z','identities':"
                                    + "{'1':{'id':'u2'}},'properties':{'CodeReviewThreadType':"
                                    + "{'$value':'VoteUpdate'},'CodeReviewVoteResult':"
                                    + "{'$value':'10'}}}]}");
            case P + "build/builds" -> builds(asked);
            case P + "build/builds/11/timeline" ->
                    ok(
                            "{'records':[{'id':'t','parentId':null,'type':'Stage','name':'Test',"
                                    + "'state':'completed','order':1,'startTime':"
                                    + "'2026-01-03T00:01:00Z','finishTime':'2026-01-03T00:02:00Z',"
                                    + "'result':'canceled'}]}");
            case P + "build/builds/12/timeline" -> Told.of(204, "");
            case P + "wit/wiql" ->
                    ok(
                            asked.body().contains("> 0")
                                    ? "{'workItems':[{'id':7}]}"
                                    : "{'workItems':[]}");
            case P + "wit/workitems" ->
                    ok(
                            "{'value':[{'id':7,'fields':{'System.WorkItemType':'Bug','System.State':"
                                    + "'New','System.CreatedDate':'2026-01-01T00:00:00Z',"
                                    + "'System.ChangedDate':'2026-01-02T00:00:00Z'}}]}");
            case P + "wit/workItems/7/updates" ->
                    ok(
                            "{'value':[{'id':2,'workItemId':7,'rev':2,'revisedDate':"
                                    + "'9999-01-01T00:00:00Z','fields':{'System.State':{'oldValue':"
                                    + "'New','newValue':'Active'},'System.ChangedDate':{'newValue':"
                                    + "'2026-01-02T00:00:00Z'}}}]}");
            default -> ok("{'value':[]}");
        };
    }

    private static final String P = "/p-1/_apis/";

    private static String pull() {
        return "{'pullRequestId':5,'status':'completed','creationDate':'2026-01-01T00:00:00.1234567Z',"
                + "'closedDate':'2026-01-01T12:00:00Z','repository':{'id':'r-1','name':'harbor'},"
                + "'sourceRefName':'refs/heads/b','targetRefName':'refs/heads/main'}";
    }

    private static Told builds(Asked asked) {
        return asked.query("continuationToken").isEmpty() && asked.query("minTime").isEmpty()
                ? ok("{'value':[" + build(11) + "]}").with("x-ms-continuationtoken", "more")
                : ok("{'value':[" + build(12) + "]}");
    }

    private static String build(int i) {
        return ("{'id':%d,'status':'completed','result':'canceled','queueTime':"
                        + "'2026-01-03T00:00:00Z','startTime':'2026-01-03T00:01:00Z','finishTime':"
                        + "'2026-01-03T00:02:00Z','definition':{'id':5}}")
                .formatted(i);
    }
}
