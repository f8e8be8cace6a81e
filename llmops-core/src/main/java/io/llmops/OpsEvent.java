package io.llmops;

import io.llmops.call.AnswerOrigin;
import io.llmops.call.ModelVersion;
import java.time.Instant;
import java.util.Optional;

/** Something that the application, or the library, announces to every {@link Extension}. */
public sealed interface OpsEvent {

    Instant at();

    /** A new version of a service, a prompt or a model choice went live. */
    record Deployment(String service, String version, Instant at) implements OpsEvent {}

    /**
     * A user's opinion of one answer, 0 bad to 1 good.
     *
     * @param origin who gave the answer; empty if it is not remembered
     */
    record Feedback(String responseId, double score, Optional<AnswerOrigin> origin, Instant at) implements OpsEvent {}

    /**
     * What came of one answer for the business.
     *
     * @param name such as {@code conversion}
     * @param origin who gave the answer; empty if it is not remembered
     */
    record BusinessOutcome(String name, boolean achieved, String responseId, Optional<AnswerOrigin> origin, Instant at)
            implements OpsEvent {}

    /** A model of the same name became another one, and nobody had announced it. */
    record ModelSeen(ModelVersion version, ModelVersion before, Instant at) implements OpsEvent {}
}
