package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReadingRules.Evidence;
import dev.quarterdeck.sources.git.MessageFacts.KeyMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Knows which look-alikes are ticket keys here: learned from the whole history, or given.
///
/// Hosted issue numbers count where no letter prefix carries a good part of the *recent* commits: a
/// repository may have moved from a tracker to its hosting site.
final class TicketRules {

    private static final int RECENT = 1_000;
    private static final int REFUSALS_SHOWN = 40;

    private final int commits;
    private final Map<String, PrefixUse> uses;
    private final Map<String, Evidence> taken = new LinkedHashMap<>();
    private final List<Evidence> refused = new ArrayList<>();
    private final boolean issueNumbers;

    private TicketRules(List<RawCommit> commits, GitOptions options) {
        this.commits = commits.size();
        this.uses = PrefixUse.in(commits);
        Set<String> given = upper(options.ticketPrefixes());
        judgeAll(given, upper(options.notTickets()));
        for (String prefix : given) {
            taken.computeIfAbsent(prefix, _ -> new Evidence(prefix, "given, not seen here", true));
        }
        Boolean numbers = options.issueNumbers();
        this.issueNumbers = numbers != null ? numbers : given.isEmpty() && numbersCount(commits);
    }

    static TicketRules learn(List<RawCommit> commits, GitOptions options) {
        return new TicketRules(commits, options);
    }

    private static Set<String> upper(List<String> prefixes) {
        Set<String> result = new LinkedHashSet<>();
        prefixes.forEach(prefix -> result.add(prefix.strip().toUpperCase(Locale.ROOT)));
        return result;
    }

    private void judgeAll(Set<String> given, Set<String> barred) {
        int most = uses.values().stream().mapToInt(PrefixUse::atHead).max().orElse(0);
        uses.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, PrefixUse>>comparingInt(
                                        use -> -use.getValue().commits())
                                .thenComparing(Map.Entry::getKey))
                .forEach(use -> judge(use.getKey(), use.getValue(), most, given, barred));
    }

    private void judge(
            String prefix, PrefixUse use, int most, Set<String> given, Set<String> barred) {
        if (barred.contains(prefix)) {
            refuse(prefix, use, "said to be none", true);
        } else if (given.contains(prefix)) {
            taken.put(prefix, new Evidence(prefix, use.counts(commits), true));
        } else if (!given.isEmpty()) {
            refuse(prefix, use, "not among the given", true);
        } else {
            String objection = use.objection(prefix, commits, most);
            if (objection.isEmpty()) {
                taken.put(prefix, new Evidence(prefix, use.counts(commits), false));
            } else {
                refuse(prefix, use, objection, false);
            }
        }
    }

    private void refuse(String prefix, PrefixUse use, String objection, boolean given) {
        refused.add(new Evidence(prefix, use.counts(commits) + ": " + objection, given));
    }

    private boolean numbersCount(List<RawCommit> all) {
        List<RawCommit> recent = all.subList(0, Math.min(RECENT, all.size()));
        long lettered = recent.stream().filter(one -> hasLetteredKey(one.message())).count();
        long numbered = recent.stream().filter(one -> !one.message().issues().isEmpty()).count();
        return numbered > lettered && lettered * 10 < recent.size();
    }

    private boolean hasLetteredKey(MessageFacts message) {
        return message.keys().stream().anyMatch(mention -> taken.containsKey(mention.prefix()));
    }

    /// Returns the ticket keys of one message, upper case, in order, without repeats.
    List<String> keys(MessageFacts message) {
        if (message.keys().isEmpty() && (!issueNumbers || message.issues().isEmpty())) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (KeyMention mention : message.keys()) {
            if (taken.containsKey(mention.prefix())) {
                keys.add(mention.key());
            }
        }
        if (issueNumbers) {
            message.issues().forEach(number -> keys.add("#" + number));
        }
        return List.copyOf(keys);
    }

    /// Returns the prefixes taken, most used first.
    List<Evidence> taken() {
        return List.copyOf(taken.values());
    }

    /// Returns the most used look-alikes that were refused.
    List<Evidence> refused() {
        return refused.stream().limit(REFUSALS_SHOWN).toList();
    }

    boolean issueNumbers() {
        return issueNumbers;
    }
}
