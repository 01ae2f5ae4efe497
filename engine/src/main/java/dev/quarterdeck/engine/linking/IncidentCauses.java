package dev.quarterdeck.engine.linking;

import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.incidents.IncidentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds the deployments that caused incidents: named by somebody, else guessed, else none.
///
/// The guess is the last deployment of the same component that succeeded in production before the
/// incident was opened, within a limit. It looks at all deployments, not at those of a period, so
/// the answer does not move with the window of a report.
public final class IncidentCauses {

    /// Within a day by default: later, something else has usually changed as well.
    public static final Duration DAY = Duration.ofDays(1);

    private static final double GUESS_AT_ONCE = 0.8;
    private static final double GUESS_AT_LIMIT = 0.4;

    private final Set<String> known = new HashSet<>();
    private final Map<String, TreeMap<Instant, String>> byComponent = new HashMap<>();
    private final Duration limit;
    private final UnaryOperator<String> componentOf;

    /// Prepares the answers.
    ///
    /// @param limit how long after a deployment an incident may still be blamed on it
    /// @param componentOf the component that a tool's name stands for: tools that deploy and tools
    ///     that alert name things apart
    /// @throws IllegalArgumentException when the limit is not positive
    public IncidentCauses(
            Collection<DeploymentFacts> deployments,
            Duration limit,
            UnaryOperator<String> componentOf) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException(
                    "The limit (%s) between deployment and incident must be positive."
                            .formatted(limit));
        }
        this.limit = limit;
        this.componentOf = componentOf;
        for (DeploymentFacts deployment : deployments) {
            known.add(deployment.id());
            if (deployment.reachedProduction() && deployment.finished() != null) {
                byComponent
                        .computeIfAbsent(
                                componentOf.apply(deployment.target().component()),
                                _ -> new TreeMap<>())
                        .merge(deployment.finished(), deployment.id(), IncidentCauses::lesser);
            }
        }
    }

    private static String lesser(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// Answers for one incident.
    public Cause of(IncidentFacts incident) {
        List<Blamed> named =
                incident.deployments().stream()
                        .filter(known::contains)
                        .map(deployment -> new Blamed(deployment, Rule.NAMED, Confidence.TOLD))
                        .toList();
        if (!named.isEmpty()) {
            return new Known(named);
        }
        List<Blamed> guessed = guesses(incident);
        return guessed.isEmpty() ? new Unknown(whyNone(incident)) : new Known(guessed);
    }

    private List<Blamed> guesses(IncidentFacts incident) {
        Instant opened = incident.moments().opened();
        List<Blamed> found = new ArrayList<>();
        for (String component : incident.components()) {
            last(component, opened)
                    .filter(it -> age(it, opened).compareTo(limit) <= 0)
                    .map(it -> guess(it, age(it, opened)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Map.Entry<Instant, String>> last(String component, @Nullable Instant opened) {
        TreeMap<Instant, String> line = byComponent.get(componentOf.apply(component));
        return component.isEmpty() || line == null || opened == null
                ? Optional.empty()
                : Optional.ofNullable(line.floorEntry(opened));
    }

    private static Duration age(Map.Entry<Instant, String> entry, @Nullable Instant opened) {
        return Duration.between(entry.getKey(), Objects.requireNonNull(opened));
    }

    private Blamed guess(Map.Entry<Instant, String> entry, Duration age) {
        double part = (double) age.toMillis() / limit.toMillis();
        double value = GUESS_AT_ONCE - (GUESS_AT_ONCE - GUESS_AT_LIMIT) * Math.min(1, part);
        return new Blamed(entry.getValue(), Rule.SAME_COMPONENT, new Confidence(value));
    }

    private Why whyNone(IncidentFacts incident) {
        Instant opened = incident.moments().opened();
        if (incident.components().isEmpty()) {
            return incident.deployments().isEmpty() ? Why.NO_COMPONENT : Why.NAMED_ONE_NOT_KNOWN;
        }
        if (opened == null) {
            return Why.NOT_DATED;
        }
        return incident.components().stream().anyMatch(it -> last(it, opened).isPresent())
                ? Why.TOO_LONG_AGO
                : Why.NO_DEPLOYMENT;
    }

    /// What caused an incident.
    public sealed interface Cause {}

    /// It was caused by these. @param deployments never empty
    public record Known(List<Blamed> deployments) implements Cause {

        public Known {
            deployments = List.copyOf(deployments);
        }
    }

    /// No deployment is to blame, as far as known. @param why the reason
    public record Unknown(Why why) implements Cause {}

    /// A deployment that is blamed. @param deployment its id @param rule why it is
    public record Blamed(String deployment, Rule rule, Confidence confidence) {}

    /// Why a deployment is blamed.
    public enum Rule {
        /// Somebody named it in the incident.
        NAMED,
        /// It was the last of the component before the incident.
        SAME_COMPONENT
    }

    /// Why no deployment is blamed.
    public enum Why {
        /// The incident names neither deployment nor component.
        NO_COMPONENT,
        /// The deployment that it names is not among those we know, and it names no component.
        NAMED_ONE_NOT_KNOWN,
        /// Nothing tells when it was opened.
        NOT_DATED,
        /// Nothing was deployed before it to the component.
        NO_DEPLOYMENT,
        /// The last deployment before it is older than the limit.
        TOO_LONG_AGO
    }
}
