package io.llmops.evaluation.text;

import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A number from 0 to 1 that is the same for all calls of a trace: one minus the last 56 bits of the trace id, which W3C
 * Trace Context Level 2 wants random, so that a call is in a share where OpenTelemetry's consistent probability sampler
 * keeps its trace at that share. Without a trace the response's id is hashed; without either it is chance.
 */
public final class Draw {

    private static final int HEX = 16;
    private static final int RANDOM_DIGITS = 14;
    private static final int EXACT = 3; // of 56 bits a double holds 53
    private static final double RANGE = 1L << 53;

    private Draw() {}

    /** The call's number: it is in every share that is greater. */
    public static double of(LlmCall call) {
        SpanContext span = call.span();
        if (span.isValid()) {
            String trace = span.getTraceId();
            long random = Long.parseUnsignedLong(trace, trace.length() - RANDOM_DIGITS, trace.length(), HEX);
            return 1 - ((random >>> EXACT) + 1) / RANGE;
        }
        Optional<String> id = call.response().flatMap(LlmResponse::id);
        return id.isPresent()
                ? (Hash.finish(id.get().hashCode()) >>> 11) / RANGE
                : ThreadLocalRandom.current().nextDouble();
    }
}
