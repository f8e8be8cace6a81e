package io.llmops.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a model, in neutral form. Immutable.
 *
 * @param operation the value of {@code gen_ai.operation.name}, such as {@link Operation#CHAT}
 * @param model the model asked for; empty where the request does not name one
 * @param streaming whether the answer is asked for in chunks
 * @param extra further fields of the provider's request, passed on untouched
 */
public record LlmRequest(
        String operation,
        Optional<String> model,
        List<Message> messages,
        RequestOptions options,
        List<ToolDefinition> tools,
        boolean streaming,
        Map<String, Object> extra) {

    private static final LlmRequest UNREADABLE = new Builder(Optional.empty()).build();

    public LlmRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        extra = Map.copyOf(extra);
    }

    /** One question to a chat model. */
    public static LlmRequest of(String model, String question) {
        return builder(model).user(question).build();
    }

    public static Builder builder(String model) {
        return new Builder(Optional.of(model));
    }

    /** Stands for a request that could not be read; it still counts as a call. */
    public static LlmRequest unreadable() {
        return UNREADABLE;
    }

    /** Whether this is what was asked, and not {@link #unreadable()}. */
    @SuppressWarnings("ReferenceEquality") // an empty request that was read is another one
    public boolean isReadable() {
        return this != UNREADABLE;
    }

    /** Every text in the request, in order. */
    public List<Passage> passages() {
        List<Passage> passages = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Parts.collect(i, messages.get(i).parts(), messages.get(i).origin(), passages);
        }
        return passages;
    }

    /** A copy with some texts replaced; every other field, and every untouched message, is the very same object. */
    public LlmRequest edited(Edits edits) {
        if (edits.isEmpty()) {
            return this;
        }
        List<Message> changed = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            changed.add(messages.get(i).edited(i, edits));
        }
        return new LlmRequest(operation, model, changed, options, tools, streaming, extra);
    }

    /** A copy that asks for the answer in chunks, or at once. */
    public LlmRequest withStreaming(boolean inChunks) {
        return inChunks == streaming
                ? this
                : new LlmRequest(operation, model, messages, options, tools, inChunks, extra);
    }

    /** Names the model and counts messages; never their text. */
    @Override
    public String toString() {
        return "LlmRequest{" + operation + " " + model.orElse("?") + ", " + messages.size() + " messages}";
    }

    /** Collects a request step by step. Not for use by several threads. */
    public static final class Builder {
        private final Optional<String> model;
        private final List<Message> messages = new ArrayList<>();
        private final List<ToolDefinition> tools = new ArrayList<>();
        private final Map<String, Object> extra = new LinkedHashMap<>();
        private String operation = Operation.CHAT;
        private RequestOptions options = RequestOptions.defaults();
        private boolean streaming;

        private Builder(Optional<String> model) {
            this.model = model;
        }

        public Builder operation(String name) {
            operation = name;
            return this;
        }

        public Builder system(String text) {
            return message(Message.system(text));
        }

        public Builder user(String text) {
            return message(Message.user(text));
        }

        public Builder message(Message message) {
            messages.add(message);
            return this;
        }

        public Builder options(RequestOptions values) {
            options = values;
            return this;
        }

        public Builder tool(ToolDefinition tool) {
            tools.add(tool);
            return this;
        }

        public Builder streaming(boolean inChunks) {
            streaming = inChunks;
            return this;
        }

        public Builder extra(String field, Object value) {
            extra.put(field, value);
            return this;
        }

        public LlmRequest build() {
            return new LlmRequest(operation, model, messages, options, tools, streaming, extra);
        }
    }
}
