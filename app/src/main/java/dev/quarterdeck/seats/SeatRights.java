package dev.quarterdeck.seats;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers who may see and change seats, whom they replace, what they cost and what is assumed.
final class SeatRights {

    private static final String APPROVED = "approved";

    private final Policy policy;
    private final Organization organization;

    SeatRights(Policy policy, Organization organization) {
        this.policy = policy;
        this.organization = organization;
    }

    void requireSeen(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.SEATS));
    }

    void requirePlanning(Viewer viewer, UUID team) {
        policy.require(viewer, Action.CHANGE, record(viewer, team, "any"));
    }

    void requireApproving(Viewer viewer, UUID team) {
        policy.require(viewer, Action.CHANGE, record(viewer, team, APPROVED));
    }

    /// Demands the right over all seats, such as to bring files in.
    void requireAll(Viewer viewer) {
        for (var state : new String[] {"any", APPROVED}) {
            policy.require(
                    viewer,
                    Action.CHANGE,
                    new ProtectedRecord(FieldClass.SEATS, null, null, state));
        }
    }

    /// Returns why the viewer may not plan seats of a team, empty when they may.
    Optional<String> refusal(Viewer viewer, UUID team) {
        return policy.may(viewer, Action.CHANGE, record(viewer, team, "any"))
                        instanceof Decision.Refuse(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private ProtectedRecord record(Viewer viewer, UUID team, String state) {
        var head = organization.asOf(viewer, organization.today()).headOf(team).orElse(null);
        return new ProtectedRecord(FieldClass.SEATS, head, null, state);
    }

    void requireReplacing(Viewer viewer, @Nullable PersonId leaver) {
        var record = new ProtectedRecord(FieldClass.BACKFILLS, leaver, null, "any");
        policy.require(viewer, Action.CHANGE, record);
    }

    /// Answers whether the viewer knows costs; who does not is shown none.
    boolean seesCosts(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.STAFF_COST))
                .isAllowed();
    }

    /// Answers whether the viewer may know that a seat replaces somebody.
    boolean seesReplaced(Viewer viewer, PersonId leaver) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.about(FieldClass.BACKFILLS, leaver))
                .isAllowed();
    }

    /// Answers whether the viewer may know whom any seat replaces.
    boolean seesAllReplaced(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.BACKFILLS)).isAllowed();
    }

    void requireCosts(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.STAFF_COST));
    }

    void requireSeenAssumptions(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.STAFFING_ASSUMPTIONS));
    }

    void requireAssuming(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.STAFFING_ASSUMPTIONS));
    }

    void requireSeenFunnel(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.HIRING_FUNNEL));
    }

    void requireFunnel(Viewer viewer) {
        policy.require(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.HIRING_FUNNEL));
    }
}
