package io.llmops.alerting.file;

import io.llmops.config.ConfigException;
import io.llmops.config.ConfigObject;
import java.util.function.Supplier;

/** What only the parts themselves know to be wrong is told with the place in the file. */
public final class Building {

    private Building() {}

    public static <T> T at(ConfigObject written, Supplier<T> part) {
        try {
            return part.get();
        } catch (ConfigException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw written.error("does not fit: " + e.getMessage());
        }
    }
}
