package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.timeline.Verdicts.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Holds the rule that an account belongs to one person on a day.
final class AccountOwners {

    private final OrganizationTimeline before;
    private final Verdicts verdicts;
    private final Map<UUID, List<Owner>> owners = new HashMap<>();
    private final Set<PersonId> drafted = new HashSet<>();
    private boolean anySaid;

    private record Owner(PersonId person, Track.Segment<Fact> days) {}

    AccountOwners(OrganizationTimeline before, Verdicts verdicts) {
        this.before = before;
        this.verdicts = verdicts;
    }

    void add(PersonDraft draft) {
        drafted.add(draft.person().id());
        draft.tracks().values().forEach(track -> track.segments().forEach(s -> own(draft, s)));
    }

    private void own(PersonDraft draft, Track.Segment<Fact> segment) {
        if (segment.value() instanceof Fact.Owns(var account)) {
            anySaid |= segment.by() != null;
            put(account, new Owner(draft.person().id(), segment));
        }
    }

    private void put(UUID account, Owner owner) {
        owners.computeIfAbsent(account, key -> new ArrayList<>()).add(owner);
    }

    void refuseTwoOwners() {
        if (!anySaid) {
            return;
        }
        before.persons().stream()
                .map(Entity.PersonEntity::id)
                .filter(id -> !drafted.contains(id))
                .flatMap(id -> before.rowsOf(id).stream())
                .forEach(this::known);
        owners.values().forEach(this::refuseOverlaps);
    }

    private void known(DatedRow.PersonRow row) {
        if (row.fact() instanceof Fact.Owns(var account)) {
            var range = row.range();
            put(
                    account,
                    new Owner(
                            row.person(),
                            new Track.Segment<>(
                                    range.from(),
                                    Track.closed(range.until()),
                                    row.fact(),
                                    null,
                                    false)));
        }
    }

    private void refuseOverlaps(List<Owner> all) {
        all.sort(java.util.Comparator.comparing(owner -> owner.days().from()));
        for (int i = 1; i < all.size(); i++) {
            var one = all.get(i - 1);
            var other = all.get(i);
            if (other.days().from().isBefore(one.days().until())) {
                refuse(one);
                refuse(other);
            }
        }
    }

    private void refuse(Owner owner) {
        var row = owner.days().by();
        if (row != null) {
            verdicts.refuse(
                    row,
                    new Reason(
                            "account",
                            owner.days().from().toString(),
                            "An account must belong to one person on a day (%s)."
                                    .formatted(owner.days().from()),
                            "Maybe end the other link first."));
        }
    }
}
