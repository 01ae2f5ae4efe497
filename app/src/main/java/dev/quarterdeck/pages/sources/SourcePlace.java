package dev.quarterdeck.pages.sources;

import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Refusals;
import dev.quarterdeck.pages.Standing;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.sources.SourceTop;
import dev.quarterdeck.pages.view.sources.SourceTop.Tab;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Tool;
import dev.quarterdeck.sources.kept.ConnectionState;
import dev.quarterdeck.sources.kept.ConnectionStates;
import dev.quarterdeck.sources.kept.Connections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Knows where pages of sources stand, and who may do what on them.
final class SourcePlace {

    static final String LIST = "/settings/sources";

    private final Policy policy;
    private final Connections connections;
    private final ConnectionStates states;
    private final Times times;

    SourcePlace(Policy policy, Connections connections, ConnectionStates states, Times times) {
        this.policy = policy;
        this.connections = connections;
        this.states = states;
        this.times = times;
    }

    /// A connection, with what its tool is.
    record Source(ConnectionState state, Tool tool) {

        String path() {
            return Standing.path(state);
        }

        UUID id() {
            return state.connection().id();
        }

        String name() {
            return state.connection().name();
        }

        boolean isRetired() {
            return state.connection().retiredOn() != null;
        }
    }

    /// Finds a connection.
    ///
    /// @throws Refusal when there is none, or the viewer may not see sources
    Source find(PageRequest request, UUID id) {
        var state =
                states.find(request.viewer(), id)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "There is no connection (%s).".formatted(id),
                                                "Maybe see the list of sources."));
        return new Source(state, tool(request, state.connection().tool()));
    }

    /// Finds a tool.
    ///
    /// @throws Refusal when no connector reads it
    Tool tool(PageRequest request, String id) {
        return connections.tools(request.viewer()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "The tool (%s) must be one that can be read."
                                                .formatted(
                                                        id.length() > 40
                                                                ? id.substring(0, 40)
                                                                : id),
                                        "Maybe choose one from the list of sources."));
    }

    /// Counts what a connection told.
    Map<HistoryKind, Long> counts(PageRequest request, Source source) {
        return states.counts(request.viewer(), source.id());
    }

    static Head head(String title) {
        return Head.of(Place.SETTINGS, title).ofNow();
    }

    static Head below(String title) {
        return head(title).below("Sources", LIST);
    }

    /// Returns the head of a page of a connection; the first of them bears its name.
    static Head head(Source source, String tab) {
        if (tab.equals("Overview")) {
            return below(source.name());
        }
        var title = tab.equals("Settings") ? "How it is connected" : tab;
        return below(title).below(source.name(), source.path());
    }

    SourceTop top(Source source, String here, Said said) {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab("Overview", source.path()));
        if (isAsked(source)) {
            tabs.add(new Tab("What is read", source.path() + "/scopes"));
        }
        if (!source.tool().hooks().isEmpty()) {
            tabs.add(new Tab("Pushes", source.path() + "/push"));
        }
        if (source.tool().gives().contains(HistoryKind.WORK_ITEM)) {
            tabs.add(new Tab("Workflow", source.path() + "/workflow"));
        }
        tabs.add(new Tab("Files", source.path() + "/files"));
        tabs.add(new Tab("Settings", source.path() + "/settings"));
        return new SourceTop(
                source.name(),
                "%s: %s. %s."
                        .formatted(
                                source.tool().name(),
                                SourceWords.gives(source.tool()),
                                SourceWords.upper(Standing.of(source.state(), times).words())),
                List.copyOf(tabs),
                here,
                said);
    }

    /// Answers whether the tool is asked, and not only listened to.
    static boolean isAsked(Source source) {
        return source.state().address() != null;
    }

    /// Returns what stands in the place of sources, null when the viewer may see them.
    @Nullable State unseen(PageRequest request) {
        return new Refusals(policy, request)
                .seeing(FieldClass.SOURCES, "Sources are not shown to you.");
    }

    /// Returns why the viewer may not change sources, empty when they may.
    String unchangeable(PageRequest request) {
        return new Refusals(policy, request).changing(FieldClass.SOURCES);
    }

    /// Returns what stands in the place of a form, null when the viewer may change sources.
    @Nullable State refused(PageRequest request, String title) {
        var why = unchangeable(request);
        return why.isEmpty() ? null : State.refused(title, why);
    }

    /// Lets a change through, or refuses with the policy's reason.
    void require(PageRequest request) {
        new Refusals(policy, request).require(FieldClass.SOURCES);
    }
}
