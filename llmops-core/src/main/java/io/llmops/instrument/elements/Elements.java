package io.llmops.instrument.elements;

import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A streamed answer that no guardrail may change: every element is noted, and goes on as it is. Thread-safe. */
public final class Elements {

    private final MethodCall call;
    private final ActiveCall active;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final AtomicBoolean ended = new AtomicBoolean();

    public Elements(MethodCall call) {
        this.call = call;
        this.active = call.active();
    }

    public ActiveCall active() {
        return active;
    }

    /** The context in which the bean's source is asked for more. */
    @SuppressWarnings("MustBeClosedChecker") // closing it is the caller's part
    public Scope scope() {
        return active.makeCurrent();
    }

    /** Chunks must come one after the other; those of a parallel stream do not by themselves. */
    public synchronized void note(@Nullable Object element) {
        LlmResponse said = active.read(() -> call.mapping().response(element));
        answer.add(said);
        // nothing is enforced: what goes on is the element itself
        var unused = active.chunk(Channel.text(0), said == null ? "" : said.text());
    }

    /** No more elements come, and the host waits on this thread. */
    public void ended() {
        if (ended.compareAndSet(false, true)) {
            active.succeed(this::whole);
        }
    }

    /** No more elements come: tells the host, then the listeners. */
    public void ended(Runnable tellHost) {
        active.succeed(this::whole, admission -> tellHost.run(), blocked -> tellHost.run());
    }

    private synchronized @Nullable LlmResponse whole() {
        return answer.whole();
    }
}
