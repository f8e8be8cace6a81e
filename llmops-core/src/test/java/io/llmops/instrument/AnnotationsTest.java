package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which annotation counts for which method; the model tells. */
class AnnotationsTest {

    private final RecordedCalls calls = new RecordedCalls();
    private final LlmOps ops =
            LlmOps.builder().listener(calls).evaluators(List.of()).build();

    @InstrumentedLlm(model = "type")
    interface Everywhere {
        @InstrumentedLlm(model = "method")
        String marked(String question);

        String unmarked(String question);

        default String byDefault(String question) {
            return unmarked(question);
        }

        default String ping() {
            return "pong";
        }
    }

    static class Plain implements Everywhere, AutoCloseable {
        @Override
        public String marked(String question) {
            return question;
        }

        @Override
        public String unmarked(String question) {
            return question;
        }

        @Override
        public void close() {}
    }

    static class MarksAMethod extends Plain {
        @Override
        @InstrumentedLlm(model = "bean method")
        public String marked(String question) {
            return question;
        }
    }

    static final class Inherits extends MarksAMethod {
        @Override
        public String marked(String question) {
            return question;
        }
    }

    @InstrumentedLlm(model = "bean class")
    static class MarkedClass extends Plain {}

    static final class SubclassOfMarked extends MarkedClass {}

    @Test
    void theNearestCounts() {
        assertThat(models(new Plain())).containsExactly("method", "type");
        assertThat(models(new MarksAMethod())).containsExactly("bean method", "type");
        assertThat(models(new Inherits())).containsExactly("bean method", "type");
        assertThat(models(new MarkedClass())).containsExactly("method", "bean class");
        assertThat(models(new SubclassOfMarked())).containsExactly("method", "bean class");
    }

    private List<String> models(Everywhere bean) {
        return models(Everywhere.class, bean, it -> {
            it.marked("?");
            it.unmarked("?");
        });
    }

    private <T> List<String> models(Class<T> type, T bean, Consumer<T> host) {
        calls.ended.clear();
        host.accept(ops.instrument(type, bean));
        return calls.ended.stream()
                .map(call -> call.request().model().orElse(""))
                .toList();
    }

    @Test
    void aTypeMeansMethodsThatTakeAParameterAndDefaultMethodsRunOnTheBean() {
        assertThat(models(Everywhere.class, new Plain(), it -> {
                    assertThat(it.ping()).isEqualTo("pong");
                    assertThat(it.byDefault("?")).isEqualTo("?");
                }))
                .containsExactly("type");
    }

    @InstrumentedLlm(model = "closeable")
    interface Resource extends AutoCloseable {
        String ask(String question);

        @Override
        boolean equals(Object other);

        @Override
        @InstrumentedLlm
        void close();
    }

    @Test
    void closeAndTheMethodsOfObjectNeverAskAModel() {
        class Bean implements Resource {
            boolean closed;

            @Override
            public String ask(String question) {
                return question;
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }

            @Override
            public int hashCode() {
                return 1;
            }

            @Override
            public void close() {
                closed = true;
            }
        }
        Bean bean = new Bean();

        assertThat(models(Resource.class, bean, Resource::close)).isEmpty();
        assertThat(bean.closed).isTrue();
    }

    interface Asks<Q, A> {
        @InstrumentedLlm(model = "generic")
        A ask(Q question);
    }

    interface Base {
        @InstrumentedLlm(model = "super-interface")
        String ask(String question);
    }

    interface Overrides extends Base {
        @Override
        String ask(String question);
    }

    static final class Mapped implements Asks<String, Answer> {
        @Override
        @InstrumentedLlm(model = "generic bean")
        public Answer ask(String question) {
            return Answer.of(question);
        }
    }

    interface Bound extends Asks<String, Answer> {}

    @Test
    void looksThroughGenericAndSuperInterfaces() {
        assertThat(models(Overrides.class, question -> question, it -> it.ask("?")))
                .containsExactly("super-interface");
        assertThat(models(Asks.class, new Mapped(), it -> askRaw(it))).containsExactly("generic bean");
        assertThat(models(Bound.class, Answer::of, it -> it.ask("?"))).containsExactly("generic");
    }

    @SuppressWarnings("unchecked")
    private static void askRaw(Asks<?, ?> asks) {
        ((Asks<String, Answer>) asks).ask("?");
    }

    @Test
    void findsTheAnswersTypeThroughTypeVariables() {
        Bound bound = ops.instrument(Bound.class, Answer::of, Answer.READ);
        @SuppressWarnings("unchecked")
        Asks<String, Answer> byBean = ops.instrument(Asks.class, new Mapped(), Answer.READ);

        bound.ask("one");
        byBean.ask("two");

        assertThat(calls.ended)
                .extracting(call -> call.response().orElseThrow().text())
                .containsExactly("one", "two");
    }

    interface Later extends Asks<String, CompletionStage<Answer>> {
        @Override
        @InstrumentedLlm(model = "narrowed")
        CompletableFuture<Answer> ask(String question);
    }

    /** Through the super-interface a bridge is called, which answers with what its type variable is erased to. */
    @Test
    void aCallThroughABridgeEndsAsTheSourceDeclares() {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Asks<String, CompletionStage<Answer>> asks = ops.instrument(Later.class, question -> answer, Answer.READ);

        assertThat(asks.ask("?")).isSameAs(answer);
        assertThat(calls.ended).isEmpty();
        answer.complete(Answer.of("late"));

        assertThat(calls.only().response().orElseThrow().text()).isEqualTo("late");
    }

    interface Other {
        String ask(String question);
    }

    @InstrumentedLlm(model = "bean class of both")
    static final class Both implements Base, Other {
        @Override
        public String ask(String question) {
            return question;
        }
    }

    @Test
    void interfacesThatTheHostDoesNotSeeDoNotCount() {
        assertThat(models(Other.class, new Both(), it -> it.ask("?"))).containsExactly("bean class of both");
        assertThat(models(Base.class, new Both(), it -> it.ask("?"))).containsExactly("super-interface");
    }
}
