package io.llmops.reactor;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.instrument.InstrumentedLlm;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What annotated beans return obeys the rules of Reactive Streams: their own compatibility kit says so. */
class ReactiveStreamsTckTest {

    private static final int PATIENCE_MILLIS = 300;
    private static final int SILENCE_MILLIS = 20;

    @InstrumentedLlm
    interface Words {
        Flux<String> first(Long count);

        Mono<String> only(Long count);
    }

    private record Source(Flux<String> all) implements Words {
        @Override
        public Flux<String> first(Long count) {
            return all.take(count);
        }

        @Override
        public Mono<String> only(Long count) {
            return all.take(count).singleOrEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> aFluxThatIsWatchedObeys() {
        return rules(LlmOps.builder(), 10_000, (words, count) -> words.first(count));
    }

    @TestFactory
    Stream<DynamicTest> aFluxThatIsScreenedObeys() {
        return rules(screening(), 10_000, (words, count) -> words.first(count));
    }

    @TestFactory
    Stream<DynamicTest> aMonoThatIsWatchedObeys() {
        return rules(LlmOps.builder(), 1, (words, count) -> words.only(count));
    }

    @TestFactory
    Stream<DynamicTest> aMonoThatIsScreenedObeys() {
        return rules(screening(), 1, (words, count) -> words.only(count));
    }

    private static LlmOpsBuilder screening() {
        return LlmOps.builder()
                .guard(Guardrails.builder().output(new SecretGuardrail()).build());
    }

    private interface Form {
        Publisher<String> of(Words words, long count);
    }

    private static Stream<DynamicTest> rules(LlmOpsBuilder builder, long most, Form form) {
        LlmOps ops = builder.evaluators(List.of()).build();
        Function<Flux<String>, Words> bean = source -> ops.instrument(Words.class, new Source(source));
        return Stream.of(PublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .map(rule ->
                        DynamicTest.dynamicTest(rule.getName(), () -> check(rule, new Verification(bean, form, most))));
    }

    private static void check(Method rule, Verification verification) throws Throwable {
        verification.setUp();
        try {
            rule.invoke(verification);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SkipException notForUs) {
                throw new TestAbortedException(notForUs.getMessage());
            }
            throw e.getCause();
        }
    }

    private static final class Verification extends PublisherVerification<String> {
        private final Function<Flux<String>, Words> bean;
        private final Form form;
        private final long most;

        Verification(Function<Flux<String>, Words> bean, Form form, long most) {
            super(new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS));
            this.bean = bean;
            this.form = form;
            this.most = most;
        }

        @Override
        public Publisher<String> createPublisher(long elements) {
            return form.of(bean.apply(Flux.just("tick ").repeat()), elements);
        }

        @Override
        public Publisher<String> createFailedPublisher() {
            return form.of(bean.apply(Flux.error(new IllegalStateException("no line"))), 1);
        }

        @Override
        public long maxElementsFromPublisher() {
            return most;
        }
    }
}
