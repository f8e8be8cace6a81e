package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.call.LlmRequest;
import io.llmops.client.LlmClient;
import io.llmops.guardrails.Guardrails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;

/** Contexts in which something is missing; {@link RealApplicationsTest} does the same with whole applications. */
class StartsAnywhereTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.micrometer",
                "io.opentelemetry.sdk",
                "com.openai",
                "com.anthropic",
                "org.springframework.ai",
                "reactor",
                "dev.langchain4j",
                "io.llmops.openai",
                "io.llmops.anthropic",
                "io.llmops.springai",
                "io.llmops.reactor",
                "io.llmops.langchain4j",
                "io.llmops.guardrails",
                "io.llmops.alerting",
                "org.springframework.boot.actuate",
                "jakarta.validation"
            })
    void startsWithout(String packageName) {
        Starter.context()
                .withClassLoader(new FilteredClassLoader(packageName))
                .withBean(LlmClient.class, () -> new Echo("echo"))
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(LlmOps.class);
                    assertThat(context.getBean(LlmClient.class)
                                    .chat(LlmRequest.of("m", "hi"))
                                    .text())
                            .isEqualTo("hello");
                });
    }

    @Test
    void startsWithoutOpenTelemetryAndMicrometer() {
        Starter.context()
                .withClassLoader(new FilteredClassLoader("io.micrometer", "io.opentelemetry.sdk"))
                .withPropertyValues("llmops.alerting.enabled=true")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(LlmOps.class)
                        .doesNotHaveBean(Alerting.class));
    }

    @Test
    void disabledThereIsNothing() {
        Starter.context()
                .withPropertyValues("llmops.enabled=false", "llmops.alerting.enabled=true")
                .withBean(LlmClient.class, () -> new Echo("echo"))
                .run(context -> {
                    assertThat(context)
                            .doesNotHaveBean(LlmOps.class)
                            .doesNotHaveBean(Guardrails.class)
                            .doesNotHaveBean(Alerting.class);
                    assertThat(context.getBean(LlmClient.class)).isExactlyInstanceOf(Echo.class);
                });
    }

    @Test
    void anApplicationsOwnLlmOpsTakesThePlaceOfOurs() {
        LlmOps own = LlmOps.builder().build();
        Starter.context()
                .withBean("own", LlmOps.class, () -> own)
                .run(context -> assertThat(context).getBean(LlmOps.class).isSameAs(own));
    }
}
