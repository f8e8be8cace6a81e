package io.llmops;

import java.time.Instant;

/** Something that the application, or the library, announces to every {@link Extension}. */
public sealed interface OpsEvent {

    Instant at();

    /** A new version of a service, a prompt or a model choice went live. */
    record Deployment(String service, String version, Instant at) implements OpsEvent {}

    /** A user's opinion of one answer, 0 bad to 1 good. */
    record Feedback(String responseId, double score, Instant at) implements OpsEvent {}
}
