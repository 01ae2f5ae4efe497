package dev.quarterdeck.sources.github;

import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.Result;
import dev.quarterdeck.sources.hosts.Said;
import java.time.Instant;
import java.util.regex.Pattern;

/// Maps deployments and their statuses, by REST and by GraphQL.
final class DeploymentRecords {

    private static final Pattern OF = Pattern.compile("/deployments/(\\d{1,18})(?:/|$)");

    private DeploymentRecords() {}

    static void deployment(Place place) {
        var said = place.said();
        var id = said.text("id");
        var created = said.at("created_at");
        if (id.isEmpty() || created.isEmpty()) {
            place.sink().issue("A deployment must have id and created_at.");
            return;
        }
        var sink = place.sink();
        sink.deployment(
                id,
                new DeploymentEvent.Created(
                        created.get(), place.name(), said.text("environment"), tier(said)));
        carries(place, id, created.get(), said.text("sha"));
        place.account("creator");
    }

    private static void carries(Place place, String id, Instant at, String commit) {
        if (!commit.isEmpty()) {
            place.sink().deployment(id, new DeploymentEvent.CarriesCommit(at, commit));
        }
    }

    /// GitHub takes an environment named production for one that serves production; it says so,
    /// and that a transient one does not.
    private static Tier tier(Said said) {
        if (said.is("production_environment")) {
            return Tier.PRODUCTION;
        }
        return said.is("transient_environment") ? Tier.DEVELOPMENT : Tier.UNKNOWN;
    }

    static void status(Place place) {
        var said = place.said();
        var match = OF.matcher(said.text("deployment_url"));
        var id = match.find() ? match.group(1) : place.raw().parameter("deployment");
        var at = said.at("created_at");
        if (id.isEmpty() || at.isEmpty()) {
            place.sink().issue("A status must have created_at and the id of its deployment.");
            return;
        }
        tell(place, id, at.get(), said.word("state"));
    }

    private static void tell(Place place, String id, Instant at, String state) {
        place.sink().deployment(id, event(at, state));
    }

    private static DeploymentEvent event(Instant at, String state) {
        return switch (state) {
            case "success" -> new DeploymentEvent.Finished(at, Result.SUCCESS);
            case "failure", "error" -> new DeploymentEvent.Finished(at, Result.FAILED);
            case "in_progress" -> new DeploymentEvent.Started(at);
            case "inactive" -> new DeploymentEvent.Retired(at, "");
            default -> new DeploymentEvent.Waits(at, state);
        };
    }

    /// A deployment as GraphQL writes it, with its statuses in it.
    static void node(Place place) {
        var said = place.said();
        var id = said.first("databaseId", "id");
        var created = said.at("createdAt");
        if (id.isEmpty() || created.isEmpty()) {
            place.sink().issue("A deployment must have databaseId and createdAt.");
            return;
        }
        place.sink()
                .deployment(
                        id,
                        new DeploymentEvent.Created(
                                created.get(),
                                place.name(),
                                said.text("environment"),
                                Tier.UNKNOWN));
        carries(place, id, created.get(), said.text("commitOid"));
        said.each("statuses", "nodes")
                .forEach(
                        one ->
                                one.at(one.has("createdAt") ? "createdAt" : "updatedAt")
                                        .ifPresent(at -> tell(place, id, at, one.word("state"))));
        var last = said.part("latestStatus");
        last.at("updatedAt").ifPresent(at -> tell(place, id, at, last.word("state")));
    }
}
