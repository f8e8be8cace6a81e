package io.llmops.instrument.publishers;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.instrument.ShoutingScreen;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.example.unicast.AsyncIterablePublisher;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;

/** Our publishers obey the rules of Reactive Streams where their source does: its own compatibility kit says so. */
class ReactiveStreamsTckTest {

    private static final int PATIENCE_MILLIS = 300;
    private static final int SILENCE_MILLIS = 20;

    @InstrumentedLlm
    interface Words {
        Flow.Publisher<String> first(Long count);
    }

    @TestFactory
    Stream<DynamicTest> whatOnlyWatchesObeys() {
        return rules(() -> new Verification(LlmOps.builder()));
    }

    /** Every other element is held back and comes out with the one after it. */
    @TestFactory
    Stream<DynamicTest> whatScreensObeys() {
        return rules(() -> new Verification(LlmOps.builder().guard((start, decided) -> new ShoutingScreen())));
    }

    private static Stream<DynamicTest> rules(Supplier<Verification> verification) {
        return Stream.of(FlowPublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> check(rule, verification.get())));
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

    private static final class Verification extends FlowPublisherVerification<String> {
        private final LlmOps ops;

        Verification(LlmOpsBuilder builder) {
            super(new TestEnvironment(PATIENCE_MILLIS, SILENCE_MILLIS));
            ops = builder.evaluators(List.of()).build();
        }

        @Override
        public Flow.Publisher<String> createFlowPublisher(long elements) {
            Words source = count -> FlowAdapters.toFlowPublisher(
                    new AsyncIterablePublisher<>(() -> words(count).iterator(), Runnable::run));
            return ops.instrument(Words.class, source).first(elements);
        }

        private static Stream<String> words(long count) {
            return LongStream.range(0, count).mapToObj(i -> i % 2 == 0 ? "tick" : " tock ");
        }

        @Override
        public Flow.Publisher<String> createFailedFlowPublisher() {
            Words source = count -> new EndedPublisher<>(null, new IllegalStateException("no line"));
            return ops.instrument(Words.class, source).first(0L);
        }

        @Override
        public long maxElementsFromPublisher() {
            return 10_000;
        }
    }
}
