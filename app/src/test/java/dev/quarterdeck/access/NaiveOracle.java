package dev.quarterdeck.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Answers the questions of the policy day by day, with loops over the plain rows and nothing
/// clever; what it says is right by reading.
final class NaiveOracle {

    private final OrganizationRelations organization;

    NaiveOracle(OrganizationRelations organization) {
        this.organization = organization;
    }

    /// Returns how far above the subject the other stands on that day; 0 when not at all.
    int depth(PersonId manager, PersonId subject, LocalDate day) {
        Set<PersonId> level = Set.of(subject);
        for (int depth = 1; !level.isEmpty(); depth++) {
            var next = new HashSet<PersonId>();
            for (var line : organization.lines()) {
                if (line.kind() != Line.Kind.DOTTED
                        && line.range().contains(day)
                        && level.contains(line.subject())) {
                    next.add(line.manager());
                }
            }
            if (next.contains(manager)) {
                return depth;
            }
            level = next;
        }
        return 0;
    }

    boolean isMember(PersonId person, UUID team, LocalDate day) {
        return organization.belongings().stream()
                .anyMatch(
                        one ->
                                one.person().equals(person)
                                        && one.range().contains(day)
                                        && isWithin(one.team(), team, day));
    }

    private boolean isWithin(UUID inner, UUID outer, LocalDate day) {
        if (inner.equals(outer)) {
            return true;
        }
        return organization.teams().stream()
                .anyMatch(
                        node ->
                                node.team().equals(inner)
                                        && node.parent() != null
                                        && node.range().contains(day)
                                        && isWithin(node.parent(), outer, day));
    }

    /// Returns whose leave the viewer sees that day, by the rule as people say it.
    Set<PersonId> leaveSeen(Viewer viewer, List<Grant> grants, LocalDate day) {
        var seen = new HashSet<PersonId>();
        var me = viewer.person();
        for (var person : organization.persons()) {
            if (person.equals(me)
                    || (me != null && depth(me, person, day) > 0)
                    || seenAsPartner(viewer, grants, person, day)) {
                seen.add(person);
            }
        }
        return seen;
    }

    private boolean seenAsPartner(
            Viewer viewer, List<Grant> grants, PersonId person, LocalDate day) {
        var me = viewer.person();
        if (person.equals(me) || (me != null && depth(person, me, day) > 0)) {
            return false;
        }
        return holds(viewer, grants, Duty.HR_PARTNER, null, person, day);
    }

    boolean holds(
            Viewer viewer,
            List<Grant> grants,
            Duty duty,
            FieldClass fieldClass,
            PersonId person,
            LocalDate day) {
        return grants.stream()
                .anyMatch(
                        grant ->
                                grant.holder().equals(viewer.user())
                                        && grant.duty() == duty
                                        && grant.fieldClass() == fieldClass
                                        && grant.ending() == null
                                        && grant.range().contains(day)
                                        && reaches(grant.scope(), person, day));
    }

    /// Returns whose pay the viewer sees that day, by the rule as people say it.
    Set<PersonId> paySeen(Viewer viewer, List<Grant> grants, LocalDate day) {
        var seen = new HashSet<PersonId>();
        var me = viewer.person();
        for (var person : organization.persons()) {
            boolean granted =
                    holds(viewer, grants, Duty.RECORD_READER, FieldClass.COMPENSATION, person, day);
            boolean related =
                    (me != null && depth(me, person, day) > 0)
                            || seenAsPartner(viewer, grants, person, day)
                            || seenAsDirector(viewer, grants, person, day);
            if (person.equals(me) || (granted && related)) {
                seen.add(person);
            }
        }
        return seen;
    }

    private boolean seenAsDirector(
            Viewer viewer, List<Grant> grants, PersonId person, LocalDate day) {
        var me = viewer.person();
        return !person.equals(me)
                && (me == null || depth(person, me, day) == 0)
                && holds(viewer, grants, Duty.DIRECTOR, null, person, day);
    }

    private boolean reaches(GrantScope scope, PersonId person, LocalDate day) {
        return switch (scope) {
            case GrantScope.Everything() -> true;
            case GrantScope.Team(UUID team, String ignored) -> isMember(person, team, day);
            case GrantScope.Person(PersonId one) -> one.equals(person);
        };
    }

    List<LocalDate> days() {
        var days = new ArrayList<LocalDate>();
        for (int i = -1; i <= 2 * RandomOrganization.DAYS + 1; i++) {
            days.add(RandomOrganization.FIRST.plusDays(i));
        }
        return days;
    }
}
