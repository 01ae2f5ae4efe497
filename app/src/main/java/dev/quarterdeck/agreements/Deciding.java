package dev.quarterdeck.agreements;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.platform.Refusal;
import java.util.Optional;
import java.util.UUID;

/// Answers who decides for a team: its head, those above, and administrators. A team without a head
/// is decided for as the nearest team above that has one.
final class Deciding {

    private final Policy policy;
    private final Organization organization;

    Deciding(Policy policy, Organization organization) {
        this.policy = policy;
        this.organization = organization;
    }

    void requireSeen(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.TEAM_AGREEMENTS));
    }

    /// @throws Refusal when there is no such team, or the viewer may not
    void require(Viewer viewer, UUID team) {
        policy.require(viewer, Action.CHANGE, record(viewer, team));
    }

    /// Returns why the viewer may not, empty when they may.
    Optional<String> refusal(Viewer viewer, UUID team) {
        return policy.may(viewer, Action.CHANGE, record(viewer, team))
                        instanceof Decision.Refuse(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    void requireTeam(Viewer viewer, UUID team) {
        day(viewer, team);
    }

    /// Returns the organisation of today, which has the team.
    private OrganizationDay day(Viewer viewer, UUID team) {
        var day = organization.asOf(viewer, organization.today());
        if (day.teams().stream().noneMatch(one -> one.id().equals(team))) {
            throw unknown(team);
        }
        return day;
    }

    private ProtectedRecord record(Viewer viewer, UUID team) {
        return day(viewer, team)
                .headOf(team)
                .map(head -> ProtectedRecord.about(FieldClass.TEAM_AGREEMENTS, head))
                .orElseGet(() -> ProtectedRecord.of(FieldClass.TEAM_AGREEMENTS));
    }

    private static Refusal unknown(UUID team) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no team (%s) today.".formatted(team),
                "Maybe see GET /api/v1/teams.");
    }
}
