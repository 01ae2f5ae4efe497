package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Person;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.seats.Money;
import dev.quarterdeck.seats.RoleAssumptions;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what everybody in a plan costs in a month: the seat's own cost, else the loaded rate of the
/// role, else that of everybody. One currency holds, and nothing is converted.
///
/// @param byRole loaded rates, also in other currencies
/// @param bySeat what seats cost, by the id of the hire
record Rates(Currency currency, Map<String, Money> byRole, Map<String, Money> bySeat) {

    Rates {
        byRole = Map.copyOf(byRole);
        bySeat = Map.copyOf(bySeat);
    }

    /// Gathers what is known.
    ///
    /// @param chosen the organisation's currency, where there is one; else that of most rates
    /// @return nothing where nobody said what anybody costs
    static Optional<Rates> of(
            Optional<Currency> chosen, Map<String, RoleAssumptions> roles, Map<UUID, Money> seats) {
        var byRole = new HashMap<String, Money>();
        roles.forEach((role, said) -> said.rate().ifPresent(rate -> byRole.put(role, rate)));
        var bySeat = new HashMap<String, Money>();
        seats.forEach((seat, cost) -> bySeat.put(seat.toString(), cost));
        return chosen.filter(_ -> !byRole.isEmpty() || !bySeat.isEmpty())
                .or(() -> commonest(byRole, bySeat))
                .map(currency -> new Rates(currency, byRole, bySeat));
    }

    private static Optional<Currency> commonest(
            Map<String, Money> byRole, Map<String, Money> bySeat) {
        var counts =
                Stream.concat(byRole.values().stream(), bySeat.values().stream())
                        .collect(Collectors.groupingBy(Money::currency, Collectors.counting()));
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<Currency, Long>comparingByValue()
                                .thenComparing(one -> one.getKey().getCurrencyCode()))
                .map(Map.Entry::getKey);
    }

    /// Returns the plan in which everybody costs what is known of them, others nothing.
    ///
    /// @param own what some cost by what a scenario says, by id
    Plan price(Plan plan, Map<String, Money> own) {
        return plan.withPeople(
                        plan.people().stream().map(one -> one.costing(cost(one, own))).toList())
                .withHires(plan.hires().stream().map(one -> one.costing(cost(one, own))).toList());
    }

    private double cost(Person one, Map<String, Money> own) {
        return amount(known(one, own));
    }

    private @Nullable Money known(Person one, Map<String, Money> own) {
        var said = own.get(one.id());
        return said == null ? rate(one.skill(), one.role()) : said;
    }

    private @Nullable Money rate(String skill, String role) {
        var bySkill = byRole.get(skill);
        var said = bySkill == null ? byRole.get(role) : bySkill;
        return said == null ? byRole.get(PlanOfRecord.EVERYBODY) : said;
    }

    private double cost(Hire one, Map<String, Money> own) {
        return amount(known(one, own));
    }

    private @Nullable Money known(Hire one, Map<String, Money> own) {
        var said = own.containsKey(one.id()) ? own.get(one.id()) : bySeat.get(one.id());
        return said == null ? rate(one.skill(), one.role()) : said;
    }

    private double amount(@Nullable Money money) {
        return money != null && money.currency().equals(currency) ? money.amount() : 0;
    }

    /// Says whose cost is in no figure or is that of others, one sentence each.
    List<String> notes(Fitted fitted) {
        var notes = new ArrayList<>(notes(fitted.plan(), fitted.costs()));
        if (fitted.atRate() > 0) {
            notes.add(
                    "At the loaded rate of their role, as nobody said what they cost in a month: %d %s."
                            .formatted(
                                    fitted.atRate(),
                                    fitted.atRate() == 1 ? "contractor" : "contractors"));
        }
        return notes;
    }

    /// Says whose cost is in no figure, one sentence each.
    ///
    /// @param own what some cost by what a scenario says, by id
    List<String> notes(Plan plan, Map<String, Money> own) {
        var known =
                Stream.concat(
                                plan.people().stream()
                                        .map(one -> Optional.ofNullable(known(one, own))),
                                plan.hires().stream()
                                        .map(one -> Optional.ofNullable(known(one, own))))
                        .toList();
        long unknown = known.stream().filter(Optional::isEmpty).count();
        long other =
                known.stream()
                        .flatMap(Optional::stream)
                        .filter(money -> !money.currency().equals(currency))
                        .count();
        var notes = new ArrayList<String>();
        if (unknown > 0) {
            notes.add(
                    "In no figure: people and hires without a loaded rate (%d of %d), as their skill names no role that has one. A rate of the role %s would hold for them."
                            .formatted(unknown, known.size(), PlanOfRecord.EVERYBODY));
        }
        if (other > 0) {
            notes.add(
                    "In no figure: people and hires whose cost is told in another currency than %s (%d of %d)."
                            .formatted(currency.getCurrencyCode(), other, known.size()));
        }
        return notes;
    }
}
