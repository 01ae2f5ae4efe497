package dev.quarterdeck.engine.changes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Says who is behind the accounts that a tool names.
///
/// @param isBot whether an account is a program's
/// @param personOf one text for all accounts of one person; the account itself where nobody knows
public record Accounts(Predicate<String> isBot, UnaryOperator<String> personOf) {

    /// Takes every account for a person of its own.
    public static final Accounts UNKNOWN = new Accounts(_ -> false, UnaryOperator.identity());

    /// Answers whether an account is told, not a program's, and another person's than the author.
    boolean isOther(String account, String author) {
        if (account.isEmpty() || isBot.test(account)) {
            return false;
        }
        return author.isEmpty() || !personOf.apply(account).equals(personOf.apply(author));
    }
}
