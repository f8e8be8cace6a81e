package io.llmops.call;

/**
 * A guardrail stopped the call on purpose. The message names guardrail, category and rule, never the text that was
 * found.
 */
public final class CallBlockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String guardrail;
    private final String category;
    private final GuardrailDecision.Direction direction;

    public CallBlockedException(
            GuardrailDecision.Direction direction, String guardrail, String category, String ruleId) {
        super("The " + direction.wireName() + " of this call was blocked by guardrail '" + guardrail + "' (category '"
                + category + "', rule '" + ruleId + "')");
        this.guardrail = guardrail;
        this.category = category;
        this.direction = direction;
    }

    public String guardrail() {
        return guardrail;
    }

    public String category() {
        return category;
    }

    public GuardrailDecision.Direction direction() {
        return direction;
    }
}
