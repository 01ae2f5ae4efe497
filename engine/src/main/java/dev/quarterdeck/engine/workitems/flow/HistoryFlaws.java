package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import dev.quarterdeck.engine.workitems.timeline.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Lists which items have which flaw in their record, so that a reader can mend the record or
/// doubt the figure.
public final class HistoryFlaws {

    private final Map<String, FlowFacts> byName = new HashMap<>();
    private final Map<HistoryFlaw, TreeSet<String>> found = new EnumMap<>(HistoryFlaw.class);

    private HistoryFlaws() {}

    /// Finds the flaws of items, those between them included. Items that are gone are left out.
    ///
    /// @return one entry per flaw that any item has, in the order of {@link HistoryFlaw}
    public static List<Flawed> find(Collection<FlowFacts> facts) {
        var flaws = new HistoryFlaws();
        List<FlowFacts> there = facts.stream().filter(it -> !it.gone()).toList();
        there.forEach(flaws::index);
        there.forEach(flaws::look);
        List<Flawed> all = new ArrayList<>();
        flaws.found.forEach((flaw, keys) -> all.add(new Flawed(flaw, List.copyOf(keys))));
        return List.copyOf(all);
    }

    /// Other items name this one by id or by key.
    private void index(FlowFacts facts) {
        byName.putIfAbsent(facts.item().key(), facts);
        byName.put(facts.id(), facts);
    }

    private void look(FlowFacts facts) {
        facts.flaws().forEach(flaw -> note(flaw, facts));
        lookAtParent(facts);
        if (facts.item().isOpen() && facts.links().stream().anyMatch(this::isBlockedByClosed)) {
            note(HistoryFlaw.BLOCKED_BY_CLOSED, facts);
        }
    }

    private void lookAtParent(FlowFacts part) {
        FlowFacts parent = part.parent() == null ? null : byName.get(part.parent());
        if (parent == null || !part.item().isOpen()) {
            return;
        }
        if (!parent.item().isOpen()) {
            note(HistoryFlaw.PARTS_UNDONE, parent);
        }
        if (parent.item().level() == Level.ITEM
                && parent.item().category() == StatusCategory.QUEUE
                && part.item().category() == StatusCategory.WORK) {
            note(HistoryFlaw.PARTS_STARTED, parent);
        }
    }

    private boolean isBlockedByClosed(Link link) {
        FlowFacts target = link.isBlockedByTarget() ? byName.get(link.target()) : null;
        return target != null && !target.item().isOpen();
    }

    private void note(HistoryFlaw flaw, FlowFacts facts) {
        found.computeIfAbsent(flaw, _ -> new TreeSet<>()).add(facts.item().key());
    }

    /// A flaw and the items that have it. @param keys their keys, sorted
    public record Flawed(HistoryFlaw flaw, List<String> keys) {}
}
