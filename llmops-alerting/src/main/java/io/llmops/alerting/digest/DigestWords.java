package io.llmops.alerting.digest;

import io.llmops.call.Outcome;

/** How a digest lies on the ring: in words. */
final class DigestWords {

    private static final int TIME = 0;
    private static final int CUSTOMER = 1;
    private static final int STRATUM = 2;
    private static final int TRACE_HIGH = 3;
    private static final int TRACE_LOW = 4;
    private static final int SMALL = 5; // kind, outcome, whether the provider was reached, model, error or evaluation
    private static final int TOKENS = 6;
    private static final int LATENCY_OR_SCORE = 7;
    private static final int FIRST_CHUNK = 8;
    private static final int RULES = 9;

    private static final int CALL = 0;
    private static final int EVALUATION = 1;
    private static final Outcome[] OUTCOMES = Outcome.values();

    private DigestWords() {}

    static void common(
            DigestRing ring, long at, long epochMilli, long customer, long stratum, long traceHigh, long traceLow) {
        ring.put(at, TIME, epochMilli);
        ring.put(at, CUSTOMER, customer);
        ring.put(at, STRATUM, stratum);
        ring.put(at, TRACE_HIGH, traceHigh);
        ring.put(at, TRACE_LOW, traceLow);
    }

    static void call(DigestRing ring, long at, int model, Outcome outcome, boolean reached, int error, long rules) {
        ring.put(at, SMALL, small(CALL, outcome.ordinal(), reached ? 1 : 0, model, error));
        ring.put(at, RULES, rules);
    }

    static void sizes(DigestRing ring, long at, int inputTokens, int outputTokens, long latency, long firstChunk) {
        ring.put(at, TOKENS, (long) inputTokens << 32 | (outputTokens & 0xffff_ffffL));
        ring.put(at, LATENCY_OR_SCORE, latency);
        ring.put(at, FIRST_CHUNK, firstChunk);
    }

    static void evaluation(DigestRing ring, long at, int model, int evaluation, double score) {
        ring.put(at, SMALL, small(EVALUATION, 0, 0, model, evaluation));
        ring.put(at, LATENCY_OR_SCORE, Double.doubleToRawLongBits(score));
    }

    private static long small(int kind, int outcome, int reached, int model, int other) {
        return kind | (long) outcome << 8 | (long) reached << 16 | (long) model << 24 | (long) other << 40;
    }

    static Digest digest(long[] words) {
        long small = words[SMALL];
        int model = (int) (small >>> 24) & 0xffff;
        int other = (int) (small >>> 40) & 0xffff;
        Digest.TraceId trace = new Digest.TraceId(words[TRACE_HIGH], words[TRACE_LOW]);
        if ((small & 0xff) == EVALUATION) {
            double score = Double.longBitsToDouble(words[LATENCY_OR_SCORE]);
            return new Digest.OfEvaluation(words[TIME], words[CUSTOMER], words[STRATUM], model, trace, other, score);
        }
        return new Digest.OfCall(
                words[TIME],
                words[CUSTOMER],
                words[STRATUM],
                model,
                trace,
                OUTCOMES[(int) (small >>> 8) & 0xff],
                (small >>> 16 & 1) == 1,
                (int) (words[TOKENS] >> 32),
                (int) words[TOKENS],
                words[LATENCY_OR_SCORE],
                words[FIRST_CHUNK],
                other,
                words[RULES]);
    }
}
