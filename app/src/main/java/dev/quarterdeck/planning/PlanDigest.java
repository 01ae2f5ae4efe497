package dev.quarterdeck.planning;

import dev.quarterdeck.engine.forecasting.PaceCurve;
import dev.quarterdeck.engine.hiring.StartDates;
import dev.quarterdeck.engine.portfolio.Hire;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.engine.portfolio.Team;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tells plans apart by what dates depend on: equal plans have equal digests, in every run of the
/// program. What people cost is not in it.
final class PlanDigest {

    private static final int WEEKS_BETWEEN = 8;
    private static final int QUANTILES = 50;

    /// A page asks for the digest of the same plan many times over.
    private static final Recent<Plan, String> HELD = new Recent<>(16);

    private final MessageDigest digest = Sha256.begin();

    private PlanDigest() {}

    /// Returns 64 hexadecimal digits.
    static String of(Plan plan) {
        return HELD.get(plan, () -> digest(plan));
    }

    private static String digest(Plan plan) {
        var digest = new PlanDigest();
        digest.add(plan.start(), plan.weeks(), plan.common(), plan.growth());
        plan.teams().stream().sorted(Comparator.comparing(Team::id)).forEach(digest::add);
        plan.roles().stream()
                .sorted(Comparator.comparing(role -> role.id()))
                .forEach(
                        role ->
                                digest.add(
                                        role.id(),
                                        role.ramp(),
                                        role.attritionPerYear(),
                                        role.backfill().map(PlanDigest::words).orElse("")));
        plan.people().stream()
                .sorted(Comparator.comparing(person -> person.id()))
                .forEach(person -> digest.add(person.costing(0)));
        plan.hires().stream().sorted(Comparator.comparing(Hire::id)).forEach(digest::add);
        plan.initiatives().stream()
                .sorted(Comparator.comparing(Initiative::id))
                .forEach(digest::add);
        plan.pauses().stream()
                .sorted(Comparator.comparing(pause -> pause.id()))
                .forEach(
                        pause ->
                                digest.add(
                                        pause.id(),
                                        pause.kind(),
                                        pause.days(),
                                        new TreeSet<>(pause.teams())));
        return Sha256.hex(digest.digest);
    }

    private void add(Team team) {
        add(
                team.id(),
                team.peopleBehindPace(),
                team.wipLimit(),
                team.runLoad(),
                words(team.pace()));
        team.items().ifPresent(items -> add(items.beyond(1), items.beyond(4), items.beyond(26)));
    }

    private void add(Hire hire) {
        add(hire.id(), hire.team(), hire.role(), hire.skill(), hire.noticeWeeks());
        add(words(hire.start()));
    }

    private void add(Initiative one) {
        add(one.id(), one.order(), one.ageWeeks(), one.split(), new TreeSet<>(one.after()));
        add(String.valueOf(one.mustDate()), String.valueOf(one.earliestStart()));
        one.demands().stream()
                .sorted(Comparator.comparing(Initiative.Demand::team))
                .forEach(
                        demand ->
                                add(
                                        demand.team(),
                                        demand.items(),
                                        demand.agesInProgress(),
                                        new TreeMap<>(demand.skills())));
    }

    private static String words(StartDates start) {
        var words = new StringBuilder();
        for (int i = 0; i <= QUANTILES; i++) {
            words.append(start.at(i / (double) QUANTILES)).append(' ');
        }
        return words.toString();
    }

    private static String words(PaceCurve pace) {
        var words = new StringBuilder();
        for (int rank = 0; rank < PaceCurve.RANKS; rank++) {
            for (int week = 1; week <= PaceCurve.WEEKS; week += WEEKS_BETWEEN) {
                words.append(pace.itemsBy(rank, week)).append(' ');
            }
        }
        return words.toString();
    }

    private void add(Object... parts) {
        for (var part : parts) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }
}
