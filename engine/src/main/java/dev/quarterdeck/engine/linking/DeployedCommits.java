package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;
import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the source commits that a deployment holds, also where it names only artifacts, or a
/// commit of a configuration repository that names artifacts (GitOps).
public final class DeployedCommits {

    private static final Pattern HEX =
            Pattern.compile("(?<![0-9A-Za-z])([0-9a-f]{7,64})(?![0-9A-Za-z])");

    private final CommitGraph graph;
    private final Map<String, ? extends Collection<Artifact>> configurations;
    private final Map<String, String> tags;
    private final Map<String, String> byDigest = new HashMap<>();
    private final Map<Named, String> byVersion = new HashMap<>();

    /// Prepares the answers.
    ///
    /// @param configurations artifacts that a configuration repository names at each of its commits
    /// @param builds artifacts and what they were built from; the later of two for a version holds
    /// @param tags commits of release tags, by name: `v1.4.2`
    public DeployedCommits(
            CommitGraph graph,
            Map<String, ? extends Collection<Artifact>> configurations,
            Collection<Build> builds,
            Map<String, String> tags) {
        this.graph = graph;
        this.configurations = Map.copyOf(configurations);
        this.tags = Map.copyOf(tags);
        builds.stream()
                .sorted(Comparator.comparing(Build::at).thenComparing(Build::commit))
                .forEach(this::learn);
    }

    private void learn(Build build) {
        Artifact artifact = build.artifact();
        if (!artifact.digest().isEmpty()) {
            byDigest.put(artifact.digest(), build.commit());
        }
        if (!artifact.version().isEmpty()) {
            byVersion.put(new Named(artifact.name(), artifact.version()), build.commit());
        }
    }

    /// Answers for one deployment.
    public Held of(DeploymentFacts deployment) {
        Map<String, Rule> found = new LinkedHashMap<>();
        List<Artifact> artifacts = new ArrayList<>(deployment.artifacts());
        for (String commit : deployment.commits()) {
            int index = graph.indexOf(commit);
            if (index >= 0) {
                found.put(graph.sha(index), Rule.OWN_COMMIT);
            }
            if (configurations.containsKey(commit)) {
                artifacts.addAll(configurations.get(commit));
            }
        }
        int untraced = 0;
        for (Artifact artifact : artifacts) {
            Optional<Traced> traced = trace(artifact);
            traced.ifPresent(it -> found.putIfAbsent(it.commit(), it.rule()));
            untraced += traced.isPresent() ? 0 : 1;
        }
        return new Held(found, untraced, why(deployment, artifacts, found));
    }

    private static Optional<Why> why(
            DeploymentFacts deployment, List<Artifact> artifacts, Map<String, Rule> found) {
        if (!found.isEmpty()) {
            return Optional.empty();
        }
        if (!artifacts.isEmpty()) {
            return Optional.of(Why.ARTIFACT_NOT_TRACED);
        }
        return Optional.of(
                deployment.commits().isEmpty() ? Why.NOTHING_TOLD : Why.COMMIT_NOT_KNOWN);
    }

    private Optional<Traced> trace(Artifact artifact) {
        return known(byDigest.get(artifact.digest()), Rule.DIGEST)
                .or(() -> known(versionOf(artifact), Rule.VERSION))
                .or(() -> inTag(artifact.version()))
                .or(() -> known(tag(artifact.version()), Rule.RELEASE_TAG));
    }

    private @Nullable String versionOf(Artifact artifact) {
        return byVersion.get(new Named(artifact.name(), artifact.version()));
    }

    private Optional<Traced> known(@Nullable String commit, Rule rule) {
        int index = commit == null ? -1 : graph.indexOf(commit);
        return index < 0 ? Optional.empty() : Optional.of(new Traced(graph.sha(index), rule));
    }

    /// Reads tags like `sha-1a2b3c4`, `main-1a2b3c4-1699` and `1.4.2-1a2b3c4`; numbers that only
    /// look like a commit name none.
    private Optional<Traced> inTag(String version) {
        Matcher matcher = HEX.matcher(version);
        while (matcher.find()) {
            Optional<Traced> found = known(matcher.group(1), Rule.COMMIT_IN_TAG);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private @Nullable String tag(String version) {
        if (version.isEmpty()) {
            return null;
        }
        String exact = tags.get(version);
        if (exact != null) {
            return exact;
        }
        return version.startsWith("v") ? tags.get(version.substring(1)) : tags.get("v" + version);
    }

    /// An artifact and the commit that it was built from. @param at when it was built
    public record Build(Artifact artifact, String commit, Instant at) {}

    /// What a deployment holds.
    ///
    /// @param commits source commits, each with what found it
    /// @param untraced how many of its artifacts could not be traced
    /// @param why why there are no commits, if there are none
    public record Held(Map<String, Rule> commits, int untraced, Optional<Why> why) {

        public Held {
            commits = Map.copyOf(commits);
        }

        /// Returns how far the commits can be trusted, if there are any.
        public Optional<Confidence> confidence() {
            return commits.values().stream().map(Rule::confidence).reduce(Confidence::and);
        }
    }

    /// What found a source commit.
    public enum Rule {
        /// The deployment names it.
        OWN_COMMIT(1),
        /// A build tells the digest of the artifact.
        DIGEST(1),
        /// A build tells the version of the artifact.
        VERSION(0.95),
        /// The version of the artifact contains it.
        COMMIT_IN_TAG(0.95),
        /// The version of the artifact is the name of a release tag.
        RELEASE_TAG(0.9);

        private final Confidence confidence;

        Rule(double confidence) {
            this.confidence = new Confidence(confidence);
        }

        /// Returns how far it can be trusted.
        public Confidence confidence() {
            return confidence;
        }
    }

    /// Why no source commit is known.
    public enum Why {
        /// The deployment names neither commit nor artifact.
        NOTHING_TOLD,
        /// It names commits that no repository we read holds.
        COMMIT_NOT_KNOWN,
        /// It names artifacts, and nothing tells what they were built from.
        ARTIFACT_NOT_TRACED
    }

    private record Named(String name, String version) {}

    private record Traced(String commit, Rule rule) {}
}
