package io.llmops.record;

import io.llmops.UpperCaseScreen;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls for a race to end, and what was heard of the last one. */
public final class RacedCalls {

    private static final Duration IDLE_LIMIT = Duration.ofHours(1);

    private final AtomicLong aheadNanos = new AtomicLong();
    private final TimeSource time = new TimeSource() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return System.nanoTime() + aheadNanos.get();
        }
    };
    private final Failures failures = Failures.loggedOnly();
    private final OpenCalls open = new OpenCalls(time, IDLE_LIMIT, failures);
    private final CallRecorder recorder;
    private Heard heard = new Heard();
    private volatile @Nullable Consumer<GuardrailDecision> decided;

    private RacedCalls(boolean guarded) {
        CallGuard guard = (start, consumer) -> {
            decided = consumer;
            return new UpperCaseScreen();
        };
        recorder = new CallRecorder(
                new Recording(
                        time,
                        List.of(this::listen),
                        guarded ? guard : CallGuard.NONE,
                        failures,
                        ModelCatalogue.builtIn(),
                        open,
                        ContextKey.named("test")),
                CallTarget.of("openai"),
                error -> Optional.empty());
    }

    /** Guarded by an {@link UpperCaseScreen}. */
    public static RacedCalls guarded() {
        return new RacedCalls(true);
    }

    /** By nothing. */
    public static RacedCalls unguarded() {
        return new RacedCalls(false);
    }

    private CallObserver listen(CallStart start) {
        heard = new Heard();
        return heard;
    }

    public CallRecorder recorder() {
        return recorder;
    }

    /** A call that is still to be admitted. */
    ActiveCall started() {
        decided = null;
        return recorder.start(() -> LlmRequest.of("gpt-4o", "hi"));
    }

    /** A call that has left for the provider. */
    ActiveCall departed() {
        ActiveCall call = started();
        call.admit();
        return call;
    }

    /** What the listener hears of the call that departed last. */
    public Heard heard() {
        return heard;
    }

    /** Where the guard of the call that departed last tells its decisions; null before there is one. */
    @Nullable Consumer<GuardrailDecision> decided() {
        return decided;
    }

    /** Ends as abandoned whatever is watched now. */
    public void abandonAll() {
        aheadNanos.addAndGet(2 * IDLE_LIMIT.toNanos());
        open.sweep();
    }

    void sweep() {
        open.sweep();
    }

    /** How many calls are still watched. */
    public int watched() {
        return open.size();
    }

    public void close() {
        open.close();
    }
}
