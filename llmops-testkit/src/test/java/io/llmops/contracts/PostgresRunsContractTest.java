package io.llmops.contracts;

import javax.sql.DataSource;

class PostgresRunsContractTest extends JdbcRunsContract {

    private DataSource database;

    @Override
    DataSource database() {
        if (database == null) {
            database = RealPostgres.newDatabase();
        }
        return database;
    }
}
