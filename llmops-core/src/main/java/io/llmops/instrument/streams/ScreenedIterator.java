package io.llmops.instrument.streams;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.elements.ScreenedElements;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Hands on what guardrails let through. An element may need several of the bean's; what they throw comes from {@link #hasNext}. */
final class ScreenedIterator implements Iterator<@Nullable Object>, AutoCloseable {

    private final Iterator<?> source;
    private final ActiveCall active;
    private final ScreenedElements elements;
    private Iterator<@Nullable Object> ready = Collections.emptyIterator();
    private boolean ended;
    private @Nullable Throwable broken;

    ScreenedIterator(Iterator<?> source, MethodCall call) {
        this.source = source;
        this.active = call.active();
        this.elements = new ScreenedElements(call);
    }

    @Override
    public boolean hasNext() {
        while (!ready.hasNext() && !ended) {
            advance();
        }
        if (!ready.hasNext() && broken != null) {
            throw Sources.thrown(broken);
        }
        return ready.hasNext();
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.next();
    }

    /** What the bean throws is thrown to the host, after what was held back. */
    private void advance() {
        Object element;
        try {
            if (!sourceHasNext()) {
                ended = true;
                elements.ended(rest -> ready = rest.iterator(), this::cut);
                return;
            }
            element = sourceNext();
        } catch (Throwable t) {
            fail(t);
            return;
        }
        try {
            ready = elements.accept(element).iterator();
        } catch (CallBlockedException e) {
            cut(e);
        }
    }

    @SuppressWarnings("try") // the scope is only held
    private boolean sourceHasNext() {
        try (Scope scope = active.makeCurrent()) {
            return source.hasNext();
        }
    }

    @SuppressWarnings("try") // the scope is only held
    private @Nullable Object sourceNext() {
        try (Scope scope = active.makeCurrent()) {
            return source.next();
        }
    }

    private void fail(Throwable thrown) {
        ended = true;
        broken = thrown;
        try {
            ready = elements.restOfBroken().iterator();
        } catch (CallBlockedException e) {
            broken = e;
        }
        active.fail(thrown);
    }

    private void cut(CallBlockedException blocked) {
        ended = true;
        broken = blocked;
    }

    @Override
    public void close() {
        try {
            Sources.close(source);
        } finally {
            active.cancel();
        }
    }
}
