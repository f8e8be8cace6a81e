package io.llmops.springboot;

import static io.llmops.springboot.InvalidPropertyException.apply;

import io.llmops.call.Origin;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.GuardrailsBuilder;
import io.llmops.guardrails.policy.GuardrailCatalog;
import io.llmops.springboot.GuardrailsProperties.Mode;
import io.llmops.springboot.GuardrailsProperties.OnFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Puts guardrails together: the application's own in their order, then the built-in ones. */
final class GuardrailsFactory {

    /** What a property may name without a bean. */
    private static final GuardrailCatalog BUILT_IN = GuardrailCatalog.builtIn();

    private final GuardrailsProperties properties;
    private final Map<String, Guardrail> beans = new LinkedHashMap<>();

    GuardrailsFactory(GuardrailsProperties properties, List<Guardrail> beans) {
        this.properties = properties;
        beans.forEach(it -> this.beans.put(it.name(), it));
    }

    Guardrails make(List<GuardrailsCustomizer> customizers) {
        GuardrailsBuilder builder = Guardrails.builder();
        place("llmops.guardrails.input", properties.input(), builder::input);
        place("llmops.guardrails.output", properties.output(), builder::output);
        apply("llmops.guardrails.blocked-reply", properties.blockedReply(), builder::answerBlockedWith);
        apply("llmops.guardrails.observe-at-most", properties.observeAtMost(), builder::observeAtMost);
        apply("llmops.guardrails.trust", properties.trust(), it -> builder.trust(it.toArray(new Origin[0])));
        customizers.forEach(it -> it.customize(builder));
        return builder.build();
    }

    private void place(String key, Map<String, Mode> modes, BiConsumer<Guardrail, Enforcement> builder) {
        beans.forEach((name, guardrail) -> place(guardrail, modes.getOrDefault(name, Mode.REDACT), builder));
        modes.forEach((name, mode) -> {
            if (!beans.containsKey(name)) {
                place(builtIn(key + "." + name, name, mode), mode, builder);
            }
        });
    }

    private Guardrail builtIn(String key, String name, Mode mode) {
        if (!BUILT_IN.names().contains(name)) {
            throw new InvalidPropertyException(
                    key,
                    mode,
                    "no guardrail is called '" + name + "'; built in are " + BUILT_IN.names()
                            + ", and beans are called " + beans.keySet(),
                    null);
        }
        try {
            return BUILT_IN.make(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(
                    key, mode, "'" + name + "' must be told more than a property can: declare it as a bean", e);
        }
    }

    private void place(Guardrail guardrail, Mode mode, BiConsumer<Guardrail, Enforcement> builder) {
        switch (mode) {
            case OFF -> {}
            case OBSERVE -> builder.accept(guardrail, failing(Enforcement.observe()));
            case REDACT -> builder.accept(guardrail, failing(Enforcement.enforce()));
            case BLOCK ->
                builder.accept(guardrail, failing(Enforcement.enforce().blocking()));
        }
    }

    private Enforcement failing(Enforcement enforcement) {
        return properties.onFailure() == OnFailure.BLOCK ? enforcement.failingClosed() : enforcement;
    }
}
