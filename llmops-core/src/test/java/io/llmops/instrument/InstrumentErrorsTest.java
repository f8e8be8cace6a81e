package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.LlmOps;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Configuration fails fast, with the value and the fix in the message. */
class InstrumentErrorsTest {

    private static final String HERE = InstrumentErrorsTest.class.getName();

    private final LlmOps ops = LlmOps.builder().evaluators(List.of()).build();

    static final class Concrete {
        @InstrumentedLlm
        String ask(String question) {
            return question;
        }
    }

    @Test
    void aClassHasNoProxy() {
        refused(
                () -> ops.instrument(Concrete.class, new Concrete()),
                HERE
                        + "$Concrete is a class, and a JDK proxy stands in for interfaces: extract an interface from it and "
                        + "instrument that, or record its calls with ops.recorder(…)");
    }

    sealed interface Sealed permits Only {
        @InstrumentedLlm
        String ask(String question);
    }

    record Only() implements Sealed {
        @Override
        public String ask(String question) {
            return question;
        }
    }

    @Test
    void aSealedInterfaceHasNoProxy() {
        refused(
                () -> ops.instrument(Sealed.class, new Only()),
                HERE
                        + "$Sealed is a sealed interface, which no proxy may implement: extract an open interface with the "
                        + "methods that ask a model and instrument that");
    }

    interface Unmarked {
        String ask(String question);
    }

    @Test
    void nothingIsAnnotated() {
        class Bean implements Unmarked {
            @Override
            public String ask(String question) {
                return question;
            }
        }
        refused(
                () -> ops.instrument(Unmarked.class, new Bean()),
                "Nothing of " + HERE
                        + "$Unmarked is instrumented: put @InstrumentedLlm on it, on its methods that ask a "
                        + "model, or on " + Bean.class.getName()
                        + "; on a type it means the methods that take a parameter");
    }

    @InstrumentedLlm
    interface Later {
        Future<String> ask(String question);
    }

    @InstrumentedLlm
    interface Numbers {
        IntStream ask(String question);
    }

    @InstrumentedLlm
    interface Foreign {
        ThirdParty ask(String question);
    }

    /** Stands for a type of another library. */
    interface ThirdParty extends org.reactivestreams.Publisher<String> {}

    @Test
    void aReturnTypeWhoseEndCannotBeSeen() {
        refused(
                () -> ops.instrument(Later.class, question -> null),
                "Later.ask cannot be instrumented: java.util.concurrent.Future answers after the method has returned, in "
                        + "a way that cannot be seen: declare CompletionStage or CompletableFuture");
        refused(
                () -> ops.instrument(Numbers.class, question -> null),
                "Numbers.ask cannot be instrumented: java.util.stream.IntStream answers after the method has returned, in "
                        + "a way that cannot be seen: declare Stream");
        refused(
                () -> ops.instrument(Foreign.class, question -> null),
                "Foreign.ask cannot be instrumented: " + HERE
                        + "$ThirdParty answers after the method has returned, and "
                        + "no ReturnTypeHandler on the class path knows it: add the llmops module for its library, write "
                        + "a handler, or declare CompletionStage or Flow.Publisher");
    }

    @InstrumentedLlm
    interface Strings {
        String ask(String question);
    }

    @Test
    void aMappingForAnAnswerThatNoMethodGives() {
        refused(
                () -> ops.instrument(Strings.class, question -> question, Answer.READ),
                "CallMapping.of(Answer.class) fits no method of " + HERE + "$Strings: they answer with "
                        + "[java.lang.String]");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void anInterfaceOfAModuleThatIsNotOpen() throws ClassNotFoundException {
        Class internal = Class.forName("jdk.internal.access.JavaLangAccess");
        Object bean = Proxy.newProxyInstance(null, new Class<?>[] {internal}, (proxy, method, arguments) -> null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ops.instrument(internal, bean))
                .withMessageStartingWith(
                        "jdk.internal.access.JavaLangAccess cannot be called from here: its module does "
                                + "not open jdk.internal.access; add 'opens jdk.internal.access to ")
                .withMessageEndingWith(
                        "' to the module-info of java.base, or make the interface public and export its " + "package");
    }

    private static void refused(ThrowingCallable instrument, String message) {
        assertThatIllegalArgumentException().isThrownBy(instrument).withMessage(message);
    }
}
