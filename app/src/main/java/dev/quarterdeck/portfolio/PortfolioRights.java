package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers who may see and change what we want: owners shape what is theirs, directors decide on
/// order, commitment and stop.
final class PortfolioRights {

    /// The state in which deciding about people's time stands in the access matrix.
    private static final String DECIDED = "decided";

    private final Policy policy;

    PortfolioRights(Policy policy) {
        this.policy = policy;
    }

    boolean isSeen(Viewer viewer) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO))
                instanceof Decision.Allow;
    }

    void requireSeen(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.PORTFOLIO));
    }

    /// Demands the right over everything, such as to bring files in.
    void requireAll(Viewer viewer) {
        requireShaping(viewer, null);
        requireDeciding(viewer, null);
    }

    void requireShaping(Viewer viewer, @Nullable PersonId owner) {
        policy.require(viewer, Action.CHANGE, record(owner, "any"));
    }

    /// A duty opens nothing about its holder, and yet a director who owns something decides about
    /// it: as about what nobody owns.
    void requireDeciding(Viewer viewer, @Nullable PersonId owner) {
        boolean isOwn = owner != null && owner.equals(viewer.person());
        policy.require(viewer, Action.CHANGE, record(isOwn ? null : owner, DECIDED));
    }

    /// Returns why the viewer may not shape what somebody owns, empty when they may.
    Optional<String> refusal(Viewer viewer, @Nullable PersonId owner) {
        return policy.may(viewer, Action.CHANGE, record(owner, "any"))
                        instanceof Decision.Refuse(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static ProtectedRecord record(@Nullable PersonId owner, String state) {
        return new ProtectedRecord(FieldClass.PORTFOLIO, owner, null, state);
    }
}
