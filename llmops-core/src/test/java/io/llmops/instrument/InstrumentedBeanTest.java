package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Passage;
import io.llmops.call.Usage;
import io.llmops.instrument.mapping.CallMapping;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the host and the listeners see of a bean that answers at once. */
class InstrumentedBeanTest {

    private final RecordedCalls calls = new RecordedCalls();
    private final LlmOps ops =
            LlmOps.builder().listener(calls).evaluators(List.of()).build();

    @InstrumentedLlm(provider = "openai", model = "gpt-4o", operation = "text_completion")
    interface Support {
        String ask(String question) throws IOException;
    }

    @Test
    void recordsWhatTheAnnotationTheArgumentsAndTheAnswerTell() throws IOException {
        Support support = ops.instrument(Support.class, question -> "On its way.");

        assertThat(support.ask("Where is my parcel?")).isEqualTo("On its way.");

        LlmCall call = calls.only();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.target().provider()).isEqualTo("openai");
        assertThat(call.request().model()).contains("gpt-4o");
        assertThat(call.request().operation()).isEqualTo("text_completion");
        assertThat(call.request().passages()).extracting(Passage::text).containsExactly("Where is my parcel?");
        assertThat(call.request().streaming()).isFalse();
        assertThat(call.response().orElseThrow().text()).isEqualTo("On its way.");
        assertThat(call.timing().chunks()).isZero();
    }

    @Test
    void throwsTheBeansVeryExceptionCheckedOnesToo() {
        IOException failure = new IOException("no line");
        Support support = ops.instrument(Support.class, question -> {
            throw failure;
        });

        assertThatThrownBy(() -> support.ask("?")).isSameAs(failure);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(calls.only().error()).containsSame(failure);
    }

    interface Values {
        @InstrumentedLlm
        void none(String question);

        @InstrumentedLlm
        int number(String question);

        @InstrumentedLlm
        List<String> several(String question);

        @InstrumentedLlm
        String nothing(String question);

        @InstrumentedLlm
        String unasked();
    }

    @Test
    void handsOnWhateverComesAtOnce() {
        List<String> several = List.of("a", "b");
        Values values = ops.instrument(Values.class, new Values() {
            @Override
            public void none(String question) {}

            @Override
            public int number(String question) {
                return 7;
            }

            @Override
            public List<String> several(String question) {
                return several;
            }

            @Override
            public String nothing(String question) {
                return null;
            }

            @Override
            public String unasked() {
                return "yes";
            }
        });

        values.none("?");
        assertThat(values.number("?")).isEqualTo(7);
        assertThat(values.several("?")).isSameAs(several);
        assertThat(values.nothing("?")).isNull();
        assertThat(values.unasked()).isEqualTo("yes");
        assertThat(calls.ended).hasSize(5).allMatch(call -> call.outcome() == Outcome.COMPLETED);
    }

    interface Desk {
        @InstrumentedLlm(model = "gpt-4o")
        Answer ask(StringBuilder context, String question, int limit);
    }

    @Test
    void readsAnApplicationsOwnAnswerByMappers() {
        Answer answer = Answer.of("On its way.");
        Desk desk = ops.instrument(Desk.class, (context, question, limit) -> answer, Answer.READ);

        assertThat(desk.ask(new StringBuilder("Shop."), "Where?", 3)).isSameAs(answer);

        LlmResponse response = calls.only().response().orElseThrow();
        assertThat(response.text()).isEqualTo("On its way.");
        assertThat(response.usage()).contains(Usage.of(10, 2));
        assertThat(response.model()).contains("gpt-4o-2024");
        assertThat(response.id()).contains("r1");
        assertThat(calls.only().request().passages()).extracting(Passage::text).containsExactly("Shop.", "Where?");
    }

    @Test
    void takesAPromptOrAWholeRequestFromAMapper() {
        Desk prompted = ops.instrument(
                Desk.class,
                (context, question, limit) -> Answer.of("ok"),
                Answer.READ.prompt(arguments -> "Q: " + arguments[1]));
        Desk requested = ops.instrument(
                Desk.class,
                (context, question, limit) -> Answer.of("ok"),
                Answer.READ.request(arguments -> LlmRequest.builder("o3")
                        .system("Be brief.")
                        .user((String) arguments[1])
                        .build()));

        prompted.ask(new StringBuilder(), "Where?", 3);
        requested.ask(new StringBuilder(), "Where?", 3);

        assertThat(calls.ended.get(0).request().passages())
                .extracting(Passage::text)
                .containsExactly("Q: Where?");
        assertThat(calls.ended.get(0).request().model()).contains("gpt-4o");
        assertThat(calls.ended.get(1).request().passages()).hasSize(2);
        assertThat(calls.ended.get(1).request().model()).contains("o3");
    }

    @Test
    void keepsWhatAMapperThrowsFromTheHost() {
        Answer answer = Answer.of("ok");
        Desk desk = ops.instrument(
                Desk.class,
                (context, question, limit) -> answer,
                CallMapping.of(Answer.class)
                        .text(it -> {
                            throw new IllegalStateException("mapper");
                        })
                        .prompt(arguments -> {
                            throw new IllegalStateException("mapper");
                        }));

        assertThat(desk.ask(new StringBuilder(), "Where?", 3)).isSameAs(answer);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(calls.only().response()).isEmpty();
        assertThat(calls.only().request().passages()).isEmpty();
    }

    @Test
    void doesNotLetAMapperChangeTheArguments() {
        StringBuilder context = new StringBuilder("Shop.");
        Desk desk = ops.instrument(
                Desk.class,
                (given, question, limit) -> Answer.of(given == context ? question : "another"),
                Answer.READ.prompt(arguments -> {
                    arguments[0] = null;
                    return (String) arguments[1];
                }));

        assertThat(desk.ask(context, "Where?", 3).text()).isEqualTo("Where?");
    }

    interface Neutral {
        @InstrumentedLlm(model = "gpt-4o")
        LlmResponse ask(LlmRequest request);
    }

    @Test
    void understandsNeutralRequestsAndResponsesByThemselves() {
        LlmResponse response = LlmResponse.of("ok");
        Neutral neutral = ops.instrument(Neutral.class, request -> response);
        LlmRequest named = LlmRequest.of("claude-3-5-haiku", "Hi");

        assertThat(neutral.ask(named)).isSameAs(response);

        assertThat(calls.only().request()).isSameAs(named);
        assertThat(calls.only().response()).containsSame(response);
        assertThat(calls.only().target().provider()).isEqualTo("anthropic");
    }

    @Test
    void fillsInTheModelWhereTheRequestNamesNone() {
        Neutral neutral = ops.instrument(Neutral.class, request -> LlmResponse.of("" + request.model()));

        assertThat(neutral.ask(LlmRequest.unreadable()).text()).isEqualTo("Optional.empty");
        assertThat(calls.only().request().model()).contains("gpt-4o");
    }

    @Test
    void countsABeanThatIsInstrumentedTwiceOnce() throws IOException {
        Support once = ops.instrument(Support.class, question -> "ok");

        ops.instrument(Support.class, once).ask("?");

        assertThat(calls.only().attempts()).isEqualTo(1);
    }

    @Test
    void equalsItselfAloneAndTellsTheChain() {
        Support bean = new Support() {
            @Override
            public String ask(String question) {
                return "ok";
            }

            @Override
            public String toString() {
                return "Bean";
            }
        };
        Support proxy = ops.instrument(Support.class, bean);
        UnaryOperator<Support> again = it -> ops.instrument(Support.class, it);

        assertThat(List.of(bean, again.apply(bean), proxy).indexOf(proxy)).isEqualTo(2);
        assertThat(Set.of(bean, proxy)).contains(proxy);
        assertThat(again.apply(proxy)).hasToString("Instrumented(Instrumented(Bean))");
        assertThat(calls.starts).isEmpty();
    }
}
