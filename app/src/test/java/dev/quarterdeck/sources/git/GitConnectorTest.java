package dev.quarterdeck.sources.git;

import dev.quarterdeck.platform.outbound.LittleServer.Asked;
import dev.quarterdeck.platform.outbound.LittleServer.Told;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.kept.ConnectorContract;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class GitConnectorTest extends ConnectorContract {

    @TempDir private static Path root;
    @TempDir private static Path work;

    @BeforeAll
    static void makeTheRepository() {
        GitHttpServer.harbor(root, work);
    }

    @Override
    protected Connector connector() {
        return new GitConnector();
    }

    @Override
    protected Map<String, String> settings(URI address, String secret) {
        return Map.of(
                "address", address + "acme/harbor.git", "token", secret, "contents", "history");
    }

    @Override
    protected Scope scope() {
        return new Scope("repository", "1", "acme/harbor");
    }

    @Override
    protected Told answer(Asked asked) {
        return new GitHttpServer(root).answer(asked);
    }

    @Override
    protected List<String> streams() {
        return List.of("repositories", "tags", "commits");
    }
}
