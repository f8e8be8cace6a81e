package io.llmops.alerting.notify;

/** A text that must not be seen: only {@link #reveal()} gives it away, and only requests call that. */
final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    String reveal() {
        return value;
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "****";
    }
}
