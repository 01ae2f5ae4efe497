package dev.quarterdeck.sources.gitlab;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

class GitlabConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new GitlabConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of("address", address.toString(), "token", secret);
    }

    @Override
    protected Scope scope() {
        return new Scope("project", "88", "acme/dock");
    }

    @Override
    protected Told answer(Asked asked) {
        return LittleGitlab.answer(asked);
    }

    @Override
    protected List<String> streams() {
        return List.of(
                "projects",
                "merge_requests",
                "merge_request_commits",
                "notes",
                "state_events",
                "label_events",
                "issues",
                "pipelines",
                "pipeline",
                "jobs",
                "deployments",
                "environments");
    }
}
