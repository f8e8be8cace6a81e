package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;
import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of a stream as the host pulls them. An event is fetched within the call's context and handed on outside of it,
 * so that calls which the host makes on the way are its own.
 *
 * @param <E> an event
 */
final class ScreenedSpliterator<E> implements Spliterator<E>, StreamedAnswer.Outlet<E> {

    private final Spliterator<E> source;
    private final ActiveCall call;
    private final StreamedAnswer<E> answer;
    private final Deque<E> ready = new ArrayDeque<>(2);
    private @Nullable E fetched;
    private @Nullable Throwable broken;
    private boolean ended;

    ScreenedSpliterator(Spliterator<E> source, ActiveCall call, StreamedAnswer<E> answer) {
        this.source = source;
        this.call = call;
        this.answer = answer;
    }

    @Override
    public boolean tryAdvance(Consumer<? super E> action) {
        while (ready.isEmpty() && !ended) {
            advance();
        }
        E event = ready.poll();
        if (event == null) {
            if (broken != null) {
                throw ScreenedSpliterator.<RuntimeException>unchecked(broken);
            }
            return false;
        }
        try {
            action.accept(event);
        } catch (Throwable t) {
            call.cancel(); // the host's own: it gives the stream up
            throw t;
        }
        return true;
    }

    @SuppressWarnings("try") // the scope is only held
    private void advance() {
        fetched = null;
        try (Scope scope = call.makeCurrent()) {
            ended = !source.tryAdvance(this::fetched);
        } catch (Throwable t) {
            fail(t);
            return;
        }
        if (ended) {
            answer.end(this);
            return;
        }
        try {
            E event = fetched;
            if (event != null) {
                answer.accept(event, this);
            }
        } catch (CallBlockedException e) {
            refuse(e);
        }
    }

    private void fetched(E event) {
        fetched = Objects.requireNonNull(event, "event");
    }

    /** What was held back when the stream broke is shown before the host hears of it. */
    private void fail(Throwable thrown) {
        ended = true;
        broken = thrown;
        try {
            answer.rest(this);
        } catch (CallBlockedException e) {
            broken = e;
        }
        call.fail(thrown);
    }

    @Override
    public void next(E event) {
        ready.add(event);
    }

    /** The host learns it when it asks for more. */
    @Override
    public void done() {}

    @Override
    public void refuse(CallBlockedException blocked) {
        ended = true;
        broken = blocked;
    }

    @Override
    public @Nullable Spliterator<E> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // nothing is cast where types are erased
    private static <X extends Throwable> X unchecked(Throwable error) throws X {
        throw (X) error;
    }
}
