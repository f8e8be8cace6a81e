package io.llmops.alerting.incident.jdbc;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A file of H2, opened in this process. One connection stays open as long as the journal, for H2 closes the file with the
 * last one.
 */
final class H2File implements DataSource, AutoCloseable {

    /** H2 writes within half a second of a commit; this writes at once, and waits for the disk. */
    static final String FLUSH = "CHECKPOINT SYNC";

    private static final int LOCKED = 90020;

    private final Driver driver;
    private final String url;
    private final Connection keepsOpen;

    private H2File(Driver driver, String url) throws SQLException {
        this.driver = driver;
        this.url = url;
        this.keepsOpen = getConnection();
    }

    /** @throws IllegalStateException if it cannot be opened, saying why and what to do */
    static H2File open(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        if (whole.toString().contains(";")) {
            throw new IllegalArgumentException(
                    "The journal cannot be " + whole + ", for H2 takes a semicolon for the end of a name");
        }
        try {
            Path folder = whole.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new H2File(driver(), "jdbc:h2:async:" + whole + ";DB_CLOSE_ON_EXIT=FALSE");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder of the journal " + whole + " cannot be made (" + e
                            + "); give a folder that can be written",
                    e);
        } catch (SQLException e) {
            throw new IllegalStateException(why(whole, e), e);
        }
    }

    private static String why(Path file, SQLException e) {
        if (e.getErrorCode() == LOCKED) {
            return "The journal " + file
                    + " is used by another process; a file serves one process, so give each its own,"
                    + " or use a database server";
        }
        return "The journal " + file + " cannot be opened (" + e.getMessage()
                + "); give a file in a folder that can be written, or set the old one aside";
    }

    private static Driver driver() {
        try {
            return Class.forName("org.h2.Driver")
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "A journal in a file needs H2: add com.h2database:h2 to the class path, or give a DataSource", e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties who = new Properties();
        who.setProperty("user", "llmops");
        who.setProperty("password", "");
        return Optional.ofNullable(driver.connect(url, who))
                .orElseThrow(() -> new SQLException("H2 does not understand " + url));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() {
        try {
            keepsOpen.close();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(H2File.class).debug("H2 did not like to be closed", e);
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // H2 has a trace file of its own
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // in process: nothing to wait for
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("This is no " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public String toString() {
        return url;
    }
}
