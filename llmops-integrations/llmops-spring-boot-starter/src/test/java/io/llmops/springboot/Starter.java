package io.llmops.springboot;

import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with what the starter brings, and nothing else unless it is asked for. */
public final class Starter {

    private Starter() {}

    /** Everything that the starter's imports file names. */
    public static AutoConfigurations autoConfigurations() {
        return AutoConfigurations.of(StreamSupport.stream(
                        ImportCandidates.load(AutoConfiguration.class, Starter.class.getClassLoader())
                                .spliterator(),
                        false)
                .filter(it -> it.startsWith("io.llmops."))
                .map(Starter::load)
                .toArray(Class<?>[]::new));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Starter.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ApplicationContextRunner context() {
        return new ApplicationContextRunner().withConfiguration(autoConfigurations());
    }
}
