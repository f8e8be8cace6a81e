package io.llmops.openai;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.Optional;

/** {@code stream_options.include_usage}: whether a caller asks for the usage of a stream. */
final class ChatStreamOptions {

    private ChatStreamOptions() {}

    static boolean asksForUsage(ChatCompletionCreateParams params) {
        return known(params)
                .flatMap(options -> options._includeUsage().asKnown())
                .orElse(false);
    }

    static ChatCompletionCreateParams withUsage(ChatCompletionCreateParams params) {
        if (asksForUsage(params)) {
            return params;
        }
        ChatCompletionStreamOptions.Builder options = known(params)
                .map(ChatCompletionStreamOptions::toBuilder)
                .orElseGet(ChatCompletionStreamOptions::builder);
        return params.toBuilder()
                .streamOptions(options.includeUsage(true).build())
                .build();
    }

    private static Optional<ChatCompletionStreamOptions> known(ChatCompletionCreateParams params) {
        return params._streamOptions().asKnown();
    }
}
