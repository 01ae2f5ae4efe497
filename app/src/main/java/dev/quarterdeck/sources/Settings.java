package dev.quarterdeck.sources;

import java.net.URI;
import java.time.ZoneId;
import java.util.Map;

/// Holds what a connection was told, secrets among it; it prints without its values.
public final class Settings {

    private final Tool tool;
    private final Map<String, String> values;

    /// @param values by the names of the tool's settings; what was not told is missing
    public Settings(Tool tool, Map<String, String> values) {
        this.tool = tool;
        this.values = Map.copyOf(values);
    }

    /// Returns a value; empty when it was not told.
    ///
    /// @throws IllegalArgumentException when the tool asks for no such thing
    public String get(String name) {
        if (tool.setting(name).isEmpty()) {
            throw new IllegalArgumentException(
                    "The tool (%s) has no setting (%s).".formatted(tool.id(), name));
        }
        return values.getOrDefault(name, "");
    }

    /// Returns the address, ending in a slash; without a host when none was told.
    public URI address() {
        var address = tool.address().map(one -> get(one.name())).orElse("");
        return URI.create(address.endsWith("/") ? address : address + "/");
    }

    /// Returns the zone of dates that the tool writes without one; UTC when none was told.
    public ZoneId zone() {
        return tool.settings().stream()
                .filter(one -> one.kind() == Setting.Kind.ZONE)
                .map(one -> get(one.name()))
                .filter(zone -> !zone.isEmpty())
                .findFirst()
                .map(ZoneId::of)
                .orElse(java.time.ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "settings of " + tool.id();
    }
}
