package io.llmops.instrument.mapping;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Without mappers: an {@link LlmRequest} is the request; else each string is a text of the user. */
final class ArgumentTexts implements Questions {

    @Override
    public LlmRequest read(@Nullable Object[] arguments, Asked asked) {
        List<Message> texts = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof LlmRequest request) {
                return asked.completed(request);
            } else if (argument instanceof CharSequence text) {
                texts.add(Message.user(text.toString()));
            }
        }
        return asked.of(texts);
    }

    @Override
    public @Nullable Object[] edited(@Nullable Object[] arguments, Signature signature, Edits edits) {
        @Nullable Object[] edited = arguments.clone();
        int texts = 0;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof LlmRequest request) {
                @Nullable Object[] withRequest = arguments.clone();
                withRequest[i] = request.edited(edits);
                return withRequest;
            } else if (arguments[i] instanceof CharSequence text) {
                edited[i] = edited(text, edits.textFor(texts++ + ".0", text.toString()), i, signature);
            }
        }
        return edited;
    }

    private static Object edited(CharSequence text, String replacement, int position, Signature signature) {
        if (replacement.contentEquals(text)) {
            return text;
        }
        Class<?> parameter = signature.parameterTypes().get(position);
        if (!parameter.isAssignableFrom(String.class)) {
            throw CallBlockedException.notCarriedOut(
                    Direction.INPUT,
                    "argument " + (position + 1) + " of " + signature + " is a " + parameter.getName()
                            + ", which cannot take another text; declare it as String or CharSequence");
        }
        return replacement;
    }

    /** Where a type is open, as of a generic method, what comes may well be a text. */
    @Override
    public boolean reads(List<Class<?>> parameterTypes) {
        for (Class<?> type : parameterTypes) {
            if (CharSequence.class.isAssignableFrom(type)
                    || type.isAssignableFrom(String.class)
                    || type == LlmRequest.class) {
                return true;
            }
        }
        return false;
    }
}
