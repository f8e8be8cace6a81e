package io.llmops.instrument.mapping;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns one method's arguments and answers into neutral requests and responses, and back. Runs a user's mappers, which
 * may throw: to be called inside the suppliers and functions that {@code ActiveCall} takes.
 */
public final class MethodMapping {

    private final Signature signature;
    private final CallMapping<Object> mapping;
    private final AnswerTexts answers;

    private MethodMapping(Signature signature, CallMapping<Object> mapping) {
        this.signature = signature;
        this.mapping = mapping;
        this.answers = new AnswerTexts(signature, mapping);
    }

    /** By the first mapping for exactly the answer's type, else the first that {@linkplain CallMapping#fits fits}. */
    public static MethodMapping of(Signature signature, List<CallMapping<?>> mappings) {
        Class<?> answer = signature.answerType();
        CallMapping<?> chosen = mappings.stream()
                .filter(mapping -> mapping.type() == answer)
                .findFirst()
                .or(() -> mappings.stream()
                        .filter(mapping -> mapping.fits(answer))
                        .findFirst())
                .orElseGet(() -> CallMapping.of(answer));
        return new MethodMapping(signature, widened(chosen));
    }

    /** Readers are only given what is of the mapping's type. */
    @SuppressWarnings("unchecked")
    private static CallMapping<Object> widened(CallMapping<?> mapping) {
        return (CallMapping<Object>) mapping;
    }

    public Signature signature() {
        return signature;
    }

    /** The mapping that was chosen. */
    public CallMapping<?> mapping() {
        return mapping;
    }

    /** Whether tokens will be known. */
    public boolean tellsUsage() {
        return mapping.answers().usage() != null || signature.answerType() == LlmResponse.class;
    }

    /** Whether the text of answers will be known. */
    public boolean tellsText() {
        return mapping.answers().text() != null
                || signature.answerType() == LlmResponse.class
                || CharSequence.class.isAssignableFrom(signature.answerType());
    }

    /** Whether the text of requests will be known. */
    public boolean tellsQuestion() {
        return mapping.questions().reads(signature.parameterTypes());
    }

    /** What is asked. */
    public LlmRequest request(@Nullable Object[] arguments) {
        return mapping.questions().read(arguments, signature.asked());
    }

    /** The arguments with edited texts in them; throws {@link CallBlockedException} where one cannot be put back. */
    public @Nullable Object[] edited(@Nullable Object[] arguments, Edits edits) {
        return edits.isEmpty() ? arguments : mapping.questions().edited(arguments, signature, edits);
    }

    /** What an answer says, or an element of one. */
    public LlmResponse response(@Nullable Object answer) {
        return answers.response(answer);
    }

    /** The same answer, edited; itself where no text changes. Throws {@link CallBlockedException} where it takes no other text. */
    public @Nullable Object edited(@Nullable Object answer, Edits edits) {
        return edits.isEmpty() ? answer : answers.edited(answer, edits);
    }

    /** Why this answer, or element of one, takes no other text, with the fix; null if it does. */
    public @Nullable String whyNotEditable(@Nullable Object answer) {
        return answers.whyNotEditable(answer);
    }

    /** The same answer, or element of one, with this text. Throws {@link CallBlockedException} where it takes no other text. */
    public Object withText(@Nullable Object answer, String text) {
        return answers.withText(answer, text);
    }

    /** An answer, or a single element, that no provider gave. Throws {@link CallBlockedException} where none can be made. */
    public Object reply(LlmResponse reply, Direction direction) {
        return answers.reply(reply, direction);
    }
}
