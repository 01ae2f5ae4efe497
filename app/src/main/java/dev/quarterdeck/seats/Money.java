package dev.quarterdeck.seats;

import dev.quarterdeck.platform.csv.BadCell;
import dev.quarterdeck.platform.csv.CsvRow;
import java.util.Currency;
import java.util.regex.Pattern;

/// Hold an amount of money in its currency.
///
/// @param amount 0 or more
public record Money(double amount, Currency currency) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?<amount>\\S+)\\s+(?<currency>[A-Z]{3})");

    public Money {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "The amount (%s) must be 0 or more.".formatted(amount));
        }
    }

    /// Reads an amount with its currency out of a cell: `9500 EUR`.
    ///
    /// @throws BadCell when it is none
    public static Money read(String column, String text) {
        var found = WRITTEN.matcher(text);
        try {
            if (found.matches()) {
                return new Money(
                        CsvRow.number(column, found.group("amount")),
                        Currency.getInstance(found.group("currency")));
            }
        } catch (IllegalArgumentException e) {
            throw bad(column, text);
        }
        throw bad(column, text);
    }

    private static BadCell bad(String column, String text) {
        return new BadCell(
                column,
                text,
                "The money (%s) of %s must be an amount and a currency (ISO 4217)."
                        .formatted(text, column),
                "Maybe written as in 9500 EUR.");
    }

    /// Returns it as it is read.
    public String written() {
        return CsvRow.written(amount) + " " + currency.getCurrencyCode();
    }
}
