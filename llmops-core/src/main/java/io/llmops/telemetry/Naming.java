package io.llmops.telemetry;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which shape of the GenAI conventions is written. Between v1.41 and October 2026 the metrics of inference were renamed:
 * a dashboard made for one shape shows nothing, not even zero, when fed the other.
 */
public enum Naming {
    /** The newest names only: {@code gen_ai.client.inference.*}. */
    CURRENT,
    /** The names of v1.41 only, which the dashboards of 2026 know. */
    LEGACY,
    /**
     * Both, so that today's dashboards go on and tomorrow's work already. Costs up to four more records a
     * call, and one more a chunk.
     */
    BOTH;

    /** The shapes that a metric belongs to. */
    public enum Shape {
        CURRENT,
        LEGACY,
        /** The same in all shapes. */
        ANY
    }

    private static final Logger log = LoggerFactory.getLogger(Naming.class);
    private static final String VARIABLE = "OTEL_SEMCONV_STABILITY_OPT_IN";
    private static final String PROPERTY = "otel.semconv-stability.opt-in";
    private static final String LATEST = "gen_ai_latest_experimental";

    /** Whether metrics of this shape are written. */
    public boolean writes(Shape shape) {
        return switch (shape) {
            case ANY -> true;
            case CURRENT -> this != LEGACY;
            case LEGACY -> this != CURRENT;
        };
    }

    /**
     * What OpenTelemetry's own switch asks for: the environment variable {@value #VARIABLE}, or before it the system
     * property {@value #PROPERTY}. In its comma-separated list {@code gen_ai_latest_experimental} means the newest names
     * only, and with {@code /dup}, which has precedence, both. It has no word for the legacy names only: say that in code.
     */
    public static Optional<Naming> fromEnvironment() {
        return fromEnvironment(System::getProperty, System::getenv);
    }

    static Optional<Naming> fromEnvironment(
            Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
        String list = properties.apply(PROPERTY);
        if (list == null || list.isBlank()) {
            list = variables.apply(VARIABLE);
        }
        if (list == null) {
            return Optional.empty();
        }
        Optional<Naming> asked = Optional.empty();
        for (String word : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            Optional<Naming> naming = naming(word.strip());
            if (naming.equals(Optional.of(BOTH))) {
                return naming;
            }
            asked = naming.isPresent() ? naming : asked;
        }
        return asked;
    }

    private static Optional<Naming> naming(String word) {
        if (word.equals(LATEST)) {
            return Optional.of(CURRENT);
        }
        if (word.equals(LATEST + "/dup")) {
            return Optional.of(BOTH);
        }
        if (word.startsWith("gen_ai")) {
            log.warn("{} holds '{}', which is not known: use {} or {}/dup", VARIABLE, word, LATEST, LATEST);
        }
        return Optional.empty();
    }
}
