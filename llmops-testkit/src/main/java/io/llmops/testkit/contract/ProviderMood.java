package io.llmops.testkit.contract;

/** How the provider behaves during a contract test. */
public enum ProviderMood {
    /** Answers. */
    ANSWERS,
    /** Fails at once; in each form in the same way. */
    FAILS,
    /** Breaks off a stream after some chunks; whole answers fail. */
    BREAKS
}
