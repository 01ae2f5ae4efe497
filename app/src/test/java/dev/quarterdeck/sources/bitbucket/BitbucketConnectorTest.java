package dev.quarterdeck.sources.bitbucket;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class BitbucketConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new BitbucketConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret, "workspace", "acme");
    }

    @Override
    protected Scope scope() {
        return new Scope("repository", "{r-1}", "acme/harbor");
    }

    @Override
    protected List<String> streams() {
        return List.of(
                "repositories",
                "pull_requests",
                "activity",
                "pull_request_commits",
                "pipelines",
                "deployments",
                "issues");
    }

    private static Told ok(String json) {
        return Told.of(200, json.replace('\'', '"'));
    }

    @Override
    protected Told answer(Asked asked) {
        return switch (asked.path()) {
            case "/repositories/acme" ->
                    asked.query("page").equals("2")
                            ? ok("{'values':[{'uuid':'{r-1}','full_name':'acme/harbor'}]}")
                            : ok("{'values':[],'next':'/repositories/acme?page=2'}");
            case R ->
                    ok(
                            "{'type':'repository','uuid':'{r-1}','full_name':'acme/harbor',"
                                    + "'has_issues':true}");
            case R + "/pullrequests" -> pulls(asked);
            case R + "/pullrequests/1/activity" ->
                    ok(
                            "{'values':[{'pull_request':{'id':1},'approval':{'date':"
                                    + "'2026-01-01T12:00:00Z','user':{'account_id':'u2'}}},"
                                    + "{'pull_request':{'id':1},'update':{'state':'MERGED','date':"
                                    + "'2026-01-02T00:00:00Z','author':{'account_id':'u2'}}}]}");
            case R + "/pullrequests/1/commits" ->
                    ok("{'values':[{'hash':'abc','date':'2026-01-01T09:00:00+00:00'}]}");
            case R + "/pipelines/" ->
                    ok(
                            "{'values':[{'type':'pipeline','uuid':'{p}','created_on':"
                                    + "'2026-01-03T00:00:00Z','completed_on':"
                                    + "'2026-01-03T00:09:00Z','state':{'name':'COMPLETED','result':"
                                    + "{'name':'STOPPED'}},'target':{'ref_name':'main'}}]}");
            case R + "/deployments/" ->
                    ok(
                            "{'size':1,'values':[{'type':'deployment','uuid':'{d}','environment':"
                                    + "{'name':'live'},'state':{'name':'COMPLETED','started_on':"
                                    + "'2026-01-03T00:01:00Z','completed_on':"
                                    + "'2026-01-03T00:02:00Z','status':{'name':'SUCCESSFUL'}}}]}");
            case R + "/issues" ->
                    ok(
                            "{'size':1,'values':[{'type':'issue','id':7,'repository':{'uuid':"
                                    + "'{r-1}','full_name':'acme/harbor'},'state':'new','created_on':"
                                    + "'2026-01-01T00:00:00Z','updated_on':'2026-01-01T00:00:00Z'}]}");
            default -> ok("{'values':[]}");
        };
    }

    private static final String R = "/repositories/acme/%7Br-1%7D";

    private static Told pulls(Asked asked) {
        if (!asked.query("q").isEmpty() || asked.query("page").equals("2")) {
            return ok("{'size':1,'values':[" + pull(2, "OPEN") + "]}");
        }
        return ok(
                "{'size':2,'next':'%s/pullrequests?page=2','values':[%s]}"
                        .formatted(R, pull(1, "MERGED")));
    }

    private static String pull(int i, String state) {
        return ("{'type':'pullrequest','id':%d,'state':'%s','author':{'account_id':'u1'},"
                        + "'created_on':'2026-01-0%dT00:00:00+00:00','updated_on':"
                        + "'2026-01-0%dT10:00:00+00:00','source':{'branch':{'name':'b'}},"
                        + "'destination':{'branch':{'name':'main'},'repository':{'uuid':'{r-1}'}}}")
                .formatted(i, state, i, i);
    }
}
