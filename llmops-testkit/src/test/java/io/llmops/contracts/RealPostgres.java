package io.llmops.contracts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL within the test run: one for all tests of this JVM, stopped when the JVM ends. */
public final class RealPostgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String USER = "postgres";
    private static @Nullable EmbeddedPostgres running;

    private RealPostgres() {}

    /** An empty database; where there is no PostgreSQL for the platform, the test is skipped, saying so. */
    static DataSource newDatabase() {
        return running().getDatabase(USER, create());
    }

    /** The address of an empty database; skips the test as {@link #newDatabase} does. */
    public static String newDatabaseUrl() {
        return running().getJdbcUrl(USER, create());
    }

    private static String create() {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = running().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static synchronized EmbeddedPostgres running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IllegalStateException e) {
            Assumptions.abort("There is no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " among the artifacts: " + e.getMessage());
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
