package io.llmops.springboot;

import io.llmops.call.Origin;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may go into a model and come out of it. Beans of type Guardrail enforce on both sides, unless it is said otherwise
 * here by their names.
 *
 * @param enabled Whether guardrails run.
 * @param input How guardrails treat requests, by name: that of a built-in one, such as injection or secret, or of a bean's.
 * @param output How guardrails treat answers, by name.
 * @param onFailure What happens if a guardrail fails, or can read nothing: the call passes or is blocked.
 * @param blockedReply What the caller is answered when a call is blocked. By default an exception is thrown.
 * @param trust Whose text is not looked at. By default the operator's only, system.
 * @param observeAtMost How many characters may wait for observing guardrails. Four million by default.
 */
@Validated
@ConfigurationProperties("llmops.guardrails")
public record GuardrailsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Map<String, Mode> input,
        @DefaultValue Map<String, Mode> output,
        @DefaultValue("pass") OnFailure onFailure,
        @Nullable String blockedReply,
        @Nullable Set<Origin> trust,
        @Nullable @Min(1) Integer observeAtMost) {

    /** How far a guardrail's word is carried out. */
    public enum Mode {
        /** It does not run. */
        OFF,
        /** It only notes what it would have done. */
        OBSERVE,
        /** What it finds is redacted. */
        REDACT,
        /** What it finds blocks the call. */
        BLOCK
    }

    /** What happens if a guardrail fails. */
    public enum OnFailure {
        PASS,
        BLOCK
    }
}
