package dev.quarterdeck.pages;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.pages.view.State;
import org.jspecify.annotations.Nullable;

/// Asks the policy for a page, and words its "no" for the place where something would stand.
public record Refusals(Policy policy, PageRequest request) {

    /// Returns what stands there instead, null when the viewer may see it.
    public @Nullable State seeing(FieldClass fieldClass, String title) {
        return policy.may(request.viewer(), Action.SEE, ProtectedRecord.of(fieldClass))
                        instanceof Decision.Refuse(var reason)
                ? State.refused(title, sentence(reason))
                : null;
    }

    /// Returns why the viewer may not change it, empty when they may.
    public String changing(FieldClass fieldClass) {
        if (!request.day().equals(request.today())) {
            return "Changes are made on the page of today.";
        }
        return policy.may(request.viewer(), Action.CHANGE, ProtectedRecord.of(fieldClass))
                        instanceof Decision.Refuse(var reason)
                ? "You may not: " + reason + "."
                : "";
    }

    /// Lets a change through, or refuses with the policy's reason.
    public void require(FieldClass fieldClass) {
        policy.require(request.viewer(), Action.CHANGE, ProtectedRecord.of(fieldClass));
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }
}
