package dev.quarterdeck.platform.backup;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Roles;
import dev.quarterdeck.platform.store.StoreAddress;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Tells the user's failures from ours.
final class Failures {

    private static final String DISK_FULL = "53100";

    private Failures() {}

    static RuntimeException of(StoreAddress address, SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        if (state.equals(DISK_FULL)) {
            return new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The disk of the database (%s) must have room: it is full."
                            .formatted(address.jdbcUrl()),
                    "Maybe free some space and do it again; nothing was changed.");
        }
        // Class 08 is a lost connection, 28 a refused login, 3D no such database, 57P a shut-down.
        return state.matches("08.*|28.*|3D.*|57P.*")
                ? Roles.refusal(address, failure)
                : new IllegalStateException("The copy failed.", failure);
    }

    static Refusal of(Path file, IOException failure) {
        return new Refusal(
                "The file (%s) must be readable and writable: %s.".formatted(file, words(failure)),
                "Maybe look at its folder, at who owns it, and at the space of its disk.");
    }

    private static String words(IOException failure) {
        if (failure instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        var message = failure.getMessage();
        return message == null || message.isBlank() || failure instanceof FileSystemException
                ? failure.getClass().getSimpleName().replace("Exception", "")
                : message;
    }
}
