package io.llmops.evaluation;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.Origin;
import io.llmops.call.Part;
import io.llmops.call.Passage;
import java.util.List;
import java.util.Optional;

/** Finds the question and the answer of a call, bounded in length. */
final class Texts {

    /** Evaluators look at no more than this of each text. */
    static final int MAX_CHARS = 20_000;

    private Texts() {}

    /** Whether the answer is text to be judged: not a call of tools, not media, and not unknown. */
    static boolean isAnsweredInText(LlmCall call) {
        List<Choice> choices = call.response().orElseThrow().choices();
        return !choices.isEmpty()
                && choices.stream()
                        .flatMap(choice -> choice.parts().stream())
                        .noneMatch(part -> part instanceof Part.ToolCall || part instanceof Part.Media)
                && choices.stream()
                        .noneMatch(choice -> choice.finishReason().equals(Optional.of(FinishReason.TOOL_CALLS)));
    }

    /** The last thing that the user said. */
    static String question(LlmCall call) {
        String question = "";
        for (Passage passage : call.request().passages()) {
            if (passage.origin() == Origin.USER) {
                question = passage.text();
            }
        }
        return question.length() > MAX_CHARS ? question.substring(question.length() - MAX_CHARS) : question;
    }

    static String answer(LlmCall call) {
        String answer = call.response().orElseThrow().text();
        return answer.length() > MAX_CHARS ? answer.substring(0, MAX_CHARS) : answer;
    }
}
