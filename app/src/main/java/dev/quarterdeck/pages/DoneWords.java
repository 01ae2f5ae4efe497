package dev.quarterdeck.pages;

import dev.quarterdeck.access.AuditNames;
import dev.quarterdeck.access.AuditRow;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says in words what an entry of the audit log tells by names of actions and ids.
public final class DoneWords {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("account.decide", "decided whose an account is"),
                    Map.entry("account.undo", "took a decision about an account back"),
                    Map.entry("accounts.bring", "brought tool accounts in"),
                    Map.entry("accounts.read", "read tool accounts"),
                    Map.entry("accounts.setting", "changed how accounts are linked"),
                    Map.entry("category.decide", "decided what work is for"),
                    Map.entry("category.undo", "took a decision what work is for back"),
                    Map.entry("connection.add", "connected a tool"),
                    Map.entry("connection.anew", "had a connection read anew"),
                    Map.entry("connection.change", "changed a connection"),
                    Map.entry("connection.choose", "chose what a connection reads"),
                    Map.entry("connection.files", "brought files of records"),
                    Map.entry("connection.hook", "made a secret for pushes"),
                    Map.entry("connection.raw", "read a record as it came"),
                    Map.entry("connection.replay", "had records mapped anew"),
                    Map.entry("connection.sync", "had a connection read"),
                    Map.entry("grant.end", "ended a duty"),
                    Map.entry("grant.give", "gave a duty"),
                    Map.entry("import.read", "compared files with the records"),
                    Map.entry("intention.keep", "said what effort is meant to go to"),
                    Map.entry("intention.undo", "took back what effort is meant to go to"),
                    Map.entry("job.cancel", "stopped a job"),
                    Map.entry("leave.read", "read leave"),
                    Map.entry("leave.refuse", "asked for leave and was refused"),
                    Map.entry("look.keep", "kept a look at a repository"),
                    Map.entry("look.return", "went back to an earlier look"),
                    Map.entry("may.ask", "asked what somebody may do"),
                    Map.entry("organization.change", "changed the organisation"),
                    Map.entry("password.change", "changed their password"),
                    Map.entry("repository.add", "added a repository"),
                    Map.entry("repository.change", "changed a repository"),
                    Map.entry("session.end", "ended a session"),
                    Map.entry("session.end-all", "signed out everywhere"),
                    Map.entry("token.make", "made a token"),
                    Map.entry("token.make-for", "made a token for a program"),
                    Map.entry("token.revoke", "ended a token"),
                    Map.entry("token.revoke-for", "ended a program's token"),
                    Map.entry("user.arrive", "came in through the identity provider"),
                    Map.entry("user.create", "added a user"),
                    Map.entry("user.disable", "disabled a user"),
                    Map.entry("user.enable", "enabled a user"),
                    Map.entry("user.link", "changed whose a user is"),
                    Map.entry("user.reset-password", "reset a password"),
                    Map.entry("workflow.decide", "decided what a status stands for"),
                    Map.entry("workflow.undo", "took a decision about a status back"));

    private static final Pattern NAME =
            Pattern.compile("\\b(?:[A-Z]{3,}|[A-Z]+_[A-Z]+)(?:_[A-Z]+)*\\b");

    private DoneWords() {}

    /// Says what was done.
    public static String did(AuditRow row) {
        return WORDS.getOrDefault(row.action(), row.action().replace('.', ' ').replace('-', ' '));
    }

    /// Says of which class of records it was.
    public static String records(AuditRow row) {
        return row.fieldClass().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Names the persons whom it was about, as far as the viewer may see them.
    public static String about(AuditRow row, Map<UUID, String> names) {
        var known =
                row.subjects().stream()
                        .filter(names::containsKey)
                        .limit(5)
                        .map(names::get)
                        .collect(Collectors.joining(", "));
        int others =
                row.subjects().size()
                        - (int) row.subjects().stream().filter(names::containsKey).limit(5).count();
        if (others == 0) {
            return known;
        }
        return known.isEmpty()
                ? "%d %s".formatted(others, others == 1 ? "person" : "persons")
                : "%s and %d more".formatted(known, others);
    }

    /// Returns the entry's own words with names in the place of ids, as far as they are known.
    public static String what(AuditRow row, Map<UUID, String> names) {
        return named(row.what(), AuditNames.mentioned(row), names);
    }

    static String named(String what, Set<UUID> mentioned, Map<UUID, String> names) {
        // Names of people come last: they stay written as they are.
        var words =
                NAME.matcher(what)
                        .replaceAll(
                                found -> found.group().toLowerCase(Locale.ROOT).replace('_', ' '));
        for (var id : mentioned.stream().sorted(Comparator.naturalOrder()).toList()) {
            var text = id.toString();
            words =
                    words.replace(
                            text, names.getOrDefault(id, "…" + text.substring(text.length() - 6)));
        }
        return words;
    }
}
