package io.llmops.contracts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL within the test run. */
public final class RealPostgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private RealPostgres() {}

    /** Starts one; where there is none for the platform, the test is skipped, saying so. */
    public static EmbeddedPostgres start() throws IOException {
        try {
            return EmbeddedPostgres.start();
        } catch (IllegalStateException e) {
            Assumptions.abort("There is no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " among the artifacts: " + e.getMessage());
            throw e;
        }
    }

    /** An empty database within it. */
    static DataSource newDatabase(EmbeddedPostgres postgres) {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres.getDatabase("postgres", name);
    }
}
