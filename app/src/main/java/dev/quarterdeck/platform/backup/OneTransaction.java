package dev.quarterdeck.platform.backup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Hands out one connection again and again, whose transaction ends only where it was begun.
///
/// Migrations commit each step; lent this, they become part of one transaction that is whole or
/// leaves nothing.
final class OneTransaction extends AbstractDataSource {

    private static final Set<String> NOT_FOR_GUESTS =
            Set.of("close", "commit", "setAutoCommit", "abort");

    private final Connection guests;

    private OneTransaction(Connection guests) {
        this.guests = guests;
    }

    static DataSource on(Connection connection) {
        return new OneTransaction(
                (Connection)
                        Proxy.newProxyInstance(
                                OneTransaction.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (proxy, method, words) -> {
                                    if (NOT_FOR_GUESTS.contains(method.getName())) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, words);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                }));
    }

    @Override
    public Connection getConnection() {
        return guests;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return guests;
    }
}
