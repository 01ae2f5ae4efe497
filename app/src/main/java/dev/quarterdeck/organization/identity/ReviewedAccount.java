package dev.quarterdeck.organization.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account on the review list.
///
/// @param state one of `suggested`, `linked`, `unattributed`, `bot`
/// @param personId whose it is, when linked
/// @param personName what that person is called
/// @param ambiguous whether several candidates are about as likely
/// @param reason why it is unattributed or a bot, a clause; null elsewhere
/// @param candidates who may be behind it, likeliest first
/// @param decision what was decided, by whom and when; null when nobody decided
public record ReviewedAccount(
        UUID accountId,
        String tool,
        String key,
        String name,
        List<String> addresses,
        String state,
        @Nullable UUID personId,
        @Nullable String personName,
        boolean ambiguous,
        @Nullable String reason,
        List<SuggestedPerson> candidates,
        @Nullable DecisionShown decision) {

    /// Returns who is certainly behind it, while nobody decided and nothing speaks against it.
    public Optional<UUID> certainPerson() {
        return state.equals("suggested") && !ambiguous
                ? candidates.stream()
                        .limit(1)
                        .filter(one -> one.confidence().equals("certain"))
                        .map(SuggestedPerson::personId)
                        .findFirst()
                : Optional.empty();
    }

    /// A person who may be behind an account.
    ///
    /// @param number their employee number
    /// @param confidence one of `certain`, `strong`, `likely`, `possible`
    /// @param evidence each sign in words, strongest first
    public record SuggestedPerson(
            UUID personId, String number, String name, String confidence, List<String> evidence) {}

    /// A decision as shown.
    public record DecisionShown(Verdict verdict, boolean automatic, String by, Instant at) {}
}
