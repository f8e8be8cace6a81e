package io.llmops.record;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where anything goes that foreign code throws at us: it is counted, logged once as a warning and then at debug level,
 * and never reaches the host. Only a {@link VirtualMachineError} is thrown on, for there is nothing left to protect; a
 * {@link StackOverflowError} is not, because hostile text can cause one in the regular expressions of others.
 */
public final class Failures {

    /** Counts what went wrong, so that it can be seen on a dashboard. */
    public interface Sink {

        /** Counts nothing. */
        Sink NONE = new Sink() {
            @Override
            public void failed(String component, String errorType) {}

            @Override
            public void dropped(String queue, long items) {}
        };

        void failed(String component, String errorType);

        void dropped(String queue, long items);
    }

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final int MAX_REMEMBERED = 500;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private volatile Sink sink;

    public Failures(Sink sink) {
        this.sink = sink;
    }

    /** Failures that are logged, and counted once there is {@linkplain #countBy something that counts}. */
    public static Failures loggedOnly() {
        return new Failures(Sink.NONE);
    }

    /** Counts from now on. */
    public void countBy(Sink counter) {
        sink = counter;
    }

    /**
     * Takes what a component threw.
     *
     * @param component a fixed word such as {@code listener}; becomes a metric attribute
     */
    public void caught(String component, Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        quietly(() -> {
            String type = thrown.getClass().getName();
            tell(component, type, thrown);
            sink.failed(component, type);
        });
    }

    /**
     * Counts what a component threw and has told the log itself, in words that say more.
     *
     * @param component a fixed word such as {@code monitor}; becomes a metric attribute
     */
    public void counted(String component, Throwable thrown) {
        quietly(() -> sink.failed(component, thrown.getClass().getName()));
    }

    /** Notes that a bounded queue dropped work. */
    public void dropped(String queue, long items) {
        quietly(() -> {
            if (remember("dropped:" + queue)) {
                log.warn("Queue '{}' is full: work is dropped and counted in llmops.work.dropped", queue);
            }
            sink.dropped(queue, items);
        });
    }

    /** Loggers and meters are foreign code too. */
    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (StackOverflowError | Exception e) {
            // there is nobody left to tell
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // there is nobody left to tell
        }
    }

    /** The stack trace holds class names and lines; the message is left out, for it may quote content. */
    private void tell(String component, String type, Throwable thrown) {
        if (remember(component + ":" + type)) {
            log.warn(
                    "A {} failed with {} at {}; calls go on without it. More of the same is logged at debug level "
                            + "and counted in llmops.internal.failures",
                    component,
                    type,
                    firstFrame(thrown));
        } else {
            log.debug("A {} failed with {} at {}", component, type, firstFrame(thrown));
        }
    }

    private boolean remember(String what) {
        return warned.size() < MAX_REMEMBERED && warned.add(what);
    }

    private static String firstFrame(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }
}
