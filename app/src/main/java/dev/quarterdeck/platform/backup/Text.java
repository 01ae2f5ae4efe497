package dev.quarterdeck.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;

/// Settles how values are written, so that every server writes and reads them alike.
final class Text {

    private Text() {}

    static void settle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    set datestyle = 'ISO, YMD';
                    set intervalstyle = 'postgres';
                    set timezone = 'UTC';
                    set extra_float_digits = 1;
                    set bytea_output = 'hex';
                    set xmlbinary = 'base64';
                    set synchronize_seqscans = off;
                    set statement_timeout = 0;
                    set lock_timeout = 0;
                    set idle_in_transaction_session_timeout = 0
                    """);
        }
    }
}
