package io.llmops.alerting.incident.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with values in and rows out. Texts are cut and cleaned to what every database takes. */
final class Rows {

    static final int LONGEST = 1_000;
    private static final int REPLACEMENT = 0xFFFD;

    private final Transactions transactions;
    private final Connection connection;

    /** What a row says. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Rows(Transactions transactions, Connection connection) {
        this.transactions = transactions;
        this.connection = connection;
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = transactions.prepare(connection, sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = transactions.prepare(connection, sql)) {
            set(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        }
    }

    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        return query(sql, row, values).stream().findFirst();
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Enum<?> one) {
                statement.setString(i + 1, one.name());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<String> textIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** Without what some databases refuse: NUL, halves of characters, and more than {@value #LONGEST} characters. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int it = text.codePointAt(i);
            i += Character.charCount(it);
            boolean refused = it == 0 || (it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
            if (clean.length() + Character.charCount(it) > LONGEST) {
                return clean.toString();
            }
            clean.appendCodePoint(refused ? REPLACEMENT : it);
        }
        return clean.toString();
    }
}
