package io.llmops.contracts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresRunsContractTest extends JdbcRunsContract {

    private static EmbeddedPostgres postgres;

    private DataSource database;

    @BeforeAll
    static void start() throws IOException {
        postgres = RealPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    DataSource database() {
        if (database == null) {
            database = RealPostgres.newDatabase(postgres);
        }
        return database;
    }
}
