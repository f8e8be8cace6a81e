package io.llmops.alerting.incident.jdbc;

import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.JournalException.Remedy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection for each piece of work, and no longer: all of the work counts, or nothing. */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final DataSource database;
    private final int timeoutSeconds;
    private final String afterCommit;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException, JournalException;
    }

    /** @param afterCommit a statement that makes a commit last; empty where a commit lasts anyway */
    Transactions(DataSource database, int timeoutSeconds, String afterCommit) {
        this.database = database;
        this.timeoutSeconds = timeoutSeconds;
        this.afterCommit = afterCommit;
    }

    /** Does the work, and makes it last. */
    <T> T write(Work<T> work) throws JournalException {
        return in(work, afterCommit);
    }

    <T> T read(Work<T> work) throws JournalException {
        return in(work, "");
    }

    private <T> T in(Work<T> work, String afterwards) throws JournalException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result = committed(work, connection);
            connection.setAutoCommit(true);
            if (!afterwards.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(afterwards);
                }
            }
            return result;
        } catch (SQLException e) {
            throw new JournalException("the database says " + e.getSQLState() + ": " + e.getMessage(), e, remedy(e));
        } catch (RuntimeException e) {
            throw new JournalException("the database cannot be reached: " + e, e);
        }
    }

    private static <T> T committed(Work<T> work, Connection connection) throws SQLException, JournalException {
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("A transaction of the journal could not be rolled back; the database will do that", e);
        }
    }

    /** Data that the database does not take today it will not take tomorrow. */
    private static Remedy remedy(SQLException e) {
        @Nullable String state = e.getSQLState();
        boolean refused = state != null && (state.startsWith("22") || state.startsWith("23"));
        return refused ? Remedy.DROP : Remedy.LATER;
    }

    /** A statement that cannot take for ever. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(timeoutSeconds);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
