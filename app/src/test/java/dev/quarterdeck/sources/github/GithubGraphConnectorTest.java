package dev.quarterdeck.sources.github;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// GitHub where GraphQL answers.
class GithubGraphConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector() {
        return new GithubConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of(
                "address", address.toString(), "token", secret, "incidents", "incident, outage");
    }

    @Override
    protected Scope scope() {
        return new Scope("repository", "77", "acme/harbor");
    }

    @Override
    protected Told answer(Asked asked) {
        return LittleGithub.answerGraphs(asked);
    }

    @Override
    protected List<String> streams() {
        return List.of(
                "repositories",
                "issues",
                "pull_nodes",
                "comments",
                "review_comments",
                "events",
                "runs",
                "run_attempts",
                "jobs",
                "deployments",
                "deployment_statuses",
                "milestones",
                "workflows");
    }
}
