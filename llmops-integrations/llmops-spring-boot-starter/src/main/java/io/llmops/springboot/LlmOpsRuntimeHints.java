package io.llmops.springboot;

import io.llmops.anthropic.InstrumentedAnthropic;
import io.llmops.openai.InstrumentedOpenAi;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.util.ClassUtils;

/** The files that we read from our jars, the records that are read from JSON, the proxies that leaves make. */
final class LlmOpsRuntimeHints implements RuntimeHintsRegistrar {

    static final List<String> JSON = List.of(
            "io.llmops.cost.PriceBookJson$Book",
            "io.llmops.cost.PriceBookJson$Entry",
            "io.llmops.cost.PriceBookJson$PerMillion");

    private static final List<String> FILES = List.of(
            "io/llmops/cost/prices.json",
            "io/llmops/call/models.json",
            "io/llmops/alerting/runbooks/*.md",
            "META-INF/services/io.llmops.instrument.returns.ReturnTypeHandler");

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        FILES.forEach(hints.resources()::registerPattern);
        JSON.forEach(it -> hints.reflection()
                .registerType(
                        TypeReference.of(it),
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.INVOKE_DECLARED_METHODS,
                        MemberCategory.ACCESS_DECLARED_FIELDS));
        if (ClassUtils.isPresent("com.openai.client.OpenAIClient", classLoader)) {
            OpenAi.register(hints);
        }
        if (ClassUtils.isPresent("com.anthropic.client.AnthropicClient", classLoader)) {
            Anthropic.register(hints);
        }
    }

    /** Apart, because whoever has no OpenAI SDK must not load it. */
    private static final class OpenAi {
        static void register(RuntimeHints hints) {
            standIns(hints, InstrumentedOpenAi.standInFor());
        }
    }

    /** Apart for the same reason. */
    private static final class Anthropic {
        static void register(RuntimeHints hints) {
            standIns(hints, InstrumentedAnthropic.standInFor());
        }
    }

    private static void standIns(RuntimeHints hints, Set<Class<?>> services) {
        for (Class<?> service : services) {
            hints.proxies().registerJdkProxy(service);
            hints.reflection().registerType(service, MemberCategory.INVOKE_PUBLIC_METHODS);
            hints.reflection()
                    .registerType(
                            service,
                            it -> it.withMethod(
                                    "withOptions", List.of(TypeReference.of(Consumer.class)), ExecutableMode.INVOKE));
        }
    }
}
