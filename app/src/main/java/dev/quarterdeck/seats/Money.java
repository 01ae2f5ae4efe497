package dev.quarterdeck.seats;

import java.util.Currency;

/// Hold an amount of money in its currency.
///
/// @param amount 0 or more
public record Money(double amount, Currency currency) {

    public Money {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "The amount (%s) must be 0 or more.".formatted(amount));
        }
    }
}
