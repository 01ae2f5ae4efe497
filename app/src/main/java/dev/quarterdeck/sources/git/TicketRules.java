package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.ReadingRules.Evidence;
import dev.quarterdeck.sources.git.MessageFacts.KeyMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Knows which look-alikes are ticket keys here: learned from the whole history, or given.
///
/// A tracker's prefix leads subjects, with ever new numbers; `UTF-8` and `SHA-256` repeat the same
/// few numbers in mid-sentence; another project's key is mentioned now and then. So a prefix is
/// taken when it stands at the head in a good part of its mentions, with several distinct numbers,
/// and is not rare beside the most used prefix. In a history of a few commits one key at the head
// is
/// enough, unless the prefix is a well-known standard.
final class TicketRules {

    /// Standards, algorithms, proposals, versions and hardware that are written like a key.
    private static final Set<String> LOOK_ALIKES =
            Set.of(
                    ("UTF UCS SHA MD CVE CWE GHSA RFC ISO AES DES RSA HTTP PEP JDK JRE JSR JEP RC CP IEC IEEE ECMA ES BASE"
                                    + " X WINDOWS KOI BIG5 EUC RELEASE ALPHA BETA VERSION V VER REL SNAPSHOT MILESTONE BUILD"
                                    + " STEP PHASE PART DAY WEEK ROUND CHAPTER SECTION FIGURE TABLE LOG4J PYTHON PY JAVA PHP"
                                    + " RUBY NODE GCC LLVM AMD ARM I386 IPV IP TLS SSL SSLV TLSV HTTPS HMAC CRC CRC32 FIPS"
                                    + " PKCS EC P256 SECP ED KIP FLIP SIP CIP AIP HIP ADR DEP TEP WG LEVEL TYPE CLASS MODE"
                                    + " TEST CASE TODO FIXME PRIO P0 P1 P2 P3 Q1 Q2 Q3 Q4 H1 H2 FY US EU COVID MP3 MP4 H264"
                                    + " USB GPT CLAUDE GEMINI BZIP2 LZ4 ZSTD CUDA OPENSSL HADOOP SPARK SCALA KAFKA_2 JUNIT"
                                    + " UBUNTU DEBIAN CENTOS ALPINE FEDORA MACOS WIN MSVC JAKARTA EE JAVAEE JPA JDBC OAUTH TOP"
                                    + " TIER NON PRE POST ZERO ONE TWO GZIP DEFLATE PR PULL GH ISSUE BUG TICKET TASK FIX"
                                    + " FEATURE HOTFIX BUGFIX PATCH")
                            .split(" "));

    private static final int SMALL_HISTORY = 50;
    private static final double RARE_BESIDE_THE_FIRST = 0.005;

    /// What was counted about one prefix.
    private static final class Use {
        final Set<Integer> numbers = new HashSet<>();
        final Set<Integer> headNumbers = new HashSet<>();
        int commits;
        int atHead;
        int upperAtHead;
    }

    private final Map<String, Evidence> taken = new LinkedHashMap<>();
    private final List<Evidence> refused = new ArrayList<>();
    private final boolean issueNumbers;

    private TicketRules(Map<String, Use> uses, List<RawCommit> commits, GitOptions options) {
        Set<String> given = upper(options.ticketPrefixes());
        Set<String> barred = upper(options.notTickets());
        int most = uses.values().stream().mapToInt(use -> use.atHead).max().orElse(0);
        uses.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().commits))
                .forEach(
                        entry ->
                                judge(
                                        entry.getKey(),
                                        entry.getValue(),
                                        commits.size(),
                                        most,
                                        given,
                                        barred));
        given.stream()
                .filter(prefix -> !taken.containsKey(prefix))
                .forEach(
                        prefix ->
                                taken.put(
                                        prefix,
                                        new Evidence(prefix, "given, not seen here", true)));
        this.issueNumbers =
                options.issueNumbers() != null
                        ? options.issueNumbers()
                        : given.isEmpty() && countIssueNumbers(uses, commits);
    }

    static TicketRules learn(List<RawCommit> commits, GitOptions options) {
        Map<String, Use> uses = new HashMap<>();
        for (RawCommit commit : commits) {
            note(commit.message().keys(), uses);
        }
        return new TicketRules(uses, commits, options);
    }

    private static void note(List<KeyMention> mentions, Map<String, Use> uses) {
        if (mentions.isEmpty()) {
            return;
        }
        Map<String, KeyMention> first = new HashMap<>();
        for (KeyMention mention : mentions) {
            Use use = uses.computeIfAbsent(mention.prefix(), _ -> new Use());
            use.numbers.add(mention.number());
            if (mention.head()) {
                use.headNumbers.add(mention.number());
            }
            first.merge(mention.prefix(), mention, (a, b) -> a.head() ? a : b);
        }
        first.values()
                .forEach(
                        mention ->
                                count(
                                        mention,
                                        uses.computeIfAbsent(mention.prefix(), _ -> new Use())));
    }

    private static void count(KeyMention mention, Use use) {
        use.commits++;
        use.atHead += mention.head() ? 1 : 0;
        use.upperAtHead += mention.head() && mention.upper() ? 1 : 0;
    }

    private static Set<String> upper(List<String> prefixes) {
        Set<String> result = new LinkedHashSet<>();
        prefixes.forEach(prefix -> result.add(prefix.strip().toUpperCase(Locale.ROOT)));
        return result;
    }

    private void judge(
            String prefix, Use use, int commits, int most, Set<String> given, Set<String> barred) {
        String counts =
                "%d numbers in %d of %d commits, %d at the head"
                        .formatted(use.numbers.size(), use.commits, commits, use.atHead);
        if (!given.isEmpty() || barred.contains(prefix)) {
            boolean wanted = given.contains(prefix);
            place(prefix, wanted, counts + (wanted ? "" : ": not among the given"), true);
            return;
        }
        String objection = objection(prefix, use, commits, most);
        place(
                prefix,
                objection.isEmpty(),
                counts + (objection.isEmpty() ? "" : ": " + objection),
                false);
    }

    private void place(String prefix, boolean take, String why, boolean given) {
        Evidence evidence = new Evidence(prefix, why, given);
        if (take) {
            taken.put(prefix, evidence);
        } else {
            refused.add(evidence);
        }
    }

    /// Returns why a prefix is no tracker's; empty when it is one.
    private static String objection(String prefix, Use use, int commits, int most) {
        int numbers = use.headNumbers.size();
        double headShare = (double) use.atHead / use.commits;
        if (LOOK_ALIKES.contains(prefix)
                && (numbers < 20 || headShare < 0.8 || use.atHead * 4 < most)) {
            return "a standard, version or common word";
        }
        if (use.atHead == 0 || headShare < 0.3) {
            return "hardly ever leads a subject";
        }
        if (commits <= SMALL_HISTORY) {
            return fewCommits(use, numbers, commits);
        }
        if (use.upperAtHead * 5 < use.atHead && numbers < 5) {
            return "lower case with too few numbers";
        }
        if (numbers < 3) {
            return "too few numbers";
        }
        return use.atHead < most * RARE_BESIDE_THE_FIRST && use.atHead < 20
                ? "rare: another project's"
                : "";
    }

    private static String fewCommits(Use use, int numbers, int commits) {
        boolean shouted = use.upperAtHead > 0;
        boolean often = numbers >= 2 || use.atHead * 10 >= commits;
        if (!often) {
            return "too few numbers";
        }
        return shouted || numbers >= 2 ? "" : "lower case with one number";
    }

    /// Numbers count where no letter prefix carries a good part of the commits.
    private boolean countIssueNumbers(Map<String, Use> uses, List<RawCommit> commits) {
        int lettered =
                taken.keySet().stream()
                        .mapToInt(prefix -> uses.containsKey(prefix) ? uses.get(prefix).commits : 0)
                        .sum();
        long numbered = commits.stream().filter(one -> !one.message().issues().isEmpty()).count();
        return numbered > 0 && lettered * 10L < commits.size() && lettered < numbered;
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

    List<Evidence> taken() {
        return List.copyOf(taken.values());
    }

    List<Evidence> refused() {
        return refused.stream().limit(40).toList();
    }

    boolean issueNumbers() {
        return issueNumbers;
    }
}
