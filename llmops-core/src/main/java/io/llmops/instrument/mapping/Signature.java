package io.llmops.instrument.mapping;

import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision.Direction;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an annotated method before it is called.
 *
 * @param name for messages, such as {@code Support.ask}
 * @param operation the value of {@code gen_ai.operation.name}
 * @param model the model asked for, where the annotation names it
 * @param parameterTypes as the method takes them
 * @param answerType the class of whole answers, or of the elements of a streamed one; boxed
 * @param streamed whether the answer comes in elements
 */
public record Signature(
        String name,
        String operation,
        Optional<String> model,
        List<Class<?>> parameterTypes,
        Class<?> answerType,
        boolean streamed) {

    public Signature {
        parameterTypes = List.copyOf(parameterTypes);
        answerType = boxed(answerType);
    }

    /** Reflection hands values of primitive types over in boxes. */
    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    Asked asked() {
        return new Asked(operation, model, streamed);
    }

    /** Arguments that a user's mapper made must fit, or the method could not be called. */
    @Nullable Object[] checked(@Nullable Object @Nullable [] arguments, String mapper) {
        if (arguments == null || !takes(arguments)) {
            throw CallBlockedException.notCarriedOut(
                    Direction.INPUT,
                    "what CallMapping." + mapper + " puts back are no arguments of " + this
                            + "; return as many as it takes, of its types");
        }
        return arguments;
    }

    private boolean takes(@Nullable Object[] arguments) {
        boolean fits = arguments.length == parameterTypes.size();
        for (int i = 0; fits && i < arguments.length; i++) {
            Class<?> type = parameterTypes.get(i);
            Object argument = arguments[i];
            fits = argument == null ? !type.isPrimitive() : boxed(type).isInstance(argument);
        }
        return fits;
    }

    @Override
    public String toString() {
        return name;
    }
}
