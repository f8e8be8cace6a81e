package io.llmops;

import io.llmops.record.CallRecorder;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says once of each client that it was instrumented and nothing was recorded: mostly the application calls the client that
 * it wrapped instead of the wrapper.
 */
final class SelfCheck {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MAX_CLIENTS = 200;

    private record Client(String name, WeakReference<CallRecorder> recorder, Instant since) {}

    private final List<Client> silent = new ArrayList<>();
    private final Supplier<Instant> now;
    private final Consumer<String> warnings;

    SelfCheck(Supplier<Instant> now, Consumer<String> warnings) {
        this.now = now;
        this.warnings = warnings;
    }

    /** A client whose calls are to come. Returns whether it is the first one to look after. */
    synchronized boolean watch(String name, CallRecorder recorder) {
        if (silent.size() < MAX_CLIENTS) {
            silent.add(new Client(name, new WeakReference<>(recorder), now.get()));
        }
        return silent.size() == 1;
    }

    /** Looks once, and returns whether there is still somebody to look after. */
    synchronized boolean look() {
        Instant time = now.get();
        for (Iterator<Client> clients = silent.iterator(); clients.hasNext(); ) {
            Client client = clients.next();
            CallRecorder recorder = client.recorder().get();
            if (recorder != null && recorder.hasStarted()) {
                clients.remove();
            } else if (!time.isBefore(client.since().plus(PATIENCE))) {
                clients.remove();
                tell(client, recorder == null);
            }
        }
        return !silent.isEmpty();
    }

    private void tell(Client client, boolean gone) {
        warnings.accept(client.name() + " was instrumented " + PATIENCE.toMinutes()
                + " minutes ago and no call has been recorded"
                + (gone ? "; the instrumented client is no longer in use" : "")
                + ". Is it the instrumented client that your code calls? Use what instrument(…) returns, not what you "
                + "gave to it");
    }
}
