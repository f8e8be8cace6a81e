package io.llmops.telemetry;

/** Stack traces without messages, which may quote content; bounded in length. */
final class StackTraces {

    private static final int MAX_FRAMES = 60;
    private static final int MAX_CAUSES = 5;

    private StackTraces() {}

    static String withoutMessages(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.getClass().getName());
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (i > 0) {
                text.append("\nCaused by: ").append(cause.getClass().getName());
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int j = 0; j < Math.min(MAX_FRAMES, frames.length); j++) {
                text.append("\n\tat ").append(frames[j]);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
