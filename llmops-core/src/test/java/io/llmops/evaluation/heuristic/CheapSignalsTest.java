package io.llmops.evaluation.heuristic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.ToolDefinition;
import io.llmops.call.Usage;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.Judged;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheapSignalsTest {

    private static final String PROSE = "Your parcel left the warehouse on Monday. It is on its way to Leipzig. "
            + "The driver will ring the bell between nine and noon. ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null|placeholder",
                "[object Object]|placeholder",
                "N/A.|placeholder",
                "...|punctuation",
                "---|punctuation",
                "42|content",
                "ok|content"
            })
    void seesAnswersThatAreNone(String answer, String label) {
        assertThat(label(new NotEmpty(), "Why?", answer)).isEqualTo(label);
    }

    @Test
    void seesWhiteSpace() {
        assertThat(label(new NotEmpty(), "Why?", " \n\t ")).isEqualTo("empty");
    }

    @Test
    void takesNullForAnAnswerWhereJsonIsAskedFor() {
        assertThat(new NotEmpty().evaluate(json("null"))).map(Evaluation::label).hasValue("content");
    }

    @ParameterizedTest
    @CsvSource({"length,length-limit", "content_filter,filtered", "error,broken-off", "stop,complete"})
    void believesTheFinishReason(String reason, String label) {
        var call = Judged.call(LlmRequest.of("m", "?"), PROSE + "And then", Optional.of(reason));

        assertThat(new Completeness().evaluate(call)).map(Evaluation::label).hasValue(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"And then he will go to the", "This, however,", "One more thing (if you have"})
    void seesAnAnswerCutWithinASentence(String end) {
        assertThat(label(new Completeness(), "?", PROSE + end)).isEqualTo("mid-sentence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Paris",
                "Leipzig, Germany",
                "1. Apples\n2. Pears\n3. Plums",
                "Dear all,\nIt is done.\nBest regards\nAnna"
            })
    void leavesShortAnswersAndListsAlone(String answer) {
        assertThat(label(new Completeness(), "?", answer)).isEqualTo("complete");
    }

    @Test
    void seesWhatStaysOpen() {
        assertThat(label(new Completeness(), "?", "Here:\n```java\nint a = 1;")).isEqualTo("unclosed");
        assertThat(label(new Completeness(), "?", "{\"a\": [1, 2")).isEqualTo("unclosed");
        assertThat(label(new Completeness(), "?", "{\"a\": \"}{[\"}")).isEqualTo("complete");
    }

    @Test
    void knowsThatAllTokensWereUsed() {
        RequestOptions options = new RequestOptions(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalLong.of(5),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty());
        LlmRequest request = LlmRequest.builder("m").user("?").options(options).build();
        LlmResponse response = LlmResponse.builder()
                .choice(new Choice(0, List.of(new Part.Text("One two three.")), Optional.empty()))
                .usage(Usage.of(3, 5))
                .build();

        assertThat(new Completeness().evaluate(Judged.call(request, response, SpanContext.getInvalid())))
                .map(Evaluation::label)
                .hasValue("length-limit");
    }

    @Test
    void seesALoop() {
        assertThat(label(new NoRepetition(), "?", PROSE + "I will check that again. ".repeat(20)))
                .isEqualTo("loop");
        assertThat(score(new NoRepetition(), "?", PROSE)).isEqualTo(1);
    }

    @Test
    void seesALoopWithoutSpaces() {
        assertThat(label(new NoRepetition(), "?", "ab".repeat(2_000))).isEqualTo("loop");
        assertThat(label(new NoRepetition(), "?", "\ud83d\ude00".repeat(200))).isEqualTo("loop");
        assertThat(label(new NoRepetition(), "?", "哈哈".repeat(200))).isEqualTo("loop");
    }

    @Test
    void judgesNoRepetitionOfAFewWords() {
        assertThat(new NoRepetition().evaluate(Judged.call("?", "no no no no"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where is my parcel and when will it be here? I have waited for a week.|Das Paket ist auf dem Weg und wird morgen bei Ihnen sein, wie es geplant war.|different",
                "Where is my parcel and when will it be here? I have waited for a week.|The parcel is on its way and will be there by tomorrow at noon.|same",
                "Wo ist mein Paket und wann wird es hier sein? Ich habe eine Woche gewartet.|Das Paket ist auf dem Weg und wird morgen bei Ihnen sein, wie es geplant war.|same",
                "Où est mon colis et quand sera-t-il chez moi ? Je suis très en colère.|Посылка уже в пути и завтра будет у вас, как это было запланировано.|different",
                "Where is my parcel and when will it be here? I have waited for a week.|荷物は配送中で、明日の午前中にはお届けする予定です。ご安心ください。|different",
                "Where is my parcel? Please answer in German, for I have no English.|Das Paket ist auf dem Weg und wird morgen bei Ihnen sein, wie es geplant war.|same",
                "Where is my parcel? Please answer in German, for I have no English.|The parcel is on its way and will be there by tomorrow at noon.|different",
                "How do people say in French that they are on the way to the station?|Je suis en route pour la gare et je vais y être dans une heure.|same",
            })
    void comparesTheLanguageOfTheAnswerWithTheOneExpected(String question, String answer, String label) {
        assertThat(label(new SameLanguage(), question, answer)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Translate this into the language of my mother: where is the station?|Das Paket ist auf dem Weg und wird morgen bei Ihnen sein.",
                "Why?|Das Paket ist auf dem Weg und wird morgen bei Ihnen sein.",
                "Where is my parcel and when will it be here?|In Leipzig.",
                "Where is my parcel and when will it be here?|int parcel = warehouse.find(id).orElseThrow(); parcel.send(now, address);",
            })
    void doesNotJudgeALanguageThatItCannotKnow(String question, String answer) {
        assertThat(new SameLanguage().evaluate(Judged.call(question, answer))).isEmpty();
    }

    @Test
    void expectsTheLanguageThatTheSystemMessageOrders() {
        LlmRequest request = LlmRequest.builder("m")
                .system("You are a clerk. Always answer in German.")
                .user("Where is my parcel and when will it be here?")
                .build();

        assertThat(new SameLanguage().evaluate(Judged.call(request, PROSE, Optional.empty())))
                .map(Evaluation::label)
                .hasValue("different");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Explain taxes in one sentence.|as-asked|1",
                "Explain taxes in at most 10 words.|long|0.4",
                "Erkläre das in höchstens 50 Wörtern.|as-asked|1",
                "Write about 300 words on parcels.|short|0.09",
                "How do the words of one sentence make sense?|plausible|1",
            })
    void holdsTheLengthAgainstWhatWasAskedFor(String question, String label, double score) {
        String answer = question.contains("one sentence.") ? "They are paid." : PROSE;

        assertThat(label(new PlausibleLength(), question, answer)).isEqualTo(label);
        assertThat(score(new PlausibleLength(), question, answer))
                .isCloseTo(score, org.assertj.core.api.Assertions.within(0.05));
    }

    @Test
    void findsAnAnswerWithoutMeasureImplausible() {
        assertThat(score(new PlausibleLength(), "Why so?", PROSE.repeat(200))).isLessThan(0.5);
    }

    @Test
    void judgesJsonOnlyWhereItIsAskedFor() {
        assertThat(new ValidFormat().evaluate(Judged.call("Give me JSON", "{"))).isEmpty();
        assertThat(new ValidFormat().evaluate(json("{\"city\": \"Leipzig\"}")))
                .map(Evaluation::label)
                .hasValue("valid");
        assertThat(new ValidFormat().evaluate(json("```json\n{\"city\": \"Leipzig\"}\n```")))
                .map(Evaluation::label)
                .hasValue("wrapped");
        assertThat(new ValidFormat().evaluate(json("{\"town\": \"Leipzig\"}")))
                .map(Evaluation::label)
                .hasValue("schema");
        assertThat(new ValidFormat().evaluate(json("It is Leipzig.")))
                .map(Evaluation::label)
                .hasValue("not-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find|{\"id\": 7}|valid",
                "find|{\"id\": \"x\"}|schema",
                "find|{\"id\": 7|not-json",
                "drop|{}|unknown-tool"
            })
    void knowsWhetherAToolCallCanBeCarriedOut(String tool, String arguments, String label) {
        LlmRequest request = LlmRequest.builder("m")
                .user("?")
                .tool(new ToolDefinition(
                        "find",
                        "",
                        "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}},\"required\":[\"id\"]}"))
                .build();
        Choice choice =
                new Choice(0, List.of(new Part.ToolCall("c", tool, arguments)), Optional.of(FinishReason.TOOL_CALLS));

        assertThat(new ValidToolCall().evaluate(Judged.call(request, choice)))
                .map(Evaluation::label)
                .hasValue(label);
    }

    @Test
    void missesAToolCallThatIsAnnounced() {
        Choice choice = new Choice(0, List.of(), Optional.of(FinishReason.TOOL_CALLS));

        assertThat(new ValidToolCall().evaluate(Judged.call(LlmRequest.of("m", "?"), choice)))
                .map(Evaluation::label)
                .hasValue("missing");
    }

    @Test
    void holdsAnswersAgainstTheirContext() {
        String document = "The Oberoi Group is a hotel company with its head office in Delhi, founded in 1934.";
        Groundedness groundedness = new Groundedness();

        double right = groundedness
                .evaluate(Judged.grounded(document, "Where?", "The head office is in Delhi."))
                .orElseThrow()
                .score();
        double wrong = groundedness
                .evaluate(Judged.grounded(document, "Where?", "Mumbai, the financial capital, since 1950."))
                .orElseThrow()
                .score();

        assertThat(right).isGreaterThan(0.6);
        assertThat(wrong).isLessThan(0.4);
        assertThat(groundedness.evaluate(Judged.call("Where?", "In Delhi."))).isEmpty();
    }

    @Test
    void findsTheContextUnderAHeading() {
        String prompt = "Answer from the context.\n\nContext:\nThe office is in Delhi.\n\nWhere is it?";

        assertThat(label(new Groundedness(), prompt, "The office is in Delhi.")).isEqualTo("grounded");
        assertThat(label(new Groundedness(), prompt.replace("Context:", "<documents>"), "Bananas grow on Mars."))
                .isEqualTo("ungrounded");
    }

    @Test
    void seesWhatDamagedTextLooksLike() {
        assertThat(label(new Coherence(), "?", "DÃ¶ner fÃ¼r vier, groÃŸe PortionÃ¤n"))
                .isEqualTo("garbled");
        assertThat(label(new Coherence(), "?", "It \ufffd\ufffd works \ufffd here \ud800."))
                .isEqualTo("garbled");
        assertThat(label(new Coherence(), "?", "Yоur pаrcel is hеre")).isEqualTo("garbled");
        assertThat(label(new Coherence(), "?", "Döner für vier, große Portion. Größe: 5 µm, Δt = 3."))
                .isEqualTo("coherent");
    }

    @Test
    void seesSentencesThatHaveNothingToDoWithEachOther() {
        String salad =
                "Bananas contain potassium. Leipzig lies in Saxony. Violins need new strings. Taxes finance schools. "
                        + "Penguins cannot fly. Printers jam on Mondays.";

        assertThat(label(new Coherence(), "?", salad)).isEqualTo("disconnected");
        assertThat(label(new Coherence(), "Where is my parcel?", PROSE.repeat(2)))
                .isEqualTo("coherent");
    }

    private static io.llmops.call.LlmCall json(String answer) {
        LlmRequest request = LlmRequest.builder("m")
                .user("Which city?")
                .options(
                        RequestOptions.defaults()
                                .withOutputSchema(
                                        "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}"))
                .build();
        return Judged.call(request, answer, Optional.of(FinishReason.STOP));
    }

    private static String label(Evaluator evaluator, String question, String answer) {
        return evaluator.evaluate(Judged.call(question, answer)).orElseThrow().label();
    }

    private static double score(Evaluator evaluator, String question, String answer) {
        return evaluator.evaluate(Judged.call(question, answer)).orElseThrow().score();
    }
}
