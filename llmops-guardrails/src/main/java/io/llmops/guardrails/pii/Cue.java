package io.llmops.guardrails.pii;

/** What the words around a candidate call it. */
enum Cue {
    NONE,
    PHONE,
    /** Calls and offices: a telephone number, perhaps. */
    CALL,
    CARD,
    IBAN,
    SSN,
    NINO,
    IP,
    MAC,
    BIRTH,
    ADDRESS,
    /** Where one goes or sends something: an address, perhaps. */
    PLACE,
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
            case NONE, CALL, BIRTH, ADDRESS, PLACE -> 0;
            default -> -1;
        };
    }
}
