package dev.quarterdeck.engine.identity;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// One person held against one account.
///
/// @param signs what speaks for and against it
/// @param known whether the account carries an address or login that is known to be theirs alone
/// @param workAddress whether that address is a work address
record Weighed(UUID person, List<Sign> signs, boolean known, boolean workAddress) {

    static final Comparator<Weighed> LIKELIEST =
            Comparator.comparing(Weighed::known)
                    .thenComparingInt(Weighed::points)
                    .reversed()
                    .thenComparing(Weighed::person);

    Weighed {
        signs = signs.stream().sorted(Sign.STRONGEST).toList();
    }

    int points() {
        return Sign.sum(signs);
    }

    Candidate candidate() {
        var words = signs.stream().map(Sign::words).distinct().toList();
        return new Candidate(person, Confidence.of(points(), known), words, known && workAddress);
    }

    Weighed with(Sign sign) {
        var more = new java.util.ArrayList<>(signs);
        more.add(sign);
        return new Weighed(person, more, known, workAddress);
    }
}
