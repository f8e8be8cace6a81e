package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.ToolDefinition;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long captured texts may be, and the application's own last word on them. */
class CapturedTextTest {

    private final MemoryBackend backend = new MemoryBackend();
    private final ScriptedClient provider = new ScriptedClient();

    @Test
    void aDirectionHasRoomForSoManyCharactersInAll() {
        TextBudget budget = new TextBudget(ContentCapture.both().maxChars(10));

        assertThat(budget.take("1234567")).isEqualTo("1234567");
        assertThat(budget.take("89abc")).isEqualTo("89a[2 more characters]");
        assertThat(budget.take("")).isEmpty();
        assertThat(budget.take("def")).isEqualTo("[3 more characters]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aCharacterOfTwoHalvesIsNotCutInTwo(int room) {
        String taken = new TextBudget(ContentCapture.both().maxChars(room)).take("a\uD83D\uDE00b\uD83D\uDE00c");

        String text = taken.substring(0, taken.indexOf('['));
        assertThat(text.length()).isBetween(room - 1, room);
        assertThat(text.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        assertThat(taken).endsWith("[" + (7 - text.length()) + " more characters]");
    }

    @Test
    void requestAndAnswerHaveRoomEach() {
        provider.answer = asked -> LlmResponse.of("answer");

        ask(ContentCapture.both().maxChars(8), LlmRequest.of("m", "question, a long one"));

        assertThat(backend.everything()).contains("question[12 more characters]", "answer");
        assertThat(backend.everything()).doesNotContain("a long");
    }

    @Test
    void parametersOfAToolThatWereCutAreText() {
        LlmRequest request = LlmRequest.builder("m")
                .tool(new ToolDefinition("t", "d", "{\"type\":\"object\"}"))
                .build();

        ask(ContentCapture.both().maxChars(8), request);

        assertThat(details().getAttributes().get(Attribute.TOOL_DEFINITIONS).asString())
                .contains("more characters");
    }

    @Test
    void redactionSeesEachTextBeforeItIsCut() {
        provider.answer = asked -> LlmResponse.of("card XYZX XYZX");

        ask(
                ContentCapture.both().alsoOnSpans().maxChars(6).redacted(text -> text.replaceAll("[X-Z]", "#")),
                LlmRequest.of("m", "XYZXYZX"));

        assertThat(backend.everything()).contains("######[1 more characters]").doesNotContain("XYZ");
    }

    @Test
    void aRedactionThatThrowsCostsTheContentAndNothingElse() {
        costsTheContent(text -> {
            throw new IllegalStateException(text);
        });
    }

    @Test
    void aRedactionThatRunsOutOfStackCostsTheContentAndNothingElse() {
        costsTheContent(text -> {
            throw new StackOverflowError();
        });
    }

    @Test
    void aRedactionThatAnswersNullCostsTheContentAndNothingElse() {
        costsTheContent(text -> null);
    }

    private void costsTheContent(UnaryOperator<String> redaction) {
        ContentCapture capture = ContentCapture.both().alsoOnSpans().redacted(redaction);
        ask(capture, LlmRequest.of("m", "hunter2"));
        provider.answer = asked -> {
            throw new IllegalStateException("hunter2");
        };
        assertThatThrownBy(() -> ask(capture, LlmRequest.of("m", "hunter2"))).hasMessage("hunter2");

        assertThat(backend.events("gen_ai.client.inference.operation.details")).hasSize(2);
        assertThat(backend.events("gen_ai.client.operation.exception")).hasSize(1);
        assertThat(backend.spans()).hasSize(2);
        assertThat(backend.everything()).doesNotContain("hunter2");
        assertThat(backend.points("llmops.internal.failures"))
                .anySatisfy(point -> assertThat(point.getAttributes().get(Attribute.COMPONENT))
                        .isEqualTo("redaction"));
    }

    @Test
    void refusesARoomOfNone() {
        assertThatThrownBy(() -> ContentCapture.both().maxChars(0)).hasMessageContaining("maxChars is 0");
    }

    private LogRecordData details() {
        return backend.events("gen_ai.client.inference.operation.details").get(0);
    }

    private void ask(ContentCapture capture, LlmRequest request) {
        LlmOps.builder()
                .openTelemetry(backend.otel)
                .captureContent(capture)
                .build()
                .instrument(provider)
                .chat(request);
    }
}
