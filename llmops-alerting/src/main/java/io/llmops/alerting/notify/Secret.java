package io.llmops.alerting.notify;

/** A text that must not be seen: only {@link #reveal()} gives it away, and only requests call that. */
final class Secret {

    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH_TO_SHOW_SOME = 16;

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    String reveal() {
        return value;
    }

    /** Its last four characters, so that people can tell which one it is. */
    @Override
    public String toString() {
        boolean some = value.length() >= LONG_ENOUGH_TO_SHOW_SOME;
        return "****" + (some ? value.substring(value.length() - SHOWN) : "");
    }
}
