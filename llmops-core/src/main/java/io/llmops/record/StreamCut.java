package io.llmops.record;

/** How to stop a provider's stream, and whether a guardrail has: the two come in any order, from any thread. */
final class StreamCut {

    private final Failures failures;
    private volatile Runnable cancelProvider = () -> {};
    private volatile boolean cut;

    StreamCut(Failures failures) {
        this.failures = failures;
    }

    boolean isCut() {
        return cut;
    }

    void onCut(Runnable cancel) {
        cancelProvider = cancel;
        if (cut) {
            stopProvider();
        }
    }

    /** From now on nothing is shown; the provider is stopped apart. */
    void cut() {
        cut = true;
    }

    void stopProvider() {
        try {
            cancelProvider.run();
        } catch (Throwable t) {
            failures.caught("cancel", t);
        }
    }
}
