package io.llmops.contracts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL within the test run. */
public final class RealPostgres {

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
}
