package io.llmops.evaluation.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmops.call.LlmRequest;
import io.llmops.call.RequestOptions;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.Judged;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever an answer is made of: a score from 0 to 1, no exception, none of its words. */
class HostileAnswersTest {

    private static final String[] PIECES = {
        "zebra", "quokka ", "7,8.9", "```", "\n", "{\"a\":[", "]}", "\"", "\ud800", "\udc00", "\ufffd", "Ã©", "\u202e",
                "שלום ",
        "مرحبا ", "哈", "の", "ำ", "😀", "yоu", "\u0000", "i'm sorry but i can't ", "Context:", "<documents>", "<", ">",
                ". ", "!!!",
        "\\", "in 5 words ", "translate ", "answer in French ", "1.", "…", "e\u0301", "\u200b", "ﬃ", "İ"
    };

    @Test
    void giveScoresFromZeroToOneAndNoExceptions() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String question = mixture(random, random.nextInt(30));
            String answer = mixture(random, random.nextInt(120));
            judgedByAll(question, answer).forEach(it -> assertThat(it.score()).isBetween(0.0, 1.0));
        }
    }

    @Test
    void areNeverQuoted() {
        Set<String> ours = Set.of("answer", "question", "words", "word", "json", "context");
        Random random = new Random(8);
        Predicate<String> known = word -> ours.contains(word) || word.length() < 5;
        for (int round = 0; round < 500; round++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                words.add(Long.toString(random.nextLong(), 36).replace("-", "") + "q");
            }
            String text = String.join(" ", words) + ". " + words.get(3) + " is grounded.";
            for (Evaluation evaluation : judgedByAll(text + "?", text)) {
                String said = (evaluation.label() + " " + evaluation.explanation()).toLowerCase(Locale.ROOT);
                assertThat(Pattern.compile("\\W+").splitAsStream(said).filter(known.negate()))
                        .doesNotContainAnyElementsOf(words);
            }
        }
    }

    @Test
    void areBoundedWhateverTheirLength() {
        for (String endless : List.of(
                "a", " ", "(", "\ud83d\ude00", "哈", "שלום ", "word ", "\n", "\"", "{\"a\":", "```", "1,", "<", "\\")) {
            String text = endless.repeat((1 << 20) / endless.length());
            List<Evaluation> evaluations = judgedByAll(text, text);
            assertThat(evaluations).isNotEmpty();
            evaluations.forEach(it -> assertThat(it.explanation().length()).isLessThan(200));
        }
    }

    @Test
    void makeNoMoreWorkTheLongerTheyAre() {
        for (String endless : List.of("a ", "word. ", "哈", "\ud83d\ude00", "a\n")) {
            CallTexts some = new CallTexts(Judged.call(endless.repeat(50_000), endless.repeat(50_000)));
            CallTexts more = new CallTexts(Judged.call(endless.repeat(500_000), endless.repeat(500_000)));

            assertThat(more.answerWords().size()).isCloseTo(some.answerWords().size(), within(2));
            assertThat(more.questionWords().size())
                    .isCloseTo(some.questionWords().size(), within(2));
            assertThat(more.answerExcerpt().text().length()).isLessThanOrEqualTo(Excerpt.MAX_CHARS);
        }
    }

    @Test
    void areNoJsonHoweverDeep() {
        LlmRequest request = LlmRequest.builder("m")
                .user("?")
                .options(RequestOptions.defaults().withOutputSchema("{\"$ref\":\"#\"}"))
                .build();

        assertThat(new ValidFormat().evaluate(Judged.call(request, "[".repeat(100_000), Optional.empty())))
                .map(Evaluation::label)
                .hasValue("not-json");
        assertThat(new ValidFormat().evaluate(Judged.call(request, "[1]", Optional.empty())))
                .map(Evaluation::label)
                .hasValue("valid");
    }

    private static String mixture(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static List<Evaluation> judgedByAll(String question, String answer) {
        List<Evaluation> all = new ArrayList<>();
        for (Evaluator evaluator : StandardEvaluators.all()) {
            evaluator.evaluate(Judged.call(question, answer)).ifPresent(all::add);
            evaluator.evaluate(Judged.grounded(question, question, answer)).ifPresent(all::add);
        }
        return all;
    }
}
