package io.llmops.instrument.streams;

import io.llmops.instrument.elements.Elements;
import io.opentelemetry.context.Scope;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Hands on the very elements of the bean's iterator, and notes them. Closing it before the end gives the call up. */
final class WatchedIterator implements Iterator<@Nullable Object>, AutoCloseable {

    private final Iterator<?> source;
    private final Elements elements;
    /** Whether the source said last that there is one more. */
    private boolean promised;

    WatchedIterator(Iterator<?> source, Elements elements) {
        this.source = source;
        this.elements = elements;
    }

    @Override
    @SuppressWarnings("try") // the scope is only held
    public boolean hasNext() {
        boolean more;
        try (Scope scope = elements.scope()) {
            more = source.hasNext();
        } catch (Throwable t) {
            elements.active().fail(t);
            throw t;
        }
        promised = more;
        if (!more) {
            elements.ended();
        }
        return more;
    }

    @Override
    @SuppressWarnings("try") // the scope is only held
    public @Nullable Object next() {
        Object element;
        try (Scope scope = elements.scope()) {
            element = source.next();
        } catch (Throwable t) {
            if (t instanceof NoSuchElementException && !promised) {
                elements.ended();
            } else {
                elements.active().fail(t);
            }
            throw t;
        }
        promised = false;
        elements.note(element);
        return element;
    }

    @Override
    public void remove() {
        source.remove();
    }

    @Override
    public void close() {
        try {
            Sources.close(source);
        } finally {
            elements.active().cancel();
        }
    }
}
