package io.llmops.springai;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.publishers.ScreenedSubscriber;
import io.llmops.instrument.publishers.WatchedSubscriber;
import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.reactivestreams.FlowAdapters;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * A stream of which every subscription is a call of its own; nothing happens before. What the model throws when it is
 * asked for its stream is an error of this one.
 */
final class InstrumentedFlux<R> extends Flux<R> {

    /**
     * Where the OpenTelemetry context travels upstream in Reactor's, so that it is known to instrumented models further
     * in even if they are subscribed to on another thread.
     */
    private static final String CONTEXT_KEY = "io.llmops.context";

    private final ChatCalls calls;
    private final Prompt prompt;
    private final Envelope<R> envelope;
    private final Function<Prompt, Flux<R>> next;

    InstrumentedFlux(ChatCalls calls, Prompt prompt, Envelope<R> envelope, Function<Prompt, Flux<R>> next) {
        this.calls = calls;
        this.prompt = prompt;
        this.envelope = envelope;
        this.next = next;
    }

    @Override
    @SuppressWarnings("try") // the scope is only held
    public void subscribe(CoreSubscriber<? super R> host) {
        ActiveCall call = started(host);
        ChatCalls.Admitted<R> admitted;
        try {
            admitted = ChatCalls.admit(call, prompt, envelope);
        } catch (CallBlockedException e) {
            Operators.error(host, e);
            return;
        }
        if (admitted.reply() != null) {
            Flux.just(admitted.reply()).subscribe(host);
            return;
        }
        call.watch();
        Flow.Subscriber<R> between = between(FlowAdapters.toFlowSubscriber(host), call);
        try (Scope scope = call.makeCurrent()) {
            source(admitted.prompt(), host, call).subscribe(FlowAdapters.toSubscriber(between));
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
    }

    private Flow.Subscriber<R> between(Flow.Subscriber<? super R> host, ActiveCall call) {
        return call.enforcesOutput()
                ? new ScreenedSubscriber<>(host, call, new ChunkScreen<>(call, envelope))
                : new WatchedSubscriber<>(host, call, new ChunkWatch<>(call, envelope));
    }

    @SuppressWarnings("try") // the scope is only held
    private ActiveCall started(CoreSubscriber<? super R> host) {
        try (Scope scope = outer(host)) {
            return calls.start(prompt, true);
        }
    }

    /** The context of the instrumented stream further out, where there is one. */
    @SuppressWarnings("MustBeClosedChecker") // closing it is the caller's part
    private static Scope outer(CoreSubscriber<?> host) {
        try {
            return host.currentContext().getOrDefault(CONTEXT_KEY, null) instanceof Context context
                    ? context.makeCurrent()
                    : Scope.noop();
        } catch (RuntimeException | LinkageError e) {
            return Scope.noop(); // then it is the thread's
        }
    }

    private Flux<R> source(Prompt admitted, CoreSubscriber<? super R> host, ActiveCall call) {
        Flux<R> source;
        try {
            source = Objects.requireNonNull(next.apply(admitted), "the model's stream");
        } catch (Throwable t) {
            Exceptions.throwIfFatal(t);
            source = Flux.error(t);
        }
        return source.contextWrite(
                none -> none.putAll(host.currentContext().readOnly()).put(CONTEXT_KEY, call.context()));
    }
}
