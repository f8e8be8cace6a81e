package io.llmops.springai;

import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** A {@link ChatResponse} in neutral form, and the same response with edits. */
final class ResponseMapping {

    /** What providers answer with when they withheld the answer themselves. */
    private static final Set<String> WITHHELD = Set.of(
            FinishReason.CONTENT_FILTER,
            "content_filtered",
            "guardrail_intervened",
            "refusal",
            "safety",
            "image_safety",
            "prohibited_content",
            "blocklist",
            "spii");

    /** Why a choice ends that holds a refusal, whatever the provider says. */
    static final Optional<String> REFUSED = Optional.of(FinishReason.CONTENT_FILTER);

    private static final Set<String> WELL_KNOWN =
            Set.of(FinishReason.STOP, FinishReason.LENGTH, FinishReason.TOOL_CALLS, FinishReason.ERROR);

    private ResponseMapping() {}

    static LlmResponse response(ChatResponse response) {
        LlmResponse.Builder neutral = LlmResponse.builder();
        for (int i = 0; i < response.getResults().size(); i++) {
            Generation generation = response.getResults().get(i);
            Said said = Said.of(generation.getOutput());
            Optional<String> reason = said.refusal().isEmpty() ? finishReason(generation) : REFUSED;
            neutral.choice(new Choice(choice(generation, i), said.parts(), reason));
        }
        ChatResponseMetadata metadata = response.getMetadata();
        UsageMapping.of(metadata.getUsage()).ifPresent(neutral::usage);
        told(metadata.getModel()).ifPresent(neutral::model);
        told(metadata.getId()).ifPresent(neutral::id);
        return neutral.build();
    }

    static Optional<String> told(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** The number of the choice where the provider gives it: a chunk of a stream carries any of them. */
    static int choice(Generation generation, int position) {
        return generation.getOutput().getMetadata().get("index") instanceof Number number
                ? number.intValue()
                : position;
    }

    /** Well-known values as the conventions write them, a provider's own as it does. */
    static Optional<String> finishReason(Generation generation) {
        ChatGenerationMetadata metadata = generation.getMetadata();
        if (!metadata.getContentFilters().isEmpty()) {
            return Optional.of(FinishReason.CONTENT_FILTER);
        }
        return told(metadata.getFinishReason()).map(ResponseMapping::finishReason);
    }

    private static String finishReason(String told) {
        String word = told.toLowerCase(Locale.ROOT);
        if (WITHHELD.contains(word)) {
            return FinishReason.CONTENT_FILTER;
        }
        return WELL_KNOWN.contains(word) ? word : told;
    }

    /** The very response without edits; else a copy with the same metadata. */
    static ChatResponse edited(ChatResponse response, Edits edits) {
        if (edits.isEmpty()) {
            return response;
        }
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < response.getResults().size(); i++) {
            AssistantMessage message = response.getResults().get(i).getOutput();
            said.add(Said.of(message).edited(i, edits));
        }
        return saying(response, said);
    }

    /** A response whose generations say this: the very one if they do so already. */
    static ChatResponse saying(ChatResponse response, List<Said> said) {
        List<Generation> generations = new ArrayList<>(response.getResults());
        boolean same = true;
        for (int i = 0; i < generations.size(); i++) {
            Generation generation = generations.get(i);
            if (!said.get(i).equals(Said.of(generation.getOutput()))) {
                AssistantMessage message = said.get(i).into(generation.getOutput());
                generations.set(i, new Generation(message, generation.getMetadata()));
                same = false;
            }
        }
        return same ? response : new ChatResponse(generations, response.getMetadata());
    }

    /** An answer that no provider gave. */
    static ChatResponse reply(LlmResponse reply) {
        ChatGenerationMetadata stop =
                ChatGenerationMetadata.builder().finishReason("STOP").build();
        return new ChatResponse(List.of(new Generation(new AssistantMessage(reply.text()), stop)));
    }
}
