package dev.quarterdeck.access.signin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names the identity provider and what its tokens mean here.
///
/// @param issuer exactly as its tokens write it
/// @param clientSecret null for a public client, which proves itself by PKCE alone
/// @param groupsClaim the claim that lists groups, or null
/// @param adminGroup members of it are administrators, or null
/// @param link how a new user is joined to a person
record OidcSettings(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String groupsClaim,
        @Nullable String adminGroup,
        Link link) {

    /// By what a user of the identity provider is joined to a person; never by e-mail address.
    enum Link {
        NONE,
        EMPLOYEE_NUMBER,
        USER_NAME
    }

    static @Nullable OidcSettings of(Map<String, String> environment, List<String> mistakes) {
        var issuer = SignInSettings.given(environment, "QD_OIDC_ISSUER");
        var client = SignInSettings.given(environment, "QD_OIDC_CLIENT_ID");
        if (issuer == null && client == null) {
            return null;
        }
        if (issuer == null || client == null) {
            mistakes.add("QD_OIDC_ISSUER and QD_OIDC_CLIENT_ID must be set together");
            return null;
        }
        if (!isSafe(issuer)) {
            mistakes.add("QD_OIDC_ISSUER (%s) must be an https address".formatted(issuer));
        }
        return new OidcSettings(
                issuer,
                client,
                SignInSettings.given(environment, "QD_OIDC_CLIENT_SECRET"),
                SignInSettings.given(environment, "QD_OIDC_GROUPS_CLAIM"),
                SignInSettings.given(environment, "QD_OIDC_ADMIN_GROUP"),
                link(environment, mistakes));
    }

    /// Answers whether secrets may travel to an address: by TLS, or without leaving this machine.
    static boolean isSafe(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && Loopback.isName(uri.getHost())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Link link(Map<String, String> environment, List<String> mistakes) {
        var text = SignInSettings.given(environment, "QD_OIDC_LINK");
        if (text == null) {
            return Link.NONE;
        }
        switch (text) {
            case "none":
                return Link.NONE;
            case "employee-number":
                return Link.EMPLOYEE_NUMBER;
            case "user-name":
                return Link.USER_NAME;
            default:
                mistakes.add(
                        "QD_OIDC_LINK (%s) must be employee-number, user-name or none"
                                .formatted(text));
                return Link.NONE;
        }
    }

    @Override
    public String toString() {
        return issuer;
    }
}
