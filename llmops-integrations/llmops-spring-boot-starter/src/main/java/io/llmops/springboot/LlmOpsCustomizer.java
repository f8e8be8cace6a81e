package io.llmops.springboot;

import io.llmops.LlmOpsBuilder;

/**
 * Has the last word on the {@code LlmOps} that the starter makes, where no property says it. A bean, in the order of
 * {@code @Order} where there are several.
 *
 * <pre>{@code
 * @Bean
 * LlmOpsCustomizer redaction() {
 *     return builder -> builder.captureContent(ContentCapture.both().redacted(text -> mask(text)));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface LlmOpsCustomizer {

    void customize(LlmOpsBuilder builder);
}
