package io.llmops.guardrails.pii;

/** What the words around a candidate call it. */
enum Cue {
    NONE,
    PHONE,
    CARD,
    IBAN,
    SSN,
    NINO,
    IP,
    MAC,
    BIRTH,
    ADDRESS,
    POSTCODE,
    /** Orders, invoices, versions: the names of numbers that belong to no person. */
    OTHER;

    /**
     * What it is worth for a candidate.
     *
     * @return 1 if it says so, -1 if it says that a number is something else, else 0
     */
    int speaksFor(Cue wanted) {
        if (this == wanted) {
            return 1;
        }
        return switch (this) {
            case NONE, BIRTH, ADDRESS -> 0;
            default -> -1;
        };
    }
}
