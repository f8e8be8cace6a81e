package io.llmops.guardrails.secret;

import java.util.List;

/** One format of secrets. Looks only where one of its keywords stands. */
interface SecretRule {

    String id();

    String category();

    /** What its secrets begin with, or what leads up to them. */
    List<String> keywords();

    /**
     * Whether there is a secret here.
     *
     * @param start where a keyword begins
     * @param end where it ends
     */
    Span match(String text, int start, int end);
}
