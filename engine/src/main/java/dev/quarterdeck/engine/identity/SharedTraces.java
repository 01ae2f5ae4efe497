package dev.quarterdeck.engine.identity;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows names and addresses that tell nothing of who it is: defaults, placeholders, mailboxes of
/// a team.
public final class SharedTraces {

    private static final Pattern NO_REPLY =
            Pattern.compile(
                    "^(?:\\d+\\+)?([^@+]+)@users\\.noreply\\.(?:github\\.com|gitlab\\.com|.*)$");
    private static final Set<String> SHARED_NAMES =
            Set.of(
                    "",
                    "root",
                    "ubuntu",
                    "unknown",
                    "your name",
                    "admin",
                    "administrator",
                    "user",
                    "test",
                    "test user",
                    "developer",
                    "git",
                    "github",
                    "me",
                    "no name",
                    "no author",
                    "none",
                    "nobody",
                    "anonymous",
                    "john doe",
                    "jane doe",
                    "build",
                    "dev",
                    "vagrant",
                    "docker",
                    "name",
                    "first last",
                    "firstname lastname",
                    "unknown author",
                    "guest");

    private static final Pattern NOBODYS_ADDRESS =
            Pattern.compile(
                    "^$|^none@|^unknown@|^you@|^your@|^noreply@|^no-reply@|^\\(no author\\)|^email@|@localhost$|@none$"
                            + "|@example\\.(?:com|org|net)$|\\.local$|\\.\\(none\\)$|^root@|^nobody@|^test@");

    private static final Set<String> ROLE_MAILBOXES =
            Set.of(
                    "info",
                    "dev",
                    "devs",
                    "developers",
                    "development",
                    "team",
                    "support",
                    "build",
                    "builds",
                    "admin",
                    "administrator",
                    "root",
                    "git",
                    "github",
                    "gitlab",
                    "svn",
                    "jira",
                    "mail",
                    "email",
                    "contact",
                    "hello",
                    "office",
                    "sales",
                    "security",
                    "ops",
                    "devops",
                    "qa",
                    "test",
                    "tests",
                    "release",
                    "releases",
                    "noreply",
                    "no-reply",
                    "postmaster",
                    "webmaster",
                    "user",
                    "users",
                    "me",
                    "you",
                    "name",
                    "nobody",
                    "none",
                    "unknown",
                    "ci",
                    "it",
                    "helpdesk",
                    "service",
                    "engineering",
                    "localhost",
                    "localdomain",
                    "ubuntu",
                    "vagrant",
                    "docker",
                    "jenkins",
                    "owner");

    private SharedTraces() {}

    /// Returns whether many people are called this, such as `root` or `your name`.
    ///
    /// @param name in lower case, one space between words
    public static boolean isSharedName(String name) {
        return SHARED_NAMES.contains(name);
    }

    /// Returns whether the address is a default or a placeholder, such as `root@localhost`.
    ///
    /// @param address in lower case
    public static boolean isNobodysAddress(String address) {
        return NOBODYS_ADDRESS.matcher(address).find();
    }

    /// Returns whether the local part names a function and no person, such as `support`.
    ///
    /// @param localPart in lower case
    static boolean isRoleMailbox(String localPart) {
        return ROLE_MAILBOXES.contains(localPart);
    }

    /// Returns the login that a hosting site's no-reply address carries; empty for any other.
    ///
    /// @param address in lower case
    public static String hostingLogin(String address) {
        if (!address.contains("@users.noreply.")) {
            return "";
        }
        Matcher noReply = NO_REPLY.matcher(address);
        return noReply.matches() ? noReply.group(1) : "";
    }
}
