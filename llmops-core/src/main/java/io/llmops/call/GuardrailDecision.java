package io.llmops.call;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one guardrail decided about one side of one call. Never contains the text.
 *
 * @param guardrail name of the guardrail, such as {@code secret}; {@link #PROVIDER} for the provider's own
 * @param category what was found, such as {@code aws_access_key}; {@code none} on an ordinary pass, the reason on one for
 *     want of a verdict, such as {@code guardrail_failure}
 * @param ruleId the rule that hit; {@code none} on an ordinary pass
 * @param score how sure, 0..1, where the guardrail scores
 */
public record GuardrailDecision(
        String guardrail,
        Direction direction,
        Mode mode,
        Action action,
        String category,
        String ruleId,
        OptionalDouble score,
        long durationNanos) {

    /** The guardrail name of blocks that the provider reports. */
    public static final String PROVIDER = "provider";

    /** The guardrail name of blocks because an adapter could not carry out what a guardrail decided. */
    public static final String ADAPTER = "adapter";

    /** The category and rule of a decision that found nothing. */
    public static final String NONE = "none";

    /** Which side of the call was looked at. */
    public enum Direction {
        INPUT,
        OUTPUT;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }
    }

    /** Whether the decision was carried out, or only noted. */
    public enum Mode {
        ENFORCE,
        OBSERVE;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }
    }

    /** What was decided. */
    public enum Action {
        PASS,
        REDACT,
        BLOCK;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        public String wireName() {
            return wireName;
        }
    }

    /** A block by the provider's own guardrail. */
    public static GuardrailDecision byProvider(String category) {
        return new GuardrailDecision(
                PROVIDER, Direction.OUTPUT, Mode.ENFORCE, Action.BLOCK, category, NONE, OptionalDouble.empty(), 0);
    }

    /** A block because the adapter cannot carry out an edit or a reply. */
    public static GuardrailDecision notCarriedOut(Direction direction) {
        return new GuardrailDecision(
                ADAPTER, direction, Mode.ENFORCE, Action.BLOCK, "not_carried_out", NONE, OptionalDouble.empty(), 0);
    }
}
