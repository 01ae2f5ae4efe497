package dev.quarterdeck.engine.workitems.workflows;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.Workflow.ResolutionRule;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells what statuses, types and resolutions stand for in one workflow.
///
/// A status is looked up by its id as an item's events tell it, so that one that was deleted or
/// renamed since keeps its meaning; by the name it had then where no rule knows the id.
public final class WorkflowRules {

    private static final StatusRule NONE =
            new StatusRule("", StatusCategory.UNKNOWN, false, false, "nobody told", false);

    private final Workflow names;
    private final Map<String, StatusRule> byId;
    private final List<String> order;
    private final Map<String, Integer> places = new HashMap<>();

    /// Makes rules.
    ///
    /// @param names rules by name, for what has no rule by id
    /// @param byId rules by the tracker's id of the status
    /// @param order ids of statuses (names where there is no id) in the order in which work passes
    ///     them: the columns of a board, or as learned; empty when not known
    public WorkflowRules(Workflow names, Map<String, StatusRule> byId, List<String> order) {
        this.names = names;
        this.byId = Map.copyOf(byId);
        this.order = List.copyOf(order);
        for (int i = 0; i < order.size(); i++) {
            places.putIfAbsent(order.get(i), i);
        }
    }

    /// Makes rules that go by names alone.
    public static WorkflowRules byName(Workflow names) {
        return new WorkflowRules(names, Map.of(), List.of());
    }

    /// Returns the same rules with some replaced: what a team decided for its statuses.
    ///
    /// @param decided rules by the id of the status
    public WorkflowRules with(Map<String, StatusRule> decided) {
        var all = new HashMap<>(byId);
        all.putAll(decided);
        return new WorkflowRules(names, all, order);
    }

    /// Returns the rule of a status; {@link StatusCategory#UNKNOWN} when there is none.
    public StatusRule rule(Value status) {
        StatusRule rule = byId.get(status.reference());
        return rule == null ? names.statusRule(status.name()).orElse(NONE) : rule;
    }

    /// Returns the place of a status on the way of the work, from 0; empty when not known.
    public Optional<Integer> place(Value status) {
        return Optional.ofNullable(places.get(status.reference()));
    }

    /// Answers whether closing this way means that the work was not done.
    ///
    /// @param resolution its name; empty for none
    /// @param status rule of the status the item was closed in
    public boolean discards(String resolution, StatusRule status) {
        return names.resolutionRule(resolution)
                .map(ResolutionRule::discards)
                .orElse(status.discards());
    }

    /// Returns the level of a type.
    public Level level(String type) {
        return names.level(type);
    }

    /// Returns the rules by name.
    public Workflow names() {
        return names;
    }

    /// Returns the rules by id.
    public Map<String, StatusRule> byId() {
        return byId;
    }

    /// Returns the order of statuses; empty when not known.
    public List<String> order() {
        return order;
    }
}
