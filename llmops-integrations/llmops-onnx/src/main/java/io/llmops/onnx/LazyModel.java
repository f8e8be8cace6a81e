package io.llmops.onnx;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that is loaded when it is first needed, and lent to one thread at a time. Where it cannot be loaded it is tried
 * once: the log tells so, and everybody who asks is told by an exception.
 */
final class LazyModel implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SentenceEmbedder.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Model.Loader loader;
    private @Nullable Model loaded;
    private @Nullable Throwable obstacle;
    private boolean closed;

    LazyModel(Model.Loader loader) {
        this.loader = loader;
    }

    /**
     * Lends the model for one run.
     *
     * @throws ModelUnavailableException if it cannot be loaded
     * @throws IllegalStateException if it is closed
     */
    <T> T run(Function<Model, T> use) {
        lock.lock();
        try {
            return use.apply(model());
        } finally {
            lock.unlock();
        }
    }

    private Model model() {
        if (closed) {
            throw new IllegalStateException("The embedder is closed");
        }
        if (loaded == null && obstacle == null) {
            loaded = load();
        }
        if (loaded == null) {
            throw new ModelUnavailableException(Platform.withoutModel(obstacle), obstacle);
        }
        return loaded;
    }

    /** A missing library is an error rather than an exception; so is a missing class. */
    private @Nullable Model load() {
        try {
            return loader.load();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable t) {
            obstacle = t;
            log.warn("{}", Platform.withoutModel(t));
            return null;
        }
    }

    /** Waits for a run that is under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (loaded != null) {
                loaded.close();
                loaded = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
