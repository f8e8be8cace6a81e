package io.llmops.openai;

import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import io.llmops.call.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions, read without JSON. */
final class PlainToolCalls {

    private PlainToolCalls() {}

    /** Adds them to the parts; false if there are calls of another kind. */
    static boolean read(@Nullable List<ChatCompletionMessageToolCall> calls, Fields fields, List<Part> into) {
        if (calls == null) {
            return true;
        }
        for (ChatCompletionMessageToolCall call : calls) {
            if (!call.isFunction()) {
                return false;
            }
            ChatCompletionMessageFunctionToolCall function = call.asFunction();
            var said = fields.of(function._function());
            String arguments = said == null ? null : fields.of(said._arguments());
            if (said == null || arguments == null) {
                return false;
            }
            into.add(new Part.ToolCall(fields.textOr(function._id(), ""), fields.textOr(said._name(), ""), arguments));
        }
        return true;
    }
}
