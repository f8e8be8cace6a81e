package io.llmops.springboot;

import java.util.Optional;
import java.util.function.Predicate;

/** A property that must not be seen: no log line, no endpoint and no exception shows it. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value for whoever needs it; empty if it is blank, as {@code ${SLACK_WEBHOOK_URL:}} may be. */
    Optional<String> reveal() {
        return Optional.of(value.strip()).filter(Predicate.not(String::isEmpty));
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "****";
    }
}
