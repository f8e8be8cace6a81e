package io.llmops.call;

/**
 * A guardrail stopped the call on purpose. The message names guardrail, category and rule, never the text that was
 * found.
 */
public final class CallBlockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String guardrail;
    private final String category;
    private final String ruleId;
    private final GuardrailDecision.Direction direction;

    public CallBlockedException(
            GuardrailDecision.Direction direction, String guardrail, String category, String ruleId) {
        super("The " + direction.wireName() + " of this call was blocked by guardrail '" + guardrail + "' (category '"
                + category + "', rule '" + ruleId + "')");
        this.guardrail = guardrail;
        this.category = category;
        this.ruleId = ruleId;
        this.direction = direction;
    }

    private CallBlockedException(GuardrailDecision decision, String message) {
        super(message);
        this.guardrail = decision.guardrail();
        this.category = decision.category();
        this.ruleId = decision.ruleId();
        this.direction = decision.direction();
    }

    /**
     * A guardrail decided on an edit or an answer of its own, and the adapter cannot carry it out. To go on as if nothing
     * had been decided would break the guardrail's promise, so the call is blocked.
     *
     * @param whyAndFix for whoever instrumented the client; never quotes content
     */
    public static CallBlockedException notCarriedOut(GuardrailDecision.Direction direction, String whyAndFix) {
        return new CallBlockedException(
                GuardrailDecision.notCarriedOut(direction),
                "The " + direction.wireName() + " of this call was blocked, for what a guardrail decided cannot be "
                        + "carried out: " + whyAndFix);
    }

    public String guardrail() {
        return guardrail;
    }

    public String category() {
        return category;
    }

    /** The rule that hit, or {@value GuardrailDecision#NONE}. */
    public String ruleId() {
        return ruleId;
    }

    public GuardrailDecision.Direction direction() {
        return direction;
    }
}
