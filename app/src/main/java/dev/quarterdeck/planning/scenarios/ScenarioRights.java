package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers who may see and change scenarios: whoever made one, those above them, directors and
/// administrators; and that one in which people leave is for few to know.
final class ScenarioRights {

    /// The state in which what takes people away stands in the access matrix.
    private static final String LEAVING = "leaving";

    private final Policy policy;

    ScenarioRights(Policy policy) {
        this.policy = policy;
    }

    void requireSeen(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
    }

    boolean sees(Viewer viewer, Scenario one) {
        return !one.hasLeavers()
                || policy.may(viewer, Action.SEE, record(one.owner(), true)).isAllowed();
    }

    void requireChanging(Viewer viewer, Scenario one) {
        policy.require(viewer, Action.CHANGE, record(one.owner(), one.hasLeavers()));
    }

    /// Returns why the viewer may not change it, empty when they may.
    Optional<String> refusal(Viewer viewer, @Nullable PersonId owner, boolean leaving) {
        return policy.may(viewer, Action.CHANGE, record(owner, leaving))
                        instanceof Decision.Refuse(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static ProtectedRecord record(@Nullable PersonId owner, boolean leaving) {
        return new ProtectedRecord(FieldClass.PORTFOLIO, owner, null, leaving ? LEAVING : "any");
    }

    boolean seesCosts(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.STAFF_COST))
                .isAllowed();
    }

    boolean saysCosts(Viewer viewer) {
        return policy.may(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.STAFF_COST))
                .isAllowed();
    }

    void requireCosts(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.STAFF_COST));
    }
}
