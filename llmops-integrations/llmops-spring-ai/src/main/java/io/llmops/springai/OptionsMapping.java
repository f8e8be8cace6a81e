package io.llmops.springai;

import io.llmops.call.RequestOptions;
import io.llmops.call.ToolDefinition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;

/** Options and tools of a prompt in neutral form. Seed and number of choices are no part of Spring AI's own options. */
final class OptionsMapping {

    private OptionsMapping() {}

    static Optional<String> model(@Nullable ChatOptions options) {
        return options == null
                ? Optional.empty()
                : Optional.ofNullable(options.getModel())
                        .filter(name -> !name.isBlank())
                        .or(() -> Reflected.text(options, "getDeploymentName"));
    }

    static RequestOptions options(@Nullable ChatOptions options) {
        if (options == null) {
            return RequestOptions.defaults();
        }
        Optional<Number> limit = Optional.<Number>ofNullable(options.getMaxTokens())
                .or(() -> Reflected.number(options, "getMaxCompletionTokens"));
        List<String> stop = options.getStopSequences();
        return new RequestOptions(
                decimal(options.getTemperature()),
                decimal(options.getTopP()),
                whole(Optional.ofNullable(options.getTopK())),
                large(limit),
                decimal(options.getFrequencyPenalty()),
                decimal(options.getPresencePenalty()),
                stop == null ? List.of() : stop,
                large(Reflected.number(options, "getSeed")),
                whole(Reflected.number(options, "getN")),
                Optional.empty());
    }

    private static OptionalDouble decimal(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalInt whole(Optional<? extends Number> value) {
        return value.isPresent() ? OptionalInt.of(value.get().intValue()) : OptionalInt.empty();
    }

    private static OptionalLong large(Optional<? extends Number> value) {
        return value.isPresent() ? OptionalLong.of(value.get().longValue()) : OptionalLong.empty();
    }

    /** Tools that cannot tell what they are must not keep the prompt from being read. */
    static List<ToolDefinition> tools(@Nullable ChatOptions options) {
        try {
            return options instanceof ToolCallingChatOptions calling && calling.getToolCallbacks() != null
                    ? calling.getToolCallbacks().stream()
                            .map(ToolCallback::getToolDefinition)
                            .map(tool -> new ToolDefinition(tool.name(), tool.description(), tool.inputSchema()))
                            .toList()
                    : List.of();
        } catch (RuntimeException | LinkageError e) {
            return List.of();
        }
    }
}
