package io.llmops.guardrails.pii;

/** Knows one kind of entity. Stateless. */
@FunctionalInterface
interface Recognizer {

    /** Looks whether one begins here; tells what it finds by {@link Sight#found}. */
    void look(Sight sight, int start);
}
