package io.llmops.record;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client's calls, made by the million, and what its listener hears. */
public final class StressedCalls implements CallObserver {

    static final Channel TEXT = Channel.text(0);

    private static final ContextKey<CallLife> MARK = ContextKey.named("stress");
    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "hi");
    private static final CallTarget TARGET = CallTarget.of("openai");
    private static final Failures FAILURES = Failures.loggedOnly();
    private static final ModelCatalogue MODELS = ModelCatalogue.builtIn();
    /** Each client starts a thread that sweeps, unless it has one: these pretend to. */
    private static final ScheduledExecutorService NOBODY = Executors.newScheduledThreadPool(0);

    private static final VarHandle SWEEPER = sweeper();

    private final OpenCalls open = new OpenCalls(TimeSource.system(), Duration.ofDays(1), FAILURES);
    private final CallRecorder recorder;
    private volatile @Nullable LlmCall ended;
    private final AtomicInteger ends = new AtomicInteger();

    private StressedCalls(CallGuard guard) {
        Recording recording =
                new Recording(TimeSource.system(), List.of(start -> this), guard, FAILURES, MODELS, open, MARK);
        recorder = new CallRecorder(recording, TARGET, error -> Optional.empty());
        SWEEPER.set(open, NOBODY);
    }

    public static StressedCalls unguarded() {
        return new StressedCalls(CallGuard.NONE);
    }

    /** Every chunk is forbidden. */
    public static StressedCalls forbidding() {
        return new StressedCalls((start, decided) -> new Screen(false));
    }

    /** Every chunk is held back until the end of its channel. */
    public static StressedCalls holdingBack() {
        return new StressedCalls((start, decided) -> new Screen(true));
    }

    public CallRecorder recorder() {
        return recorder;
    }

    public ActiveCall departed() {
        ActiveCall call = recorder.start(() -> REQUEST);
        call.admit();
        return call;
    }

    static void cut(ActiveCall call) {
        try {
            call.chunk(TEXT, "boom");
        } catch (CallBlockedException e) {
            return;
        }
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        ended = call;
        ends.incrementAndGet();
    }

    public int ends() {
        return ends.get();
    }

    public LlmCall ended() {
        return Objects.requireNonNull(ended);
    }

    int watched() {
        return open.size();
    }

    void close() {
        open.close();
    }

    private static VarHandle sweeper() {
        try {
            return MethodHandles.privateLookupIn(OpenCalls.class, MethodHandles.lookup())
                    .findVarHandle(OpenCalls.class, "sweeper", ScheduledExecutorService.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("OpenCalls has another sweeper", e);
        }
    }

    private record Screen(boolean holds) implements CallScreen {
        @Override
        public boolean enforcesOutput() {
            return true;
        }

        @Override
        public ChannelScreen channel(Channel channel) {
            StringBuilder held = new StringBuilder();
            return new ChannelScreen() {
                @Override
                public String accept(String delta) {
                    if (!holds) {
                        throw new CallBlockedException(GuardrailDecision.Direction.OUTPUT, "test", "noise", "boom");
                    }
                    held.append(delta);
                    return "";
                }

                @Override
                public String drain() {
                    return held.toString();
                }
            };
        }
    }
}
