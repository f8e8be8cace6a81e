package io.llmops.guardrails.injection.language;

/** What an attack is after; the words that verdicts carry. */
public final class Category {

    /** Instructions that are to replace those of the operator. */
    public static final String DIRECT = "direct_injection";

    /** Instructions to the model within data: documents, tool results, web pages, mail. */
    public static final String INDIRECT = "indirect_injection";

    /** A role, a mode or a story in which no limits hold. */
    public static final String JAILBREAK = "jailbreak";

    /** Asks for hidden instructions or secrets of the application. */
    public static final String EXTRACTION = "prompt_extraction";

    /** Instructions that were made unreadable for filters. */
    public static final String OBFUSCATED = "obfuscated";

    private Category() {}
}
