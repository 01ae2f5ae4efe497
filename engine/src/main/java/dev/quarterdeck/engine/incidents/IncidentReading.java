package dev.quarterdeck.engine.incidents;

import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import dev.quarterdeck.engine.incidents.IncidentEvent.Acknowledged;
import dev.quarterdeck.engine.incidents.IncidentEvent.ComponentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.DeploymentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.Mitigated;
import dev.quarterdeck.engine.incidents.IncidentEvent.Noted;
import dev.quarterdeck.engine.incidents.IncidentEvent.Opened;
import dev.quarterdeck.engine.incidents.IncidentEvent.Reopened;
import dev.quarterdeck.engine.incidents.IncidentEvent.Resolved;
import dev.quarterdeck.engine.incidents.IncidentEvent.SeverityChanged;
import dev.quarterdeck.engine.incidents.IncidentEvent.StatusChanged;
import dev.quarterdeck.engine.incidents.IncidentFacts.Moments;
import dev.quarterdeck.engine.incidents.IncidentFacts.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One incident while its history is being read.
///
/// Whatever is dated before the opening happened at the opening: tools detect before they open.
final class IncidentReading {

    private final String id;
    private final Set<String> components = new LinkedHashSet<>();
    private final Set<String> deployments = new LinkedHashSet<>();
    private String severity = "";
    private final @Nullable Instant opened;
    private @Nullable Instant acknowledged;
    private @Nullable Instant mitigated;
    private @Nullable Instant resolved;
    private @Nullable Instant openSince;
    private Duration open = Duration.ZERO;
    private @Nullable Instant gone;
    private int reopened;

    IncidentReading(String id, List<IncidentEvent> events) {
        this.id = id;
        opened =
                events.stream()
                        .filter(Opened.class::isInstance)
                        .map(IncidentEvent::at)
                        .findFirst()
                        .orElse(null);
        openSince = opened;
        events.forEach(this::apply);
    }

    private void apply(IncidentEvent event) {
        // What happened later shows that it is back.
        gone = event instanceof IncidentEvent.Gone it ? it.at() : null;
        switch (event) {
            case Opened it -> severity = it.severity().isEmpty() ? severity : it.severity();
            case SeverityChanged it -> severity = it.severity();
            case ComponentNamed it -> components.add(it.component());
            case DeploymentNamed it -> deployments.add(it.deployment());
            case Acknowledged it -> acknowledge(it.at());
            case Mitigated it -> mitigate(it.at());
            case Resolved it -> resolve(it.at());
            case Reopened it -> reopen(it.at());
            case StatusChanged it -> enter(it.phase(), it.at());
            case IncidentEvent.Seen it -> see(it);
            case Noted _, IncidentEvent.Gone _ -> {}
        }
    }

    private void see(IncidentEvent.Seen it) {
        severity = it.severity().isEmpty() ? severity : it.severity();
        enter(it.phase(), it.at());
    }

    private void enter(IncidentEvent.Phase phase, Instant at) {
        switch (phase) {
            case OPEN -> reopen(at);
            case ACKNOWLEDGED -> {
                reopen(at);
                acknowledge(at);
            }
            case MITIGATED -> mitigate(at);
            case RESOLVED -> resolve(at);
            case UNKNOWN -> {}
        }
    }

    private void acknowledge(Instant at) {
        acknowledged = acknowledged == null ? notBeforeOpening(at) : acknowledged;
    }

    private void mitigate(Instant at) {
        mitigated = mitigated == null ? notBeforeOpening(at) : mitigated;
    }

    private void resolve(Instant at) {
        if (resolved != null) {
            return;
        }
        resolved = notBeforeOpening(at);
        mitigate(resolved);
        if (openSince != null) {
            open = open.plus(Duration.between(openSince, resolved));
            openSince = null;
        }
    }

    private void reopen(Instant at) {
        if (resolved == null) {
            return;
        }
        resolved = null;
        reopened++;
        openSince = opened == null ? null : notBeforeOpening(at);
    }

    private Instant notBeforeOpening(Instant at) {
        return opened != null && at.isBefore(opened) ? opened : at;
    }

    IncidentFacts facts() {
        Why absence = resolved == null ? Why.NOT_YET : Why.NEVER;
        return new IncidentFacts(
                id,
                severity,
                List.copyOf(components),
                List.copyOf(deployments),
                new Moments(opened, acknowledged, mitigated, resolved, gone),
                new Times(
                        sinceOpening(acknowledged, absence),
                        sinceOpening(mitigated, absence),
                        sinceOpening(resolved, absence),
                        timeOpen()),
                reopened);
    }

    private Lapse sinceOpening(@Nullable Instant at, Why otherwise) {
        return Lapse.between(opened, at, opened == null ? Why.NOT_TOLD : otherwise);
    }

    private Lapse timeOpen() {
        if (opened == null) {
            return Lapse.missing(Why.NOT_TOLD);
        }
        return resolved == null ? Lapse.missing(Why.NOT_YET) : Lapse.of(open);
    }
}
