package io.llmops.springai;

import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Map;
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
    private @Nullable Usage usage;
    private @Nullable String model;
    private @Nullable String id;

    StreamedAnswer(ActiveCall call) {
        this.call = call;
    }

    StreamedChoice choice(int index) {
        StreamedChoice known = choices.get(index);
        return known == null ? choices.computeIfAbsent(index, it -> new StreamedChoice(call, it)) : known;
    }

    Map<Integer, StreamedChoice> choices() {
        return choices;
    }

    /** Reads all but the texts. */
    void note(ChatResponse response) {
        ChatResponseMetadata metadata = response.getMetadata();
        Usage told = UsageMapping.of(metadata.getUsage()).orElse(null);
        if (told != null) {
            usage = usage == null ? told : UsageMapping.merged(usage, told);
        }
        model = known(metadata.getModel(), model);
        id = known(metadata.getId(), id);
        List<Generation> generations = response.getResults();
        for (int i = 0; i < generations.size(); i++) {
            choice(ResponseMapping.choice(generations.get(i), i))
                    .finished(ResponseMapping.finishReason(generations.get(i)));
        }
    }

    private static @Nullable String known(@Nullable String told, @Nullable String before) {
        return told == null || told.isBlank() ? before : told;
    }

    /** Takes the texts, where nobody may change them. */
    void hear(ChatResponse response) {
        List<Generation> generations = response.getResults();
        for (int i = 0; i < generations.size(); i++) {
            var unused = choice(ResponseMapping.choice(generations.get(i), i))
                    .take(Said.of(generations.get(i).getOutput()));
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
        if (usage != null) {
            whole.usage(usage);
        }
        if (model != null) {
            whole.model(model);
        }
        if (id != null) {
            whole.id(id);
        }
        return whole.build();
    }
}
