package io.llmops.instrument.streams;

import io.llmops.instrument.elements.Elements;
import io.opentelemetry.context.Scope;
import java.util.Comparator;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the very elements of the bean's stream, and notes them. It splits where the source does, so that a parallel
 * stream stays parallel; the call ends when all parts have. The host's stages run outside of the call's context: an
 * element is fetched first, and then handed on.
 */
final class WatchedSpliterator implements Spliterator<@Nullable Object> {

    private final Spliterator<Object> source;
    private final Elements elements;
    private final AtomicInteger openParts;
    private boolean exhausted;

    WatchedSpliterator(Spliterator<Object> source, Elements elements) {
        this(source, elements, new AtomicInteger(1));
    }

    private WatchedSpliterator(Spliterator<Object> source, Elements elements, AtomicInteger openParts) {
        this.source = source;
        this.elements = elements;
        this.openParts = openParts;
    }

    @Override
    public boolean tryAdvance(Consumer<? super @Nullable Object> action) {
        Fetched fetched = new Fetched();
        if (!fetch(fetched)) {
            if (!exhausted && openParts.decrementAndGet() == 0) {
                elements.ended();
            }
            exhausted = true;
            return false;
        }
        elements.note(fetched.element);
        try {
            action.accept(fetched.element);
        } catch (Throwable t) {
            // the host's own: it gives the stream up
            elements.active().cancel();
            throw t;
        }
        return true;
    }

    @SuppressWarnings("try") // the scope is only held
    private boolean fetch(Fetched into) {
        try (Scope scope = elements.scope()) {
            return source.tryAdvance(into);
        } catch (Throwable t) {
            elements.active().fail(t);
            throw t;
        }
    }

    @Override
    public @Nullable Spliterator<@Nullable Object> trySplit() {
        Spliterator<Object> prefix = split();
        if (prefix == null) {
            return null;
        }
        openParts.incrementAndGet();
        return new WatchedSpliterator(prefix, elements, openParts);
    }

    /** Fetches elements, of a source that knows no better. */
    @SuppressWarnings("try") // the scope is only held
    private @Nullable Spliterator<Object> split() {
        try (Scope scope = elements.scope()) {
            return source.trySplit();
        } catch (Throwable t) {
            elements.active().fail(t);
            throw t;
        }
    }

    @Override
    public long estimateSize() {
        return source.estimateSize();
    }

    @Override
    public int characteristics() {
        return source.characteristics();
    }

    @Override
    @SuppressWarnings("unchecked") // the elements are the source's
    public Comparator<? super @Nullable Object> getComparator() {
        return (Comparator<? super @Nullable Object>) source.getComparator();
    }

    private static final class Fetched implements Consumer<Object> {
        private @Nullable Object element;

        @Override
        public void accept(@Nullable Object value) {
            element = value;
        }
    }
}
