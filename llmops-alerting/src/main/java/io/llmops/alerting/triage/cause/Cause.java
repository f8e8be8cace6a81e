package io.llmops.alerting.triage.cause;

/** Why a quality signal moved. */
public enum Cause {
    /** The model answers the same questions otherwise than before. */
    MODEL_CHANGED,
    /** Users ask other things than before; what the model makes of each kind of question is as it was. */
    USERS_CHANGED,
    /** Both at once. */
    BOTH,
    /** Chance: a change of any size that matters would have been seen, and was not. */
    NOISE,
    /** Too little to go by. */
    UNKNOWN;

    /** Whether anything changed, for all that is known. */
    public boolean isChange() {
        return this == MODEL_CHANGED || this == USERS_CHANGED || this == BOTH;
    }

    /** In words: {@code the model changed}. */
    @Override
    public String toString() {
        return switch (this) {
            case MODEL_CHANGED -> "the model changed";
            case USERS_CHANGED -> "users changed";
            case BOTH -> "the model and users changed";
            case NOISE -> "chance";
            case UNKNOWN -> "unknown";
        };
    }
}
