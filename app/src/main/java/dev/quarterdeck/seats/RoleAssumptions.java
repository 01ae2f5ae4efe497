package dev.quarterdeck.seats;

import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.portfolio.Role;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Hold what is assumed of a role on one day; what nobody said is missing.
///
/// @param said by what is assumed
public record RoleAssumptions(String role, Map<Assumption.What, Assumption> said) {

    public RoleAssumptions {
        said = Map.copyOf(said);
    }

    /// Gathers those of one role, of which each thing is assumed once.
    static RoleAssumptions of(String role, Collection<Assumption> assumptions) {
        var said = new EnumMap<Assumption.What, Assumption>(Assumption.What.class);
        assumptions.forEach(one -> said.put(one.value().what(), one));
        return new RoleAssumptions(role, said);
    }

    /// Returns the hazard of leaving in a year: 0.1 is one in ten person-years.
    public Optional<Double> attrition() {
        return value(Assumption.What.ATTRITION, Assumption.Attrition.class)
                .map(Assumption.Attrition::perYear);
    }

    /// Returns the share of a full member's output in each week since the start; full afterwards.
    public Optional<List<Double>> ramp() {
        return value(Assumption.What.RAMP, Assumption.Ramp.class).map(RoleAssumptions::weekly);
    }

    private static List<Double> weekly(Assumption.Ramp ramp) {
        return IntStream.range(0, ramp.points().getLast().week()).mapToObj(ramp::at).toList();
    }

    /// Returns the weeks from accepting to starting.
    public Optional<Double> noticeWeeks() {
        return value(Assumption.What.NOTICE, Assumption.Notice.class).map(Assumption.Notice::weeks);
    }

    /// Returns the hours a week that an open seat costs its team.
    public Optional<Double> interviewHours() {
        return value(Assumption.What.INTERVIEWS, Assumption.Interviews.class)
                .map(Assumption.Interviews::hoursPerWeek);
    }

    /// Returns the loaded rate of a month; empty also when the viewer may not see it.
    public Optional<Money> rate() {
        return value(Assumption.What.RATE, Assumption.Rate.class).map(Assumption.Rate::monthly);
    }

    /// Returns the family of the role; a role without one is its own.
    public String family() {
        return value(Assumption.What.FAMILY, Assumption.Family.class)
                .map(Assumption.Family::name)
                .orElse(role);
    }

    private <T extends Assumption.Value> Optional<T> value(Assumption.What what, Class<T> type) {
        return Optional.ofNullable(said.get(what)).map(Assumption::value).map(type::cast);
    }

    /// Returns where what is assumed comes from, one clause each.
    public String source() {
        return said.values().stream()
                .filter(one -> one.value().what().isOfPeople())
                .map(one -> one.value().what().words() + ": " + one.source())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /// Returns it as the simulation takes it; without a ramp or an attrition its priors hold, and
    /// no attrition.
    ///
    /// @param backfill weeks from leaving to the start of who follows, where seats are filled again
    public Role toRole(Optional<StartDates> backfill) {
        var words = source().isEmpty() ? "nothing is assumed of this role" : source();
        var prior = Role.assumed(role, attrition().orElse(0.0), words);
        return new Role(
                role, ramp().orElse(prior.ramp()), prior.attritionPerYear(), backfill, words);
    }
}
