package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Passage;
import io.llmops.instrument.mapping.CallMapping;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What guardrails want is carried out, or nothing goes on. */
class EnforcedBeanTest {

    private static final String NOT_CARRIED_OUT =
            " of this call was blocked, for what a guardrail decided cannot be carried out: ";

    private final RecordedCalls calls = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder()
            .listener(calls)
            .guard((start, decided) -> new ShoutingScreen())
            .evaluators(List.of())
            .build();
    private final AtomicReference<Object> asked = new AtomicReference<>();

    interface Support {
        @InstrumentedLlm
        String ask(Object context, CharSequence question);
    }

    private final Support support = ops.instrument(Support.class, (context, question) -> {
        asked.set(context + " / " + question);
        return "the secret of " + question;
    });

    @Test
    void editsReachJustTheArgumentsThatTheyConcern() {
        String context = new String("context");
        Support same = ops.instrument(Support.class, (given, question) -> {
            assertThat(given).isSameAs(context);
            return question.toString();
        });

        assertThat(same.ask(context, "a secret")).isEqualTo("a SECRET");

        assertThat(calls.only().request().passages()).extracting(Passage::text).containsExactly("context", "a secret");
        assertThat(calls.only().sent().orElseThrow().passages())
                .extracting(Passage::text)
                .containsExactly("context", "a SECRET");
    }

    @Test
    void editsAndRepliesTakeThePlaceOfStrings() {
        assertThat(support.ask(7, "life")).isEqualTo("the SECRET of life");
        assertThat(calls.only().response().orElseThrow().text()).isEqualTo("the secret of life");
        assertThat(calls.only().delivered().orElseThrow().text()).isEqualTo("the SECRET of life");

        asked.set(null);
        assertThat(support.ask(7, "REPLY")).isEqualTo("ask somebody else");
        assertThat(asked).hasNullValue();
        assertThat(calls.ended.get(1).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(calls.ended.get(1).reachedProvider()).isFalse();
    }

    interface Builders {
        @InstrumentedLlm
        String ask(StringBuilder question);
    }

    @Test
    void anArgumentThatTakesNoOtherTextIsNotAsked() {
        Builders builders = ops.instrument(Builders.class, question -> {
            throw new AssertionError("asked");
        });

        blocked(
                () -> builders.ask(new StringBuilder("a secret")),
                "The input" + NOT_CARRIED_OUT + "argument 1 of Builders.ask is a java.lang.StringBuilder, which cannot "
                        + "take another text; declare it as String or CharSequence");
        assertThat(calls.only().reachedProvider()).isFalse();
        assertThat(calls.only().decisions())
                .containsExactly(GuardrailDecision.notCarriedOut(GuardrailDecision.Direction.INPUT));
    }

    interface Desk {
        @InstrumentedLlm
        Answer ask(List<String> question);
    }

    private Desk desk(CallMapping<Answer> mapping) {
        return ops.instrument(Desk.class, question -> Answer.of("the secret of " + question), mapping);
    }

    @Test
    void aMappedPromptIsPutBackOrNotAsked() {
        CallMapping<Answer> oneWay = Answer.READ_AND_WRITE.prompt(arguments -> String.valueOf(arguments[0]));
        CallMapping<Answer> bothWays = Answer.READ_AND_WRITE.prompt(
                arguments -> String.valueOf(arguments[0]), (arguments, text) -> new Object[] {List.of(text)});
        CallMapping<Answer> wrong = Answer.READ_AND_WRITE.prompt(
                arguments -> String.valueOf(arguments[0]), (arguments, text) -> new Object[] {text});

        assertThat(desk(bothWays).ask(List.of("secret")).text()).isEqualTo("the SECRET of [[SECRET]]");
        assertThat(desk(oneWay).ask(List.of("life")).text()).isEqualTo("the SECRET of [life]");
        blocked(
                () -> desk(oneWay).ask(List.of("secret")),
                "The input" + NOT_CARRIED_OUT + "the text that CallMapping.prompt reads from the arguments of Desk.ask "
                        + "cannot be put back; give it a second function that does, prompt(arguments -> …, (arguments, "
                        + "edited) -> …)");
        blocked(
                () -> desk(wrong).ask(List.of("secret")),
                "The input" + NOT_CARRIED_OUT
                        + "what CallMapping.prompt puts back are no arguments of Desk.ask; return "
                        + "as many as it takes, of its types");
    }

    @Test
    void aMappedRequestIsPutBackOrNotAsked() {
        CallMapping<Answer> bothWays = Answer.READ_AND_WRITE.request(
                arguments -> LlmRequest.of("o3", String.valueOf(arguments[0])), (arguments, edited) ->
                        new Object[] {List.of(edited.passages().get(0).text())});

        assertThat(desk(bothWays).ask(List.of("secret")).text()).isEqualTo("the SECRET of [[SECRET]]");
        assertThat(calls.only().sent().orElseThrow().model()).contains("o3");
    }

    @Test
    void anAnswerIsMadeWithAnotherTextOrNotGiven() {
        Answer edited = desk(Answer.READ_AND_WRITE).ask(List.of());

        assertThat(edited).isEqualTo(Answer.of("the SECRET of []"));
        blocked(
                () -> desk(Answer.READ).ask(List.of()),
                "The output" + NOT_CARRIED_OUT
                        + "Desk.ask answers with io.llmops.instrument.Answer, whose text cannot be "
                        + "replaced; add .edit((answer, text) -> …) to CallMapping.of(Answer.class)");
        LlmCall call = calls.ended.get(1);
        assertThat(call.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(call.reachedProvider()).isTrue();
        assertThat(call.response().orElseThrow().text()).isEqualTo("the secret of []");
        assertThat(call.delivered()).isEmpty();
    }

    @Test
    void anEditThatFailsOrMakesNothingBlocks() {
        blocked(
                () -> desk(Answer.READ.edit((answer, text) -> {
                            throw new IllegalStateException("mapper");
                        }))
                        .ask(List.of()),
                "The output" + NOT_CARRIED_OUT + "its mapping threw java.lang.IllegalStateException");
        blocked(
                () -> desk(Answer.READ.edit((answer, text) -> null)).ask(List.of()),
                "The output" + NOT_CARRIED_OUT + "what CallMapping.edit makes is no io.llmops.instrument.Answer, with "
                        + "which Desk.ask answers");
    }

    @Test
    void aReplyIsMadeAnAnswerOrNothingIsGiven() {
        CallMapping<Answer> prompted = Answer.READ.prompt(arguments -> String.valueOf(arguments[0]));
        CallMapping<Answer> replying = prompted.reply(response -> new Answer("none", "none", response.text(), -1, 0));

        assertThat(desk(replying).ask(List.of("REPLY")).text()).isEqualTo("ask somebody else");
        blocked(
                () -> desk(prompted).ask(List.of("REPLY")),
                "The input" + NOT_CARRIED_OUT
                        + "Desk.ask answers with io.llmops.instrument.Answer, which cannot be made "
                        + "of another answer; add .reply(response -> …) to CallMapping.of(Answer.class)");
        assertThat(calls.ended.get(1).delivered()).isEmpty();
    }

    interface Later {
        @InstrumentedLlm
        CompletionStage<String> ask(String question);
    }

    private final CompletableFuture<String> provider = new CompletableFuture<>();
    private final Later later = ops.instrument(Later.class, question -> provider);

    @Test
    void aFutureIsScreenedWhenItIsDone() {
        CompletableFuture<String> future = later.ask("?").toCompletableFuture();
        assertThat(future).isNotSameAs(provider).isNotDone();

        provider.complete("a secret");

        assertThat(future).isCompletedWithValue("a SECRET");
        assertThat(calls.only().delivered().orElseThrow().text()).isEqualTo("a SECRET");
    }

    @Test
    void cancellingAScreenedFutureCancelsTheBeans() {
        later.ask("?").toCompletableFuture().cancel(true);

        assertThat(provider).isCancelled();
        assertThat(calls.only().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aFutureTellsOfABlockAndGivesAReply() {
        assertThat(later.ask("BOOM").toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(CallBlockedException.class);
        assertThat(later.ask("REPLY").toCompletableFuture()).isCompletedWithValue("ask somebody else");
    }

    interface Neutral {
        @InstrumentedLlm
        LlmResponse ask(LlmRequest request);
    }

    @Test
    void neutralRequestsAndResponsesAreEditedByThemselves() {
        Neutral neutral = ops.instrument(
                Neutral.class,
                request -> LlmResponse.of(request.passages().get(0).text() + " secret"));

        assertThat(neutral.ask(LlmRequest.of("o3", "a secret")).text()).isEqualTo("a SECRET SECRET");
    }

    private static void blocked(org.assertj.core.api.ThrowableAssert.ThrowingCallable host, String message) {
        assertThatThrownBy(host).isInstanceOf(CallBlockedException.class).hasMessage(message);
    }
}
