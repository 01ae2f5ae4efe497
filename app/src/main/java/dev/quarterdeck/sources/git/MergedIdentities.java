package dev.quarterdeck.sources.git;

import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.ReadingRules.Evidence;
import dev.quarterdeck.engine.identity.SharedTraces;
import dev.quarterdeck.sources.git.IdentityBook.Identity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Joins the names and addresses that belong to one person.
///
/// Each rule turns an identity into keys; identities that share a key are one person (union-find,
/// so the time is linear in the identities). The keys, by strength: the user's own groups; the same
/// address ignoring case; the same hosting login in a no-reply address; the same full name of two
/// words or more; the same single name with the same local part or login; an address whose local
/// part spells a full name. Names that many people share (`root`, `unknown`) make no key. An
/// address that the user set apart has only the first two: the user's groups and itself.
final class MergedIdentities {

    private static final Pattern SPELLED_NAME = Pattern.compile("^([a-z]{2,})[._]([a-z]{2,})$");

    private final List<Identity> identities;
    private final int[] leader;
    private final Set<String> logins;
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<Integer, TreeSet<String>> reasons = new HashMap<>();

    private MergedIdentities(List<Identity> identities) {
        this.identities = identities;
        this.leader = new int[identities.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
        this.logins =
                identities.stream()
                        .map(one -> SharedTraces.hostingLogin(one.address))
                        .filter(login -> !login.isEmpty())
                        .collect(Collectors.toSet());
    }

    /// Joins identities.
    ///
    /// @param given groups of names or addresses that are one person each
    /// @param apart addresses that only a given group joins with another address
    static MergedIdentities of(
            List<Identity> identities, List<List<String>> given, List<String> apart) {
        Set<String> alone =
                apart.stream().map(MergedIdentities::address).collect(Collectors.toSet());
        MergedIdentities merged = new MergedIdentities(identities);
        for (int i = 0; i < identities.size(); i++) {
            if (!identities.get(i).bot) {
                merged.join(i, given, alone.contains(identities.get(i).address));
            }
        }
        return merged;
    }

    /// Returns the address of `Name <address>`, or of itself, in lower case.
    private static String address(String one) {
        String lower = one.strip().toLowerCase(Locale.ROOT);
        int open = lower.lastIndexOf('<');
        return open >= 0 && lower.endsWith(">")
                ? lower.substring(open + 1, lower.length() - 1).strip()
                : lower;
    }

    private void join(int position, List<List<String>> given, boolean alone) {
        Identity identity = identities.get(position);
        String name = normalised(identity.name);
        String address = identity.address;
        boolean shared = SharedTraces.isSharedName(name);
        for (int group = 0; group < given.size(); group++) {
            if (names(given.get(group), identity)) {
                key(position, "given:" + group, "given");
            }
        }
        if (alone) {
            key(position, "address:" + address, "same address");
            return;
        }
        joinAddress(position, address, name, shared);
        if (!shared && name.indexOf(' ') > 0) {
            key(position, "name:" + name, "same full name");
        }
    }

    private static boolean names(List<String> group, Identity identity) {
        return group.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .anyMatch(
                        one ->
                                one.equals(identity.address)
                                        || one.equals(identity.name.toLowerCase(Locale.ROOT))
                                        || one.endsWith("<" + identity.address + ">"));
    }

    private void joinAddress(int position, String address, String name, boolean shared) {
        boolean nobodys = SharedTraces.isNobodysAddress(address);
        key(position, "address:" + address + (nobodys ? " " + name : ""), "same address");
        String login = SharedTraces.hostingLogin(address);
        if (!login.isEmpty()) {
            key(position, "login:" + login, "same login");
        }
        if (name.indexOf(' ') < 0) {
            joinShortName(position, login.isEmpty() ? localPart(address) : login, name, shared);
        }
    }

    /// A single name is not enough: it needs a login or a local part that agrees, or an address
    /// that spells a full name, as `ada.quill@...` does.
    private void joinShortName(int position, String local, String name, boolean shared) {
        if (!shared && name.length() > 2) {
            key(position, "local:" + local + " " + name, "same name and local part");
            if (logins.contains(name)) {
                key(position, "login:" + name, "name is the login");
            }
        }
        Matcher spelled = SPELLED_NAME.matcher(local);
        if (spelled.matches()) {
            key(
                    position,
                    "name:" + spelled.group(1) + " " + spelled.group(2),
                    "address spells the name");
        }
    }

    private static String localPart(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    private void key(int position, String key, String reason) {
        Integer other = byKey.putIfAbsent(key, position);
        if (other != null) {
            union(other, position, reason);
        }
    }

    private void union(int one, int other, String reason) {
        int kept = find(one);
        int joined = find(other);
        if (kept == joined) {
            return;
        }
        leader[joined] = kept;
        TreeSet<String> why = reasons.computeIfAbsent(kept, _ -> new TreeSet<>());
        why.add(reason);
        TreeSet<String> before = reasons.remove(joined);
        if (before != null) {
            why.addAll(before);
        }
    }

    private int find(int position) {
        int root = position;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }

    /// Returns an opaque author for each identity, by position.
    List<Author> authors() {
        Map<Integer, Author> byLeader = new HashMap<>();
        List<Author> authors = new ArrayList<>(identities.size());
        for (int i = 0; i < identities.size(); i++) {
            boolean bot = identities.get(i).bot;
            authors.add(byLeader.computeIfAbsent(find(i), _ -> new Author(byLeader.size(), bot)));
        }
        return authors;
    }

    int people() {
        int people = 0;
        for (int i = 0; i < leader.length; i++) {
            people += find(i) == i && !identities.get(i).bot ? 1 : 0;
        }
        return people;
    }

    int addresses() {
        return (int)
                identities.stream()
                        .filter(one -> !one.bot)
                        .map(one -> one.address)
                        .distinct()
                        .count();
    }

    /// Returns the groups in which several addresses were taken for one person, largest first.
    List<Evidence> evidence() {
        Map<Integer, List<Identity>> groups = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            groups.computeIfAbsent(find(i), _ -> new ArrayList<>()).add(identities.get(i));
        }
        List<Evidence> evidence = new ArrayList<>();
        groups.forEach((root, members) -> addEvidence(root, members, evidence));
        evidence.sort(java.util.Comparator.comparing(Evidence::value));
        return evidence;
    }

    private void addEvidence(int root, List<Identity> members, List<Evidence> evidence) {
        long addresses = members.stream().map(one -> one.address).distinct().count();
        if (addresses < 2) {
            return;
        }
        Set<String> why = reasons.getOrDefault(root, new TreeSet<>());
        String value = members.stream().map(Identity::shown).collect(Collectors.joining(", "));
        int commits = members.stream().mapToInt(one -> one.commits).sum();
        evidence.add(
                new Evidence(
                        value,
                        addresses
                                + " addresses, "
                                + commits
                                + " commits: "
                                + String.join(", ", why),
                        why.contains("given")));
    }

    /// Returns the name without accents, punctuation and case, so that spellings meet.
    static String normalised(String name) {
        String plain = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !words.isEmpty()) {
                    words.append(' ');
                }
                words.append(Character.toLowerCase(c));
                gap = false;
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return words.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
