package io.llmops.alerting.wire;

/** A text that must not be seen: only {@link #reveal()} gives it away, and only requests call that. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "****";
    }
}
