package dev.quarterdeck.platform.postgres;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a release of PostgreSQL.
///
/// @param major the number a data folder belongs to
/// @param text the whole version as the program says it, such as `18.6`
record PostgresVersion(int major, String text) implements Comparable<PostgresVersion> {

    private static final Pattern SAID =
            Pattern.compile("postgres \\(PostgreSQL\\) ((\\d+)[0-9A-Za-z.]*)");

    /// Reads the answer of `postgres --version`.
    static Optional<PostgresVersion> said(String answer) {
        var said = SAID.matcher(answer.strip());
        return said.find()
                ? Optional.of(new PostgresVersion(Integer.parseInt(said.group(2)), said.group(1)))
                : Optional.empty();
    }

    @Override
    public int compareTo(PostgresVersion other) {
        return Integer.compare(major, other.major);
    }
}
