package dev.quarterdeck.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Lends the people of the little company as files.
public final class LittleCompanyPeople {

    private LittleCompanyPeople() {}

    /// Returns all files, those first that others lean on.
    public static String[] files() {
        return new String[] {
            file("calendars"),
            file("holidays"),
            file("locations"),
            file("teams"),
            file("people"),
            file("leave"),
            file("skills"),
            file("accounts")
        };
    }

    /// Returns one file.
    ///
    /// @param name such as `people`
    public static String file(String name) {
        var path = "/littlecompany/" + name + ".csv";
        try (var in = LittleCompanyPeople.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
