package io.llmops.alerting.triage;

/** Whose trouble it is. */
public enum Scope {
    /** No more than chance, or than there are calls: nobody's. */
    NONE,
    /** One customer: an attack, a broken client, a runaway loop. */
    ONE_CUSTOMER,
    /** A few customers together, the others as ever: an attack over several accounts. */
    FEW,
    /** Everybody, each about as much: a new rule, a new model, false positives. */
    MANY;

    /** In words: {@code one customer}. */
    @Override
    public String toString() {
        return switch (this) {
            case NONE -> "nobody in particular";
            case ONE_CUSTOMER -> "one customer";
            case FEW -> "a few customers";
            case MANY -> "many customers";
        };
    }
}
