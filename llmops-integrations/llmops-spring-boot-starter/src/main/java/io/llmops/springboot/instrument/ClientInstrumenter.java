package io.llmops.springboot.instrument;

import io.llmops.LlmOps;
import java.util.Optional;

/**
 * Knows how clients of one type are instrumented. A bean; it is needed before most others, so declare it by a static method:
 *
 * <pre>{@code
 * @Bean
 * @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
 * static ClientInstrumenter<OpenAIClient> openAi() {
 *     return ClientInstrumenter.of(OpenAIClient.class, (ops, client, provider) -> InstrumentedOpenAi.of(ops, client));
 * }
 * }</pre>
 *
 * @param <T> the interface that applications inject
 */
public interface ClientInstrumenter<T> {

    /** Wraps one client. */
    @FunctionalInterface
    interface Wrapping<T> {

        /**
         * What is to be called in the client's place.
         *
         * @param provider what the application's configuration says that it is; empty if the client knows best
         */
        T wrap(LlmOps ops, T client, Optional<String> provider);
    }

    /** The interface that applications inject. */
    Class<T> type();

    /** See {@link Wrapping#wrap}. */
    T instrument(LlmOps ops, T client, Optional<String> provider);

    static <T> ClientInstrumenter<T> of(Class<T> type, Wrapping<T> wrapping) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    type.getName() + " is no interface; name the interface that applications inject");
        }
        return new ClientInstrumenter<>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public T instrument(LlmOps ops, T client, Optional<String> provider) {
                return wrapping.wrap(ops, client, provider);
            }
        };
    }
}
