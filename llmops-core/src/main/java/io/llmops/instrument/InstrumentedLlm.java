package io.llmops.instrument;

import io.llmops.call.CallTarget;
import io.llmops.call.Operation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what asks a model: on a method that method, on an interface or a class every method of the instrumented
 * interface that takes a parameter.
 *
 * <pre>{@code
 * interface Support {
 *     @InstrumentedLlm(provider = "openai", model = "gpt-4o-mini")
 *     CompletionStage<String> ask(String question);
 * }
 * Support support = ops.instrument(Support.class, new OpenAiSupport());
 * }</pre>
 *
 * <p>Where several apply to a method, the nearest counts: the one on the bean's own method, on the interface's, on the
 * bean's class, on the interface. Superclasses and super-interfaces are looked at in their turn. {@code close()} and the
 * methods of {@link Object} never ask a model.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InstrumentedLlm {

    /** The value of {@code gen_ai.provider.name}, such as {@code openai}; by default guessed from the model. */
    String provider() default CallTarget.UNKNOWN_PROVIDER;

    /** The model asked for, where the request itself does not tell. */
    String model() default "";

    /** The value of {@code gen_ai.operation.name}, where the request itself does not tell. */
    String operation() default Operation.CHAT;
}
