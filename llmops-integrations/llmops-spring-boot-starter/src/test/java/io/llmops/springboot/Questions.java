package io.llmops.springboot;

import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** What is asked. */
public final class Questions {

    private Questions() {}

    public static ChatCompletionCreateParams parcel() {
        return ChatCompletionCreateParams.builder()
                .model("gpt-4o-mini")
                .addUserMessage("Where is my parcel?")
                .build();
    }
}
