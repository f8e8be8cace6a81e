package io.llmops.alerting.incident;

import java.time.Instant;

/**
 * Something went live that may explain what happens after it.
 *
 * @param what a service, a prompt, a model
 * @param announced whether somebody said so; else it was seen in the answers of a model
 */
public record Deployment(String what, String version, boolean announced, Instant at) {

    /** In a few words: {@code checkout-bot v42 deployed}. */
    @Override
    public String toString() {
        return what + " " + version + (announced ? " deployed" : " seen for the first time");
    }
}
