package io.llmops.instrument.publishers;

import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apart whose code runs on a thread. Signals run the host's, whose calls are its own; a request runs the bean's
 * again, even if the host makes it inside of a signal, and then calls are attempts of this one. For subscribers of
 * adapters; {@link ScreenedSubscriber} has its own.
 */
public final class HostSide {

    private final ActiveCall call;
    private volatile @Nullable Thread inHost;

    public HostSide(ActiveCall call) {
        this.call = call;
    }

    /** Runs the host's code; one signal at a time. */
    public void signal(Runnable host) {
        Thread before = inHost;
        inHost = Thread.currentThread();
        call.enterHost();
        try {
            host.run();
        } finally {
            inHost = before;
            if (before == null) {
                call.leaveHost();
            }
        }
    }

    /** Runs the bean's code, in the call's context. */
    @SuppressWarnings("try") // the scope is only held
    public void request(Runnable bean) {
        boolean fromHost = inHost == Thread.currentThread();
        if (fromHost) {
            inHost = null;
            call.leaveHost();
        }
        try (Scope scope = call.makeCurrent()) {
            bean.run();
        } finally {
            if (fromHost) {
                inHost = Thread.currentThread();
                call.enterHost();
            }
        }
    }
}
