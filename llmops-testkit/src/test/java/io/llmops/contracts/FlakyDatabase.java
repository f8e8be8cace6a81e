package io.llmops.contracts;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that fails on command: as if its disk were full, or its answer lost. */
public final class FlakyDatabase implements DataSource {

    private final DataSource real;
    private volatile boolean away;
    private volatile boolean losesCommit;
    private final AtomicInteger failsAt = new AtomicInteger();

    public FlakyDatabase(DataSource real) {
        this.real = real;
    }

    /** From now on every statement fails. */
    public void goesAway() {
        away = true;
    }

    public void comesBack() {
        away = false;
    }

    /** The statement of this number, counted from 1, fails, once. */
    void failsAtStatement(int number) {
        failsAt.set(number);
    }

    /** The next commit is made, and said to have failed. */
    void losesTheAnswerToTheNextCommit() {
        losesCommit = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw full();
        }
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                FlakyDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && (away || failsAt.decrementAndGet() == 0)) {
                        throw full();
                    }
                    Object result = invoke(connection, method, arguments);
                    if (method.getName().equals("commit") && losesCommit) {
                        losesCommit = false;
                        throw new SQLException("connection reset", "08006");
                    }
                    return result;
                });
    }

    private static Object invoke(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** PostgreSQL's SQLState of a full disk. */
    private static SQLException full() {
        return new SQLTransientException("could not extend file: No space left on device", "53100");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
