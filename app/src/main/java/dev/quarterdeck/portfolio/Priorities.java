package dev.quarterdeck.portfolio;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.engine.priorities.Contender;
import dev.quarterdeck.engine.priorities.PriorityOrder;
import dev.quarterdeck.engine.priorities.Range;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CellMembers;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Say in which order the worth of initiatives would put them, and how far that can be trusted.
public final class Priorities {

    /// The same guesses give the same answer on every day.
    private static final long SEED = 20_260_401;

    private final Portfolio portfolio;

    Priorities(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /// By which formula things are ordered.
    public enum Formula {
        /// Cost of delay over duration, the same as weighted shortest job first.
        CD3,
        /// Reach, impact and confidence over effort.
        RICE
    }

    /// The order, with what could not be put into it.
    ///
    /// @param left initiatives that lack an input, in their own order
    /// @param held what each initiative of the order waits for although worth puts that later, or
    ///     nowhere; those that wait for no such thing are not among them
    public record Ordered(PriorityOrder order, List<Left> left, Map<UUID, List<Initiative>> held) {

        /// Copies the lists.
        public Ordered {
            left = List.copyOf(left);
            held = Map.copyOf(held);
        }

        /// Returns what an initiative waits for although worth puts it later.
        public List<Initiative> heldBy(UUID initiative) {
            return held.getOrDefault(initiative, List.of());
        }

        /// Returns the rank of an initiative, empty where it is not in the order.
        public OptionalInt rank(UUID initiative) {
            return order.places().stream()
                    .filter(one -> one.id().equals(initiative.toString()))
                    .mapToInt(PriorityOrder.Place::rank)
                    .findFirst();
        }
    }

    /// An initiative that is not in the order.
    ///
    /// @param lacks what is missing, in words
    public record Left(UUID initiative, String lacks) {}

    /// Reads how many weeks initiatives take, each written as `PAY-1:4:6:10` or `PAY-1:6`.
    ///
    /// @throws Refusal when one is not there, or its weeks do not rise from above 0
    public static Map<UUID, Range> durations(List<Initiative> initiatives, List<String> written) {
        var durations = new HashMap<UUID, Range>();
        for (var text : written) {
            var parts = Arrays.asList(text.split(":"));
            var one =
                    initiatives.stream()
                            .filter(other -> other.terms().key().equalsIgnoreCase(parts.getFirst()))
                            .findFirst();
            if (one.isEmpty() || parts.size() < 2) {
                throw badWeeks(text, initiatives);
            }
            durations.put(one.get().id(), weeks(text, parts.subList(1, parts.size()), initiatives));
        }
        return durations;
    }

    private static Range weeks(String text, List<String> parts, List<Initiative> initiatives) {
        try {
            var range = InitiativeCells.range("weeks", parts);
            if (range.low() > 0) {
                return range;
            }
        } catch (BadCell bad) {
            throw CellMembers.refusal(bad);
        }
        throw badWeeks(text, initiatives);
    }

    private static Refusal badWeeks(String text, List<Initiative> initiatives) {
        var known = initiatives.isEmpty() ? "PAY-1" : initiatives.getFirst().terms().key();
        return new Refusal(
                        "The weeks (%s) must name an initiative that is there and rise from above 0."
                                .formatted(text),
                        "Maybe written as in %s:4:6:10.".formatted(known))
                .about("weeks");
    }

    /// Orders the initiatives that are not done or stopped.
    ///
    /// @param durations weeks from start to end by initiative; effort is no duration
    /// @param day at whose end the guesses stood
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN
    public Ordered order(
            Viewer viewer, Formula formula, Map<UUID, Range> durations, LocalDate day) {
        return order(portfolio.initiatives(viewer, day), formula, durations);
    }

    /// Orders initiatives, as a pure function.
    public static Ordered order(
            List<Initiative> initiatives, Formula formula, Map<UUID, Range> durations) {
        var left = new ArrayList<Left>();
        var contenders = new ArrayList<Contender>();
        for (var one : initiatives) {
            if (isOpen(one)) {
                var lacks = lacks(one, formula, durations);
                if (lacks.isEmpty()) {
                    contender(one, formula, durations).ifPresent(contenders::add);
                } else {
                    left.add(new Left(one.id(), String.join(" and ", lacks)));
                }
            }
        }
        var order = PriorityOrder.of(contenders, SEED);
        return new Ordered(order, left, held(order, initiatives));
    }

    /// Worth knows nothing of what waits for what.
    private static Map<UUID, List<Initiative>> held(
            PriorityOrder order, List<Initiative> initiatives) {
        var byId = new HashMap<UUID, Initiative>();
        initiatives.stream().filter(Priorities::isOpen).forEach(one -> byId.put(one.id(), one));
        var earlier = new HashSet<UUID>();
        var held = new HashMap<UUID, List<Initiative>>();
        for (var place : order.places()) {
            var id = UUID.fromString(place.id());
            var later =
                    before(id, byId).stream().filter(one -> !earlier.contains(one.id())).toList();
            if (!later.isEmpty()) {
                held.put(id, later);
            }
            earlier.add(id);
        }
        return held;
    }

    /// What an initiative waits for, however far, the nearest first.
    private static List<Initiative> before(UUID initiative, Map<UUID, Initiative> open) {
        var found = new LinkedHashSet<Initiative>();
        var next = new ArrayDeque<>(List.of(initiative));
        while (!next.isEmpty()) {
            var one = open.get(next.remove());
            if (one != null && found.add(one)) {
                one.terms().after().stream().sorted().forEach(next::add);
            }
        }
        return found.stream().filter(one -> !one.id().equals(initiative)).toList();
    }

    private static boolean isOpen(Initiative one) {
        return switch (one.terms().place().stage()) {
            case IDEA, SHAPING, COMMITTED, RUNNING -> true;
            case DONE, STOPPED -> false;
        };
    }

    private static List<String> lacks(Initiative one, Formula formula, Map<UUID, Range> durations) {
        var worth = one.terms().worth();
        var lacks = new ArrayList<String>();
        switch (formula) {
            case CD3 -> {
                note(lacks, worth.costOfDelay() != null, "the cost of delay");
                note(lacks, durations.containsKey(one.id()), "how many weeks it takes");
            }
            case RICE -> {
                note(lacks, worth.reach() != null, "reach");
                note(lacks, worth.impact() != null, "impact");
                note(lacks, worth.confidence() != null, "confidence");
                note(lacks, worth.effort() != null, "effort");
            }
        }
        return lacks;
    }

    private static void note(List<String> lacks, boolean isKnown, String what) {
        if (!isKnown) {
            lacks.add(what);
        }
    }

    private static Optional<Contender> contender(
            Initiative one, Formula formula, Map<UUID, Range> durations) {
        var worth = one.terms().worth();
        var id = one.id().toString();
        return switch (formula) {
            case CD3 -> {
                var delay = worth.costOfDelay();
                var weeks = durations.get(one.id());
                yield delay == null || weeks == null
                        ? Optional.empty()
                        : Optional.of(Contender.byDelay(id, delay, weeks));
            }
            case RICE -> {
                var reach = worth.reach();
                var impact = worth.impact();
                var confidence = worth.confidence();
                var effort = worth.effort();
                yield reach == null || impact == null || confidence == null || effort == null
                        ? Optional.empty()
                        : Optional.of(Contender.byRice(id, reach, impact, confidence, effort));
            }
        };
    }
}
