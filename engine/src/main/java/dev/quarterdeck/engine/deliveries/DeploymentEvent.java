package dev.quarterdeck.engine.deliveries;

import java.time.Instant;

/// Tells one dated thing that a tool said about a deployment.
///
/// Each tells one commit or artifact, never a list, so that it stays the same event whatever the
/// page it came on. An empty text means that the tool does not tell.
public sealed interface DeploymentEvent {

    /// Returns when it happened.
    Instant at();

    /// Somebody or something asked for the deployment.
    ///
    /// @param component what is deployed: a service, an application
    /// @param environment where to, as the tool names it
    /// @param tier what the tool says the environment is for
    record Created(Instant at, String component, String environment, Tier tier)
            implements DeploymentEvent {}

    /// It carries a commit. @param commit of the source, or of a configuration repository
    record CarriesCommit(Instant at, String commit) implements DeploymentEvent {}

    /// It carries a built artifact. @param artifact which
    record CarriesArtifact(Instant at, Artifact artifact) implements DeploymentEvent {}

    /// It waits: for an approval, for a machine. @param status as the tool names it
    record Waits(Instant at, String status) implements DeploymentEvent {}

    /// It started to work.
    record Started(Instant at) implements DeploymentEvent {}

    /// It ended. @param result how
    record Finished(Instant at, Result result) implements DeploymentEvent {}

    /// What it put there was replaced or taken away; says nothing about how it ended.
    ///
    /// @param by id of the deployment that replaced it
    record Retired(Instant at, String by) implements DeploymentEvent {}

    /// It was taken back. @param by id of the deployment that brought the former state back
    record RolledBack(Instant at, String by) implements DeploymentEvent {}

    /// It takes another deployment back. @param deployment id of that one
    record RollsBack(Instant at, String deployment) implements DeploymentEvent {}

    /// The tool does not show it any more: it was deleted. @param at when that was first found
    record Gone(Instant at) implements DeploymentEvent {}

    /// What an environment is for.
    enum Tier {
        /// Users depend on it.
        PRODUCTION("production"),
        /// The last step before.
        STAGING("staging"),
        /// For trying.
        TESTING("testing"),
        /// For one change or one developer.
        DEVELOPMENT("development"),
        /// Nobody says, and no rule knows its name.
        UNKNOWN("not known");

        private final String label;

        Tier(String label) {
            this.label = label;
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }
    }

    /// Something built, which stands for the commits it was built from.
    ///
    /// @param name image or package, without version: `registry.example/harbor/api`
    /// @param version tag or version; empty when not told
    /// @param digest hash of its content; empty when not told
    record Artifact(String name, String version, String digest) {}
}
