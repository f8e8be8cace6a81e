package io.llmops.examples.threads;

/** Pins its thread: who waits inside the initialiser of a class has a native frame on the stack. */
final class Pinning {

    private Pinning() {}

    private static final class WaitsWhenLoaded {
        static final String LOADED = waited();

        private static String waited() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "loaded";
        }
    }

    static String onPurpose() {
        return WaitsWhenLoaded.LOADED;
    }
}
