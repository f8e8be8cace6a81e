package io.llmops.instrument.mapping;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads requests from arguments, and puts their edits back. */
interface Questions {

    /** Strings are texts of the user, and an {@link LlmRequest} is the request itself. */
    Questions BY_ARGUMENTS = new ArgumentTexts();

    LlmRequest read(@Nullable Object[] arguments, Asked asked);

    /**
     * The arguments with edited texts in them, everything else identical.
     *
     * @throws CallBlockedException if a text cannot be put back
     */
    @Nullable Object[] edited(@Nullable Object[] arguments, Signature signature, Edits edits);

    /** Whether it finds a text in arguments of these types. */
    boolean reads(List<Class<?>> parameterTypes);

    static Questions ofPrompt(
            Function<@Nullable Object[], String> reader,
            @Nullable BiFunction<@Nullable Object[], String, @Nullable Object[]> putBack) {
        return new Mapped(
                "prompt",
                (arguments, asked) -> asked.of(List.of(Message.user(reader.apply(arguments)))),
                putBack == null
                        ? null
                        : (arguments, edited) -> putBack.apply(
                                arguments, edited.passages().get(0).text()));
    }

    static Questions ofRequest(
            Function<@Nullable Object[], LlmRequest> reader,
            @Nullable BiFunction<@Nullable Object[], LlmRequest, @Nullable Object[]> putBack) {
        return new Mapped("request", (arguments, asked) -> asked.completed(reader.apply(arguments)), putBack);
    }

    /** By a user's mappers. They get copies of the arguments, so that they cannot change the call. */
    record Mapped(
            String name,
            BiFunction<@Nullable Object[], Asked, LlmRequest> reader,
            @Nullable BiFunction<@Nullable Object[], LlmRequest, @Nullable Object[]> putBack)
            implements Questions {

        @Override
        public LlmRequest read(@Nullable Object[] arguments, Asked asked) {
            return reader.apply(arguments.clone(), asked);
        }

        @Override
        public @Nullable Object[] edited(@Nullable Object[] arguments, Signature signature, Edits edits) {
            LlmRequest request = read(arguments, signature.asked());
            LlmRequest edited = request.edited(edits);
            if (edited.passages().equals(request.passages())) {
                return arguments;
            }
            if (putBack == null) {
                throw CallBlockedException.notCarriedOut(
                        Direction.INPUT,
                        "the text that CallMapping." + name + " reads from the arguments of " + signature
                                + " cannot be put back; give it a second function that does, " + name
                                + "(arguments -> …, (arguments, edited) -> …)");
            }
            return signature.checked(putBack.apply(arguments.clone(), edited), name);
        }

        @Override
        public boolean reads(List<Class<?>> parameterTypes) {
            return true;
        }
    }
}
