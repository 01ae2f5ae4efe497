package dev.quarterdeck.sources.bitbucketserver;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class BitbucketServerConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new BitbucketServerConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("repository", "2", "TP/harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of("repositories", "pull_requests", "activities", "pull_request_commits");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/rest/api/1.0/repos" ->
                    ok(
                            "{'isLastPage':true,'values':[{'id':2,'slug':'harbor','project':"
                                    + "{'key':'TP'}}]}");
            case R -> ok("{'id':2,'slug':'harbor','project':{'key':'TP'}}");
            case R + "/pull-requests" ->
                    asked.query("start").equals("0")
                            ? ok(
                                    "{'isLastPage':false,'nextPageStart':1,'values':[%s]}"
                                            .formatted(pull(1)))
                            : ok("{'isLastPage':true,'values':[%s]}".formatted(pull(2)));
            case R + "/pull-requests/1/activities" ->
                    ok(
                            "{'isLastPage':true,'values':[{'id':5,'createdDate':1767240000000,"
                                    + "'action':'APPROVED','user':{'id':3}}]}");
            case R + "/pull-requests/1/commits" ->
                    ok(
                            "{'isLastPage':true,'values':[{'id':'abc','displayId':'abc',"
                                    + "'authorTimestamp':1767230000000,"
                                    + "'committerTimestamp':1767230000000}]}");
            default -> ok("{'isLastPage':true,'values':[]}");
        };
    }

    private static final String R = "/rest/api/1.0/projects/TP/repos/harbor";

    private static String pull(int i) {
        return ("{'id':%d,'state':'MERGED','createdDate':176722560000%d,'updatedDate':1767250000000,"
                        + "'closedDate':1767250000000,'author':{'user':{'id':2}},'fromRef':"
                        + "{'displayId':'b','latestCommit':'abc'},'toRef':{'displayId':'main',"
                        + "'repository':{'id':2,'slug':'harbor','project':{'key':'TP'}}},"
                        + "'properties':{'mergeCommit':{'id':'def'}}}")
                .formatted(i, i);
    }
}
