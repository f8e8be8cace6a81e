package io.llmops.evaluation.text;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.Origin;
import io.llmops.call.Part;
import io.llmops.call.Passage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one call as evaluators need them, each read when first asked for and then kept, so that ten evaluators cost
 * one reading. Of several choices the first is the answer: it is what applications show. For one thread.
 */
public final class CallTexts {

    /** Characters of an instruction that are looked at. */
    private static final int ASKED = 4_000;

    private final LlmCall call;
    private double draw = Double.NaN;
    private @Nullable Boolean answeredInText;
    private @Nullable String answer;
    private @Nullable Excerpt answerExcerpt;
    private @Nullable Words answerWords;
    private @Nullable Characters answerCharacters;
    private @Nullable String question;
    private int questionLength;
    private @Nullable Words questionWords;
    private @Nullable Grounds grounds;

    /** The texts of a call that has a response. */
    public CallTexts(LlmCall call) {
        this.call = call;
    }

    /** The same, where the call's {@link Draw} is known. */
    public CallTexts(LlmCall call, double draw) {
        this.call = call;
        this.draw = draw;
    }

    public LlmCall call() {
        return call;
    }

    /** Whether the call is among such a share of all, 0..1; see {@link Draw}. */
    public boolean isIn(double share) {
        if (Double.isNaN(draw)) {
            draw = Draw.of(call);
        }
        return draw < share;
    }

    /** The choice that is judged; empty where the response has none. */
    public Optional<Choice> choice() {
        List<Choice> choices = call.response().orElseThrow().choices();
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(0));
    }

    /** Whether the answer is text to be judged: not a call of tools, not media, and not unknown. */
    public boolean isAnsweredInText() {
        if (answeredInText == null) {
            answeredInText = choice().filter(CallTexts::isText).isPresent();
        }
        return answeredInText;
    }

    private static boolean isText(Choice choice) {
        for (Part part : choice.parts()) {
            if (part instanceof Part.ToolCall || part instanceof Part.Media) {
                return false;
            }
        }
        return !choice.finishReason().equals(Optional.of(FinishReason.TOOL_CALLS));
    }

    /** Whether the answer is text and has a letter or digit. */
    public boolean hasWords() {
        return isAnsweredInText() && answerWords().size() > 0;
    }

    /** The answer as it is, however long. */
    public String answer() {
        if (answer == null) {
            answer = call.response().orElseThrow().text();
        }
        return answer;
    }

    /** The answer, bounded. */
    public Excerpt answerExcerpt() {
        if (answerExcerpt == null) {
            answerExcerpt = Excerpt.of(answer());
        }
        return answerExcerpt;
    }

    public Words answerWords() {
        if (answerWords == null) {
            answerWords = Words.of(answerExcerpt().text());
        }
        return answerWords;
    }

    public Characters answerCharacters() {
        if (answerCharacters == null) {
            answerCharacters = Characters.of(answerExcerpt().text());
        }
        return answerCharacters;
    }

    /** The end of the last thing that the user said, at most {@value #ASKED} characters: the question proper stands there. */
    public String question() {
        if (question == null) {
            String last = last(Origin.USER);
            questionLength = last.length();
            question = last.substring(Math.max(0, last.length() - ASKED));
        }
        return question;
    }

    /** How many characters the last thing that the user said has, all of it. */
    public int questionLength() {
        question();
        return questionLength;
    }

    public Words questionWords() {
        if (questionWords == null) {
            questionWords = Words.of(question());
        }
        return questionWords;
    }

    /** The last system message; empty where there is none. */
    public String system() {
        return last(Origin.SYSTEM);
    }

    /** What the request gives the model to answer from. */
    public Grounds grounds() {
        if (grounds == null) {
            grounds = Grounds.of(call.request());
        }
        return grounds;
    }

    private String last(Origin origin) {
        String last = "";
        for (Passage passage : call.request().passages()) {
            if (passage.origin() == origin) {
                last = passage.text();
            }
        }
        return last;
    }

    /** Says whose texts they are, and none of them. */
    @Override
    public String toString() {
        return "CallTexts{" + call + "}";
    }
}
