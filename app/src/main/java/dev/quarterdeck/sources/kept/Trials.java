package dev.quarterdeck.sources.kept;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.ToolTrouble;
import dev.quarterdeck.sources.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Asks tools while somebody waits for the answer: shorter than a run would.
final class Trials {

    private static final Duration TRYING = Duration.ofSeconds(20);
    private static final Duration LISTING = Duration.ofMinutes(2);
    private static final int MOST_SCOPES = 20_000;

    private final Visits visits;
    private final Clock clock;

    Trials(Visits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    /// Asks with settings that are not kept.
    ///
    /// @param id the connection that would be changed, or a fresh one
    /// @param secretsBefore those that are kept, where none are entered
    Connections.Checked check(
            UUID id,
            Connector connector,
            SettingsReader.Read read,
            Map<String, String> secretsBefore) {
        var values = new HashMap<>(read.plain());
        values.putAll(secretsBefore);
        values.putAll(read.secrets());
        var settings = new Settings(connector.tool(), values);
        return check(connector, () -> visits.to(id, connector, settings, patience(connector)));
    }

    /// Asks whether address, secret and rights are right; a tool that is never asked is fine.
    Connections.Checked check(Connector connector, Supplier<Visit> visit) {
        if (connector.tool().address().isEmpty()) {
            return new Connections.Checked(true, null, null, null);
        }
        try {
            connector.check(visit.get());
            return new Connections.Checked(true, null, null, null);
        } catch (ToolTrouble trouble) {
            return new Connections.Checked(
                    false, trouble.kind().name(), trouble.getMessage(), trouble.remedy());
        }
    }

    /// Asks for what can be read.
    ///
    /// @throws Refusal when the tool does not tell
    List<Scope> scopes(Connector connector, Supplier<Visit> visit) {
        try {
            var distinct = new LinkedHashMap<String, Scope>();
            connector.scopes(visit.get()).stream()
                    .limit(MOST_SCOPES)
                    .forEach(scope -> distinct.putIfAbsent(scope.key(), scope));
            return List.copyOf(distinct.values());
        } catch (ToolTrouble trouble) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "tool-trouble",
                    String.valueOf(trouble.getMessage()),
                    trouble.remedy());
        }
    }

    /// Throws when a test takes too long.
    Runnable patience(Connector connector) {
        return patience(connector, TRYING);
    }

    /// Throws when a listing takes too long.
    Runnable listing(Connector connector) {
        return patience(connector, LISTING);
    }

    private Runnable patience(Connector connector, Duration most) {
        var until = clock.instant().plus(most);
        return () -> {
            if (clock.instant().isAfter(until)) {
                throw new ToolTrouble(
                        ToolTrouble.Kind.UNREACHABLE,
                        "%s did not answer within %d seconds."
                                .formatted(connector.tool().name(), most.toSeconds()),
                        "Maybe it is busy or lets nobody ask more for now: try again later.");
            }
        };
    }
}
