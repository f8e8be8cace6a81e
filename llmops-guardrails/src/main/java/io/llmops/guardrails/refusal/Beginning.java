package io.llmops.guardrails.refusal;

import io.llmops.guardrails.Verdict;

/** What the beginning of an answer says. */
final class Beginning {

    private static final String QUOTES = "\"\u201c\u201e\u00ab\u2018'`\u300c\u300e";

    /** A reason farther away is one for something else. */
    private static final int REASON_DISTANCE = 120;

    private final String text;
    private final int end;
    private boolean refusal;
    private boolean inability;
    private boolean apologised;
    private boolean policy;
    private int apologyAt = Integer.MIN_VALUE;
    private int policyAt = Integer.MIN_VALUE;
    private int inabilityAt = Integer.MIN_VALUE;

    Beginning(String text, int end) {
        this.text = text;
        this.end = end;
    }

    Verdict judged(RefusalPhrases phrases) {
        phrases.scan(text, this::seen);
        if (refusal) {
            return Verdict.block("refusal", "refusal", 0.9);
        }
        if (apologised) {
            return Verdict.block("refusal", "apology", 0.8);
        }
        if (policy) {
            return Verdict.block("refusal", "policy", 0.8);
        }
        return inability ? Verdict.block("refusal", "inability", 0.4) : Verdict.pass();
    }

    /** Phrases come in the order of their beginnings. */
    private void seen(RefusalPhrases.Kind kind, int start, int phraseEnd) {
        if (start >= end || isQuoted(start)) {
            return;
        }
        switch (kind) {
            case REFUSAL -> refusal = true;
            case APOLOGY -> apologyAt = start;
            case POLICY -> {
                policyAt = start;
                policy |= isNear(inabilityAt, start);
            }
            case INABILITY -> {
                inability = true;
                inabilityAt = start;
                apologised |= isNear(apologyAt, start);
                policy |= isNear(policyAt, start);
            }
        }
    }

    private static boolean isNear(int reason, int start) {
        return reason >= 0 && start - reason <= REASON_DISTANCE;
    }

    private boolean isQuoted(int start) {
        return start > 0 && QUOTES.indexOf(text.charAt(start - 1)) >= 0;
    }
}
