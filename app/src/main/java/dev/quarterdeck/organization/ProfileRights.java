package dev.quarterdeck.organization;

import dev.quarterdeck.access.Action;
import dev.quarterdeck.access.Decision;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Policy;
import dev.quarterdeck.access.ProtectedRecord;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.DirectoryStore.Entry;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts views of the organisation down to what a viewer may see of each person: of colleagues
/// name, team and work address. Who heads a team is part of the organisation and stays.
final class ProfileRights {

    private final Policy policy;
    private final Viewer viewer;
    private final boolean keepsOrganization;
    private final Map<PersonId, Boolean> whole = new HashMap<>();

    ProfileRights(Policy policy, Viewer viewer) {
        this.policy = policy;
        this.viewer = viewer;
        this.keepsOrganization =
                policy.may(viewer, Action.CHANGE, ProtectedRecord.of(FieldClass.ORGANIZATION))
                        .isAllowed();
    }

    /// Answers whether the viewer keeps the organisation, and so sees all of it.
    boolean keepsOrganization() {
        return keepsOrganization;
    }

    /// Answers whether the viewer sees the whole profile.
    boolean seesAll(PersonId person) {
        return keepsOrganization || whole.computeIfAbsent(person, this::isWhole);
    }

    private boolean isWhole(PersonId person) {
        return policy.may(viewer, Action.SEE, ProtectedRecord.about(FieldClass.PROFILE, person))
                        instanceof Decision.Allow(var _, var extent)
                && extent == Decision.Extent.FULL;
    }

    /// Answers whether the viewer has part in planning for this person: manages them, or has a
    /// duty.
    boolean plansFor(PersonId person) {
        return !person.equals(viewer.person()) && seesAll(person);
    }

    /// Answers whether the viewer sees what is planned about this person.
    boolean seesPlansFor(PersonId person) {
        return keepsOrganization || plansFor(person);
    }

    OrganizationDay cut(OrganizationDay day) {
        return new OrganizationDay(
                day.day(),
                day.persons().stream().map(this::cut).toList(),
                day.teams(),
                day.findings().stream()
                        .filter(one -> one.person() == null || seesAll(one.person()))
                        .toList());
    }

    private Colleague cut(Colleague one) {
        return seesAll(one.id())
                ? one
                : new Colleague(
                        one.id(),
                        one.number(),
                        one.name(),
                        one.address(),
                        null,
                        List.of(),
                        List.of(),
                        one.places(),
                        null,
                        null);
    }

    /// Cuts lines of the directory down.
    ///
    /// @param byManager whether they were looked up by manager: then being listed tells the
    /// manager
    List<Entry> cut(List<Entry> entries, boolean byManager) {
        return entries.stream()
                .filter(one -> !byManager || seesAll(new PersonId(one.id())))
                .map(this::cut)
                .toList();
    }

    private Entry cut(Entry one) {
        return seesAll(new PersonId(one.id()))
                ? one
                : new Entry(one.id(), one.number(), one.name(), one.address(), null, one.teams());
    }
}
