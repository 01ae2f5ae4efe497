package dev.quarterdeck.sources.push;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Knows records of tools that have no connector yet, so that each is told apart and none vanishes.
final class ForeignRecords {

    private static final Set<String> CIRCLECI_RUNS =
            Set.of("project_slug", "pipeline_id", "trigger_parameters");

    private ForeignRecords() {}

    /// Finds the name of the tool that wrote a record.
    static Optional<String> tool(JsonNode record) {
        if (has(record, CIRCLECI_RUNS)
                || record.has("vcs_info") && record.has("slug")
                || record.has("vcs_type") && record.has("avatar_url")) {
            return Optional.of("CircleCI");
        }
        return isBamboo(record) ? Optional.of("Bamboo") : Optional.empty();
    }

    private static boolean has(JsonNode record, Set<String> members) {
        return members.stream().anyMatch(record::has);
    }

    private static boolean isBamboo(JsonNode record) {
        return record.has("buildResultKey")
                || record.has("planResultKey")
                || record.has("planKey")
                || record.has("plan_key")
                || record.has("deploymentVersionName")
                || record.has("searchEntity");
    }
}
