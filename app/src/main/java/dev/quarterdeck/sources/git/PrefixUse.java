package dev.quarterdeck.sources.git;

import dev.quarterdeck.sources.git.MessageFacts.KeyMention;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts how one look-alike of a ticket prefix is used, and judges whether it is one.
///
/// A tracker's prefix leads subjects, with ever new numbers; `UTF-8` and `SHA-256` repeat the same
/// few numbers in mid-sentence; another project's key is mentioned now and then. The thresholds
/// were set on fifty public histories between 600 and 40,000 commits.
final class PrefixUse {

    /// Standards, algorithms, proposals, versions and hardware that are written like a key. A
    /// project may still be called so: strong use overrules the list.
    private static final Set<String> LOOK_ALIKES =
            words(
                    """
                    UTF UCS SHA MD CVE CWE GHSA RFC ISO AES DES RSA HTTP PEP JDK JRE JSR JEP RC CP IEC \
                    IEEE ECMA ES BASE X WINDOWS KOI BIG5 EUC RELEASE ALPHA BETA VERSION V VER REL \
                    SNAPSHOT MILESTONE BUILD STEP PHASE PART DAY WEEK ROUND CHAPTER SECTION FIGURE \
                    TABLE LOG4J PYTHON PY JAVA PHP RUBY RAILS NODE GCC LLVM AMD ARM I386 IPV IP TLS SSL \
                    SSLV TLSV HTTPS HMAC CRC CRC32 FIPS PKCS EC P256 SECP ED KIP FLIP SIP CIP AIP HIP \
                    ADR DEP TEP WG LEVEL TYPE CLASS MODE TEST CASE P0 P1 P2 P3 Q1 Q2 Q3 Q4 H1 H2 FY US \
                    EU COVID MP3 MP4 H264 USB GPT CLAUDE GEMINI BZIP2 LZ4 ZSTD CUDA OPENSSL JUNIT UBUNTU \
                    DEBIAN CENTOS ALPINE FEDORA MACOS WIN MSVC JAKARTA EE JAVAEE JPA JDBC OAUTH TOP TIER \
                    NON PRE POST GZIP DEFLATE""");

    /// Words of version control and of everyday branch names: never a tracker's.
    private static final Set<String> NEVER =
            words(
                    """
                    PR PULL GH ISSUE ISSUES ISS BUG TICKET TASK FIX FIXES FEATURE FEAT HOTFIX BUGFIX \
                    PATCH REVERT BACKPORT CHERRYPICK PICK CHANGELOG UPDATE UPGRADE TO FOR FROM OF TODO \
                    FIXME CHORE DOCS README MERGE CHECKOUT PAGES ATTEMPT ARTIFACT ZERO ONE TWO""");

    private static final int SMALL_HISTORY = 50;

    private final Set<Integer> numbers = new HashSet<>();
    private final Set<Integer> headNumbers = new HashSet<>();
    private int commits;
    private int spoken;
    private int atHead;
    private int upperAtHead;

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// Counts every prefix that occurs in the commits.
    static Map<String, PrefixUse> in(List<RawCommit> commits) {
        Map<String, PrefixUse> uses = new HashMap<>();
        for (RawCommit commit : commits) {
            note(commit.message().keys(), uses);
        }
        return uses;
    }

    private static void note(List<KeyMention> mentions, Map<String, PrefixUse> uses) {
        Map<PrefixUse, KeyMention> strongest = new HashMap<>();
        for (KeyMention mention : mentions) {
            PrefixUse use = uses.computeIfAbsent(mention.prefix(), _ -> new PrefixUse());
            use.numbers.add(mention.number());
            if (mention.head()) {
                use.headNumbers.add(mention.number());
            }
            strongest.merge(
                    use, mention, (one, other) -> weight(one) >= weight(other) ? one : other);
        }
        strongest.forEach(PrefixUse::count);
    }

    private static int weight(KeyMention mention) {
        return (mention.head() ? 2 : 0) + (mention.upper() ? 1 : 0);
    }

    private void count(KeyMention mention) {
        commits++;
        // A lower-case key in a branch name neither speaks for the prefix nor against it.
        spoken += mention.upper() || mention.head() ? 1 : 0;
        atHead += mention.head() ? 1 : 0;
        upperAtHead += mention.head() && mention.upper() ? 1 : 0;
    }

    int commits() {
        return commits;
    }

    int atHead() {
        return atHead;
    }

    /// Returns the counts in words.
    String counts(int of) {
        return "%d numbers in %d of %d commits, %d at the head"
                .formatted(numbers.size(), commits, of, atHead);
    }

    /// Returns why a prefix is no tracker's; empty when it is one.
    ///
    /// @param all commits in the history
    /// @param most how often the most used prefix leads a subject
    String objection(String prefix, int all, int most) {
        if (NEVER.contains(prefix)) {
            return "a word of branch names";
        }
        if (LOOK_ALIKES.contains(prefix) && !overrulesTheList(most)) {
            return "a standard, version or common word";
        }
        if (spoken == 0) {
            return onlyInBranches(all);
        }
        if (atHead < 0.3 * spoken) {
            return "hardly ever leads a subject";
        }
        return all <= SMALL_HISTORY ? inSmallHistory(all) : inLargeHistory(all);
    }

    private boolean overrulesTheList(int most) {
        return headNumbers.size() >= 20 && atHead >= 0.8 * spoken && atHead * 4 >= most;
    }

    private String onlyInBranches(int all) {
        boolean often = all <= SMALL_HISTORY ? commits * 5 >= all : commits * 50 >= all;
        boolean varied = numbers.size() >= (all <= SMALL_HISTORY ? 2 : 10);
        return often && varied ? "" : "only in a few branch names";
    }

    private String inSmallHistory(int all) {
        if (headNumbers.size() < 2 && atHead * 10 < all) {
            return "too few numbers";
        }
        return upperAtHead > 0 || headNumbers.size() >= 2 ? "" : "lower case with one number";
    }

    private String inLargeHistory(int all) {
        if (headNumbers.size() < 3) {
            return "too few numbers";
        }
        if (upperAtHead * 5 < atHead && headNumbers.size() < 10) {
            return "lower case with too few numbers";
        }
        return atHead < Math.clamp(all * 3L / 1_000, 3, 20) ? "rare: another project's" : "";
    }
}
