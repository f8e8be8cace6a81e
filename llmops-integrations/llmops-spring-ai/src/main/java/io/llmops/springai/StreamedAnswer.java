package io.llmops.springai;

import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** The whole of a streamed answer, put together for listeners: of id, model and usage the last that is told counts. */
final class StreamedAnswer {

    private final Map<Integer, StreamedChoice> choices = new TreeMap<>();
    private final ActiveCall call;
    private boolean readable = true;
    private Optional<Usage> usage = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<String> id = Optional.empty();

    StreamedAnswer(ActiveCall call) {
        this.call = call;
    }

    StreamedChoice choice(int index) {
        return choices.computeIfAbsent(index, it -> new StreamedChoice(call, it));
    }

    Map<Integer, StreamedChoice> choices() {
        return choices;
    }

    /** Reads all but the texts. */
    void note(ChatResponse response) {
        ChatResponseMetadata metadata = response.getMetadata();
        usage = UsageMapping.of(metadata.getUsage())
                .map(told ->
                        usage.map(before -> UsageMapping.merged(before, told)).orElse(told))
                .or(() -> usage);
        model = ResponseMapping.told(metadata.getModel()).or(() -> model);
        id = ResponseMapping.told(metadata.getId()).or(() -> id);
        List<Generation> generations = response.getResults();
        for (int i = 0; i < generations.size(); i++) {
            choice(ResponseMapping.choice(generations.get(i), i))
                    .finished(ResponseMapping.finishReason(generations.get(i)));
        }
    }

    /** A chunk could not be read, so the whole is not known. */
    void unreadable() {
        readable = false;
    }

    @Nullable LlmResponse whole() {
        if (!readable) {
            return null;
        }
        LlmResponse.Builder whole = LlmResponse.builder();
        choices.values().forEach(choice -> whole.choice(choice.whole()));
        usage.ifPresent(whole::usage);
        model.ifPresent(whole::model);
        id.ifPresent(whole::id);
        return whole.build();
    }
}
