package io.llmops.alerting.digest;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.EvaluationListener;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.TimeSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a digest of every call of a user that ends, and of every evaluation of one: probes, golden runs and judges are left
 * out, for what users' calls are compared with must be users' calls. Remembers nothing of a call under way.
 */
public final class CallDigests implements CallListener, EvaluationListener {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int HEX = 16;
    private static final int HALF_TRACE = 16; // digits

    private final CallObserver observer = new CallObserver() {
        @Override
        public void onEnd(LlmCall call, Context context) {
            record(call);
        }
    };

    private final Digests digests;
    private final Strata strata;
    private final TimeSource time;

    private final @Nullable CustomerDirectory directory;

    /** Customers are hashes, and who they are is not known to anybody. */
    public CallDigests(Digests digests, TimeSource time) {
        this(digests, time, null);
    }

    /** @param directory learns who the hashes are; null to leave it unknown */
    public CallDigests(Digests digests, TimeSource time, @Nullable CustomerDirectory directory) {
        this.directory = directory;
        this.digests = digests;
        this.strata = new Strata(KeyedHash.random());
        this.time = time;
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return start.labels().isOwn() ? CallObserver.NONE : observer;
    }

    private void record(LlmCall call) {
        LlmResponse response = call.response().orElse(null);
        int model = digests.models().idOf(model(call.request(), response));
        int error = call.failure().isPresent()
                ? digests.errors().idOf(call.failure().get().errorType())
                : 0;
        long rules = rules(call.decisions());
        long durationNanos = call.timing().durationNanos();
        long endMilli = call.start().startedAt().toEpochMilli() + durationNanos / NANOS_PER_MILLI;
        long customer = strata.customer(call);
        if (directory != null) {
            call.labels().customer().ifPresent(name -> directory.put(customer, name));
        }
        long stratum = strata.stratum(call);
        SpanContext span = call.span();
        long traceHigh = traceHalf(span, 0);
        long traceLow = traceHalf(span, HALF_TRACE);
        // all foreign code has run: what was begun will be ended
        DigestRing ring = digests.ring();
        long at = ring.begin();
        if (at < 0) {
            return;
        }
        DigestWords.common(ring, at, endMilli, customer, stratum, traceHigh, traceLow);
        DigestWords.call(ring, at, model, call.outcome(), call.reachedProvider(), error, rules);
        DigestWords.sizes(
                ring,
                at,
                tokens(response, TokenKind.INPUT),
                tokens(response, TokenKind.OUTPUT),
                durationNanos,
                call.timing().timeToFirstChunkNanos().orElse(Digest.UNKNOWN));
        ring.end(at);
    }

    @Override
    public void onEvaluation(LlmCall call, Evaluation evaluation) {
        if (call.labels().isOwn()) {
            return;
        }
        int model = digests.models().idOf(model(call.request(), call.response().orElse(null)));
        int name = digests.evaluations().idOf(evaluation.name());
        long customer = strata.customer(call);
        long stratum = strata.stratum(call);
        long nowMilli = time.now().toEpochMilli();
        SpanContext span = call.span();
        long traceHigh = traceHalf(span, 0);
        long traceLow = traceHalf(span, HALF_TRACE);
        DigestRing ring = digests.ring();
        long at = ring.begin();
        if (at < 0) {
            return;
        }
        DigestWords.common(ring, at, nowMilli, customer, stratum, traceHigh, traceLow);
        DigestWords.evaluation(ring, at, model, name, evaluation.score());
        ring.end(at);
    }

    private static long traceHalf(SpanContext span, int from) {
        return span.isValid() ? Long.parseUnsignedLong(span.getTraceId(), from, from + HALF_TRACE, HEX) : 0;
    }

    /** The model asked for: which version of it answers is what a change may be. */
    private static String model(LlmRequest request, @Nullable LlmResponse response) {
        if (request.model().isPresent()) {
            return request.model().get();
        }
        return response == null ? Names.OTHER : response.model().orElse(Names.OTHER);
    }

    private static int tokens(@Nullable LlmResponse response, TokenKind kind) {
        Usage usage = response == null ? null : response.usage().orElse(null);
        return usage == null ? Digest.UNKNOWN : (int) Math.min(Integer.MAX_VALUE, usage.total(kind, Digest.UNKNOWN));
    }

    private long rules(List<GuardrailDecision> decisions) {
        long rules = 0;
        for (int i = 0; i < decisions.size(); i++) {
            GuardrailDecision decision = decisions.get(i);
            if (decision.action() != GuardrailDecision.Action.PASS) {
                rules |= 1L << digests.rules().idOf(decision.guardrail() + ':' + decision.ruleId());
            }
        }
        return rules;
    }
}
