package io.llmops.record;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is to be known of a call that another thread ends than began it: streams and futures. */
final class Detached {

    /** Keeps the life of the call while its handle may vanish. */
    volatile OpenCalls.@Nullable Watch watch;
    /** Whether the provider has answered, although the call may not have ended. Foreign code. */
    volatile BooleanSupplier answered = () -> false;
    /** On which thread the host's own code runs: asked by that very thread alone, which sees what it wrote itself. */
    private @Nullable Thread hostThread;

    void hostRunsOn(@Nullable Thread thread) {
        hostThread = thread;
    }

    boolean isHostRunningHere() {
        return hostThread == Thread.currentThread();
    }
}
