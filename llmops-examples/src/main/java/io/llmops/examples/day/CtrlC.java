package io.llmops.examples.day;

import java.util.concurrent.TimeUnit;

/** Interrupts the thread of the day when the process is asked to end, and lets it finish its sentence. */
final class CtrlC implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;

    private final Thread hook;
    private final Thread day = Thread.currentThread();
    private volatile boolean over;

    CtrlC() {
        hook = new Thread(this::interrupt, "llmops-example-ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        day.interrupt();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!over && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running: that is why the day is over
        }
    }
}
