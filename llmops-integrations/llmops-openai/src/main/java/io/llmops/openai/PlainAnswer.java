package io.llmops.openai;

import com.openai.models.chat.completions.ChatCompletion;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completions of texts and of calls of functions, as nearly all are, read without JSON. Parts are in the order that they have there. */
@SuppressWarnings(
        "deprecation") // what OpenAI calls old is still sent; properties of others are read without copying all
final class PlainAnswer {

    private PlainAnswer() {}

    /** Null where the completion holds more than that. */
    static @Nullable LlmResponse of(ChatCompletion answer) {
        Fields fields = new Fields();
        List<Choice> choices = new ArrayList<>(1);
        List<ChatCompletion.Choice> given = fields.of(answer._choices());
        for (int i = 0; given != null && i < given.size(); i++) {
            Choice choice = choice(given.get(i), i, fields);
            if (choice == null) {
                return null;
            }
            choices.add(choice);
        }
        var tier = fields.of(answer._serviceTier());
        var usage = fields.of(answer._usage());
        LlmResponse response = new LlmResponse(
                Optional.ofNullable(fields.text(answer._id())),
                Optional.ofNullable(fields.text(answer._model())),
                choices,
                usage == null ? Optional.empty() : Optional.of(Usages.ofChat(usage, fields)),
                tier == null ? Optional.empty() : Optional.ofNullable(fields.text(tier._value())),
                Optional.ofNullable(fields.text(answer._systemFingerprint())));
        return fields.arePlain() ? response : null;
    }

    private static @Nullable Choice choice(ChatCompletion.Choice choice, int position, Fields fields) {
        var message = fields.of(choice._message());
        if (message == null || fields.of(message._audio()) != null || fields.of(message._functionCall()) != null) {
            return null;
        }
        List<Part> parts = new ArrayList<>(1);
        for (String field : StreamedChat.REASONING) {
            String reasoning = Fields.foreign(message._additionalProperties(), field);
            if (reasoning != null) {
                parts.add(new Part.Reasoning(reasoning));
            }
        }
        String content = fields.of(message._content());
        if (content != null) {
            parts.add(new Part.Text(content));
        }
        String refusal = fields.of(message._refusal());
        if (refusal != null) {
            parts.add(new Part.Text(refusal));
        }
        if (!PlainToolCalls.read(fields.of(message._toolCalls()), fields, parts)) {
            return null;
        }
        var reason = fields.of(choice._finishReason());
        String finished = reason == null ? null : fields.text(reason._value());
        return new Choice(
                fields.whole(choice._index(), position),
                parts,
                Optional.ofNullable(refusal == null || refusal.isEmpty() ? finished : FinishReason.REFUSAL));
    }
}
