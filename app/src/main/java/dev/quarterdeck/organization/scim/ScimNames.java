package dev.quarterdeck.organization.scim;

import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import dev.quarterdeck.platform.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a SCIM user is called, as the provider sends it.
record ScimNames(
        String userName,
        @Nullable String externalId,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String displayName,
        @Nullable String address,
        @Nullable String employeeNumber,
        @Nullable String manager) {

    private static final int LONGEST = 300;

    /// Refuses what cannot be a name.
    ScimNames {
        check("userName", userName);
        check("externalId", externalId);
        check("givenName", givenName);
        check("familyName", familyName);
        check("displayName", displayName);
        check("email", address);
        check("employeeNumber", employeeNumber);
        check("manager", manager);
    }

    private static void check(String what, @Nullable String text) {
        if (text != null && text.chars().anyMatch(c -> c < ' ')) {
            throw new Refusal(
                    "The %s must not hold line breaks or control characters.".formatted(what),
                    "Maybe it was pasted with them.");
        }
        if (text != null && text.length() > LONGEST) {
            throw new Refusal(
                    "The %s must not be longer than %d characters.".formatted(what, LONGEST),
                    "Maybe shorten it.");
        }
    }

    static ScimNames of(User user) {
        var name = user.getName();
        var work = user.getEnterpriseUser();
        return new ScimNames(
                user.getUserName().orElse(""),
                filled(user.getExternalId()),
                filled(name.flatMap(Name::getGivenName)),
                filled(name.flatMap(Name::getFamilyName)),
                filled(user.getDisplayName().or(() -> name.flatMap(Name::getFormatted))),
                address(user),
                filled(work.flatMap(one -> one.getEmployeeNumber())),
                filled(work.flatMap(one -> one.getManager()).flatMap(one -> one.getValue())));
    }

    private static @Nullable String filled(Optional<String> text) {
        return text.map(String::strip).filter(one -> !one.isEmpty()).orElse(null);
    }

    private static @Nullable String address(User user) {
        var emails = user.getEmails();
        return emails.stream()
                .filter(Email::isPrimary)
                .findFirst()
                .or(() -> emails.stream().filter(ScimNames::isWork).findFirst())
                .or(() -> emails.stream().findFirst())
                .flatMap(Email::getValue)
                .or(() -> user.getUserName().filter(name -> name.indexOf('@') > 0))
                .orElse(null);
    }

    private static boolean isWork(Email email) {
        return email.getType().filter("work"::equalsIgnoreCase).isPresent();
    }

    /// Returns the full name: what is newer of the display name and the parts.
    ///
    /// @param before what was sent the last time, or null
    String fullName(@Nullable ScimRow before) {
        var parts = (orEmpty(givenName) + " " + orEmpty(familyName)).strip();
        boolean partsNewer =
                before != null
                        && Objects.equals(before.displayName(), displayName)
                        && !(Objects.equals(before.givenName(), givenName)
                                && Objects.equals(before.familyName(), familyName));
        if (displayName != null && !(partsNewer && !parts.isEmpty())) {
            return displayName;
        }
        return parts.isEmpty() ? userName : parts;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Returns what the organisation knows them by: the employee number, or else the user name.
    String number() {
        return employeeNumber == null ? userName : employeeNumber;
    }
}
