package dev.quarterdeck.sources.push;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.sources.Connector;
import dev.quarterdeck.sources.Mapping;
import dev.quarterdeck.sources.Scope;
import dev.quarterdeck.sources.Setting;
import dev.quarterdeck.sources.Settings;
import dev.quarterdeck.sources.Take;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.Visit;
import java.util.List;
import java.util.Map;

/// Takes plain records that are pushed; asks nobody.
final class PushConnector implements Connector {

    @Override
    public Tool tool() {
        return new Tool(
                        "push",
                        "Pushed records",
                        List.of(
                                new Setting(
                                        "zone",
                                        "Time zone",
                                        "For moments that are written without one.",
                                        Setting.Kind.ZONE,
                                        false,
                                        "Europe/Berlin")),
                        List.of())
                .giving(HistoryKind.PIPELINE_RUN, HistoryKind.DEPLOYMENT, HistoryKind.INCIDENT)
                .hooking("Any program that can send signed JSON or CSV.");
    }

    @Override
    public Map<String, String> credentials(Settings settings) {
        return Map.of();
    }

    @Override
    public void check(Visit visit) {
        // There is nobody to ask.
    }

    @Override
    public List<Scope> scopes(Visit visit) {
        return List.of();
    }

    @Override
    public void fetch(Visit visit, Scope scope, Take take) {
        // There is nobody to ask.
    }

    @Override
    public Mapping mapping() {
        return new PushMapping();
    }
}
