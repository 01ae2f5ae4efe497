package dev.quarterdeck.engine.workitems.timeline;

import java.util.ArrayList;
import java.util.List;

/// Puts the steps of one field into the one order that depends on their content only.
///
/// Several changes of one millisecond are chained, so that each starts where the one before ended.
final class StepOrder {

    private StepOrder() {}

    static List<Step> of(List<Step> steps) {
        if (steps.size() < 2) {
            return steps;
        }
        List<Step> ordered = new ArrayList<>(steps);
        ordered.sort(Step.ORDER);
        dropRepeats(ordered);
        chain(ordered);
        return ordered;
    }

    /// Steps that tell the same change stand side by side unless names part them.
    private static void dropRepeats(List<Step> ordered) {
        for (int i = ordered.size() - 1; i > 0; i--) {
            for (int j = i - 1; j >= 0 && isTied(ordered, j, i); j--) {
                if (ordered.get(j).isSameChange(ordered.get(i))) {
                    ordered.remove(i);
                    break;
                }
            }
        }
    }

    private static boolean isTied(List<Step> ordered, int i, int j) {
        return ordered.get(i).moment().equals(ordered.get(j).moment());
    }

    private static void chain(List<Step> ordered) {
        int first = 0;
        for (int i = 1; i <= ordered.size(); i++) {
            if (i == ordered.size() || !isChainLink(ordered, i - 1, i)) {
                if (i - first > 1) {
                    chain(ordered.subList(first, i), before(ordered, first));
                }
                first = i;
            }
        }
    }

    private static boolean isChainLink(List<Step> ordered, int i, int j) {
        return isTied(ordered, i, j)
                && ordered.get(i).kind() == Step.Kind.CHANGE
                && ordered.get(j).kind() == Step.Kind.CHANGE;
    }

    /// Returns the values that the chain starts from: those reached before or, for the first
    /// changes of all, those that are left more often than they are reached.
    private static List<Value> before(List<Step> ordered, int first) {
        for (int i = first - 1; i >= 0; i--) {
            if (ordered.get(i).kind() != Step.Kind.ALTER) {
                return ordered.get(i).to();
            }
        }
        List<Step> tied = new ArrayList<>();
        for (int i = first; i < ordered.size() && isChainLink(ordered, first, i); i++) {
            tied.add(ordered.get(i));
        }
        for (Step step : tied) {
            if (leavings(tied, step.from()) > 0) {
                return step.from();
            }
        }
        return tied.getFirst().from();
    }

    private static int leavings(List<Step> steps, List<Value> values) {
        int leavings = 0;
        for (Step step : steps) {
            leavings += Value.areSame(step.from(), values) ? 1 : 0;
            leavings -= Value.areSame(step.to(), values) ? 1 : 0;
        }
        return leavings;
    }

    private static void chain(List<Step> tied, List<Value> start) {
        List<Value> current = start;
        for (int i = 0; i < tied.size(); i++) {
            int next = startingFrom(tied, i, current);
            if (next > i) {
                tied.add(i, tied.remove(next));
            }
            current = tied.get(i).to();
        }
    }

    /// Returns the place of the first step from there on that starts from the values, or `from`
    /// itself.
    private static int startingFrom(List<Step> tied, int from, List<Value> values) {
        for (int i = from; i < tied.size(); i++) {
            if (Value.areSame(tied.get(i).from(), values)) {
                return i;
            }
        }
        return from;
    }
}
