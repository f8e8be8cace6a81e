package io.llmops.alerting.digest;

import io.llmops.call.Outcome;
import java.util.Optional;

/** One call, or one evaluation of one, without any text. Ids of names are those of the {@link Digests} it came from. */
public sealed interface Digest {

    /** A count or time that nobody told. */
    int UNKNOWN = -1;

    /** When the call ended, or the evaluation was told. */
    long epochMilli();

    /** Who called, as a number that only this process can make: 0 if nobody said. */
    long customer();

    /** What kind of question it was, as a number that only this process can make. */
    long stratum();

    /** The id of the model's name. */
    int model();

    TraceId trace();

    /** The trace, for exemplars. Two halves of the 16 bytes; both 0 without a trace. */
    record TraceId(long high, long low) {

        public Optional<String> hex() {
            return high == 0 && low == 0 ? Optional.empty() : Optional.of(String.format("%016x%016x", high, low));
        }
    }

    /**
     * A call that has ended.
     *
     * @param inputTokens {@link #UNKNOWN} where nobody told, as are the others
     * @param latencyNanos until the last byte
     * @param reachedProvider false if it was blocked before it left
     * @param error id of the error type's name; 0 if there was none, or too many to tell apart
     * @param rules one bit for each rule of a guardrail that redacted or blocked, or would have, by the end of the call
     */
    record OfCall(
            long epochMilli,
            long customer,
            long stratum,
            int model,
            TraceId trace,
            Outcome outcome,
            boolean reachedProvider,
            int inputTokens,
            int outputTokens,
            long latencyNanos,
            long firstChunkNanos,
            int error,
            long rules)
            implements Digest {}

    /**
     * A judgement of an answer.
     *
     * @param evaluation the id of what was judged
     * @param score 0 bad to 1 good
     */
    record OfEvaluation(
            long epochMilli, long customer, long stratum, int model, TraceId trace, int evaluation, double score)
            implements Digest {}
}
