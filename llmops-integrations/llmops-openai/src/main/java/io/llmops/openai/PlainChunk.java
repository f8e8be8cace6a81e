package io.llmops.openai;

import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import java.util.List;

/** Chunks that hold only what the SDK knows: they need not become JSON to be read. */
@SuppressWarnings(
        "deprecation") // what OpenAI calls old is still sent; properties of others are read without copying all
final class PlainChunk {

    private PlainChunk() {}

    static boolean is(ChatCompletionChunk chunk) {
        Fields fields = new Fields();
        fields.of(chunk._id());
        fields.of(chunk._model());
        fields.of(chunk._systemFingerprint());
        var tier = fields.of(chunk._serviceTier());
        if (tier != null) {
            fields.of(tier._value());
        }
        fields.of(chunk._usage());
        List<ChatCompletionChunk.Choice> choices = fields.of(chunk._choices());
        for (int i = 0; choices != null && i < choices.size(); i++) {
            if (!is(choices.get(i), fields)) {
                return false;
            }
        }
        return fields.arePlain();
    }

    private static boolean is(ChatCompletionChunk.Choice choice, Fields fields) {
        fields.of(choice._index());
        var reason = fields.of(choice._finishReason());
        if (reason != null) {
            fields.of(reason._value());
        }
        Delta delta = fields.of(choice._delta());
        if (delta == null) {
            return false;
        }
        fields.of(delta._content());
        fields.of(delta._refusal());
        List<Delta.ToolCall> calls = fields.of(delta._toolCalls());
        for (int i = 0; calls != null && i < calls.size(); i++) {
            Delta.ToolCall call = calls.get(i);
            fields.of(call._index());
            fields.of(call._id());
            var function = fields.of(call._function());
            if (function == null || call._additionalProperties().containsKey("custom")) {
                return false;
            }
            fields.of(function._name());
            fields.of(function._arguments());
        }
        return true;
    }
}
