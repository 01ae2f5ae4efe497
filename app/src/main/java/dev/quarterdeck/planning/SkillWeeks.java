package dev.quarterdeck.planning;

import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.engine.portfolio.SkillLoad;
import dev.quarterdeck.engine.privacy.MinimumGroup;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.Quarter.OfSkill;
import dev.quarterdeck.planning.Quarter.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sets what work asks of each skill against who has it, over the teams that are shown.
///
/// A skill that fewer than five people have goes into one row with the others like it; if these are
/// fewer than five together, the smallest further skill goes there too, so that no row can be taken
/// from the teams' sums to get theirs.
final class SkillWeeks {

    private final Outlook outlook;
    private final Set<String> teams;
    private final LocalDate start;
    private final Map<String, Integer> people = new TreeMap<>();

    SkillWeeks(Outlook outlook, List<Planned> shown, LocalDate start) {
        this.outlook = outlook;
        this.start = start;
        teams = shown.stream().map(team -> team.id().toString()).collect(Collectors.toSet());
    }

    /// Counts who has each skill in that of the weeks in which fewest do, today among them.
    private void count(int first, int weeks) {
        people.clear();
        people.putAll(there(start));
        for (int week = first; week < first + weeks; week++) {
            var then = there(start.plusWeeks(week));
            people.replaceAll((skill, count) -> Math.min(count, then.getOrDefault(skill, 0)));
        }
    }

    private Map<String, Integer> there(LocalDate day) {
        var there = new TreeMap<String, Integer>();
        outlook.plan().people().stream()
                .filter(one -> one.employed().contains(day))
                .filter(
                        one ->
                                one.memberships().stream()
                                        .anyMatch(
                                                place ->
                                                        teams.contains(place.team())
                                                                && place.days().contains(day)))
                .forEach(one -> there.merge(one.skill(), 1, Integer::sum));
        return there;
    }

    /// Lists skills that five people or more have, then all others together, then those that nobody
    /// here is known to have and work asks for.
    List<OfSkill> from(int first, int weeks) {
        count(first, weeks);
        if (people.isEmpty()) {
            return List.of();
        }
        var folded = folded();
        var rows = new ArrayList<OfSkill>();
        people.keySet().stream()
                .filter(skill -> !folded.contains(skill))
                .map(skill -> new OfSkill(skill, true, weeks(Set.of(skill), first, weeks)))
                .sorted(Comparator.comparingDouble(OfSkill::needed).reversed())
                .forEach(rows::add);
        int together = folded.stream().mapToInt(skill -> people.getOrDefault(skill, 0)).sum();
        if (!MinimumGroup.hides(together)) {
            rows.add(new OfSkill("", true, weeks(folded, first, weeks)));
        }
        outlook.skills().stream()
                .filter(skill -> !people.containsKey(skill))
                .map(skill -> new OfSkill(skill, false, asked(skill, first, weeks)))
                .filter(row -> row.needed() > 0)
                .forEach(rows::add);
        return rows;
    }

    private Set<String> folded() {
        var rising =
                people.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue())
                        .toList();
        var folded = new TreeSet<String>();
        int together = 0;
        for (var one : rising) {
            boolean hidden = MinimumGroup.hides(one.getValue());
            if (hidden || (!folded.isEmpty() && MinimumGroup.hides(together))) {
                folded.add(one.getKey());
                together += one.getValue();
            }
        }
        return folded;
    }

    /// Who is still to come is too few to be told of.
    private List<Week> asked(String skill, int first, int count) {
        return weeks(Set.of(skill), first, count).stream()
                .map(week -> new Week(week.from(), 0, week.needed()))
                .toList();
    }

    private List<Week> weeks(Set<String> skills, int first, int count) {
        var loads =
                skills.stream()
                        .flatMap(skill -> teams.stream().map(team -> outlook.load(team, skill)))
                        .toList();
        double[] there = new double[count];
        double[] asked = new double[count];
        for (SkillLoad load : loads) {
            Arrays.setAll(there, week -> there[week] + load.people()[first + week]);
            Arrays.setAll(asked, week -> asked[week] + load.needed()[first + week]);
        }
        return IntStream.range(0, count)
                .mapToObj(week -> new Week(start.plusWeeks(first + week), there[week], asked[week]))
                .toList();
    }
}
