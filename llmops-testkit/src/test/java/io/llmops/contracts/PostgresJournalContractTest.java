package io.llmops.contracts;

import javax.sql.DataSource;

class PostgresJournalContractTest extends JdbcJournalContract {

    private DataSource database;

    @Override
    DataSource database() {
        if (database == null) {
            database = RealPostgres.newDatabase();
        }
        return database;
    }
}
