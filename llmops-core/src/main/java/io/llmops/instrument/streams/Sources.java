package io.llmops.instrument.streams;

/** What beans stream from, and what comes out of it. */
final class Sources {

    private Sources() {}

    /** Closes it if it can be closed. */
    static void close(Object source) {
        if (source instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw thrown(e);
            }
        }
    }

    /** To throw what a bean threw, checked or not. */
    static RuntimeException thrown(Throwable error) {
        return Sources.<RuntimeException>unchecked(error);
    }

    @SuppressWarnings("unchecked") // nothing is cast where types are erased
    private static <E extends Throwable> RuntimeException unchecked(Throwable error) throws E {
        throw (E) error;
    }
}
