package io.llmops.springboot.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.instrument.mapping.CallMapping;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.springboot.Calls;
import io.llmops.springboot.Starter;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.aop.SpringProxy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** {@code @InstrumentedLlm} on methods that declare beans, on classes and on interfaces. */
class AnnotatedBeansTest {

    private final ApplicationContextRunner context = Starter.context().withBean(Calls.class);

    @InstrumentedLlm(provider = "openai", model = "by-class")
    static class Support {
        private final String greeting;

        Support(String greeting) {
            this.greeting = greeting;
        }

        public String ask(String question) {
            return greeting + question;
        }

        public CompletableFuture<String> askLater(String question) {
            return CompletableFuture.completedFuture(greeting + question);
        }

        public String name() {
            return "support";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnAClass {
        @Bean
        Support support() {
            return new Support("Hello, ");
        }
    }

    @Test
    void onAClass() {
        context.withUserConfiguration(OnAClass.class).run(it -> {
            Support support = it.getBean(Support.class);
            assertThat(support.ask("you")).isEqualTo("Hello, you");
            assertThat(support.askLater("you")).isCompletedWithValue("Hello, you");
            assertThat(support.name()).isEqualTo("support");
            assertThat(it.getBean(Calls.class).models()).containsExactly("by-class", "by-class");
            assertThat(it.getBean(Calls.class).providers()).containsExactly("openai", "openai");
        });
    }

    interface Bot {
        @InstrumentedLlm(model = "by-interface")
        String ask(String question);

        default String shout(String question) {
            return ask(question).toUpperCase(Locale.ROOT);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnAnInterface {
        @Bean
        Bot bot() {
            return question -> "Hello, " + question;
        }
    }

    @Test
    void onAnInterfaceThatALambdaImplements() {
        context.withUserConfiguration(OnAnInterface.class).run(it -> {
            assertThat(it.getBean(Bot.class).ask("you")).isEqualTo("Hello, you");
            assertThat(it.getBean(Bot.class).shout("you")).isEqualTo("HELLO, YOU");
            assertThat(it.getBean(Calls.class).models()).containsExactly("by-interface");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ByHand {
        @Bean
        Bot bot(LlmOps ops) {
            return ops.instrument(Bot.class, question -> "Hello, " + question);
        }
    }

    @Test
    void whatTheApplicationInstrumentedIsLeftAsItIs() {
        context.withUserConfiguration(ByHand.class).run(it -> {
            it.getBean(Bot.class).ask("you");
            assertThat(it.getBean(Bot.class)).isNotInstanceOf(SpringProxy.class);
            assertThat(it.getBean(Calls.class).models()).containsExactly("by-interface");
        });
    }

    interface Plain {
        String ask(String question);
    }

    @Configuration(proxyBeanMethods = false)
    static class OnABeanMethod {
        @Bean
        @InstrumentedLlm(provider = "anthropic", model = "by-bean")
        Plain plain() {
            return question -> "Hello, " + question;
        }

        @Bean
        Plain other() {
            return question -> "Bye, " + question;
        }

        @Bean
        @InstrumentedLlm(model = "by-function")
        UnaryOperator<String> function() {
            return question -> "Hello, " + question;
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void onAMethodThatDeclaresABean() {
        context.withUserConfiguration(OnABeanMethod.class).run(it -> {
            assertThat(it.getBean("plain", Plain.class).ask("you")).isEqualTo("Hello, you");
            assertThat(it.getBean("other", Plain.class).ask("you")).isEqualTo("Bye, you");
            UnaryOperator<String> function = it.getBean("function", UnaryOperator.class);
            assertThat(function.apply("you")).isEqualTo("Hello, you");
            assertThat(it.getBean(Calls.class).models()).containsExactly("by-bean", "by-function");
            assertThat(it.getBean(Calls.class).providers().get(0)).isEqualTo("anthropic");
        });
    }

    record Answer(String text, int tokens) {}

    interface Expert {
        @InstrumentedLlm(model = "mapped")
        Answer ask(String question);
    }

    @Configuration(proxyBeanMethods = false)
    static class Mapped {
        @Bean
        Expert expert() {
            return question -> new Answer("42", 7);
        }

        @Bean
        Bot bot() {
            return question -> "of no use to the mapping";
        }

        @Bean
        CallMapping<Answer> answers() {
            return CallMapping.of(Answer.class).text(Answer::text).usage(it -> Usage.of(1, it.tokens()));
        }
    }

    @Test
    void mappingsAreBeansAndServeWhomTheyFit() {
        context.withUserConfiguration(Mapped.class).withBean(Kept.class).run(it -> {
            it.getBean(Expert.class).ask("?");
            assertThat(it.getBean(Kept.class).outputTokens()).containsExactly(7L);
        });
    }

    /** Keeps tokens. */
    static final class Kept implements CallListener {
        private final List<Long> tokens = new CopyOnWriteArrayList<>();

        @Override
        public CallObserver onStart(CallStart start) {
            return new CallObserver() {
                @Override
                public void onEnd(LlmCall call, Context context) {
                    call.response()
                            .flatMap(LlmResponse::usage)
                            .ifPresent(it -> tokens.add(it.total(TokenKind.OUTPUT, -1)));
                }
            };
        }

        List<Long> outputTokens() {
            return tokens;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Prototypes {
        @Bean
        @Scope("prototype")
        Support support() {
            return new Support("Hello, ");
        }
    }

    @Test
    void everyPrototypeIsInstrumented() {
        context.withUserConfiguration(Prototypes.class).run(it -> {
            Support one = it.getBean(Support.class);
            Support other = it.getBean(Support.class);
            one.ask("you");
            other.ask("me");
            assertThat(one).isNotSameAs(other);
            assertThat(it.getBean(Calls.class).count()).isEqualTo(2);
        });
    }

    @InstrumentedLlm(model = "circle")
    static class Circle {
        private final ObjectProvider<Circle> self;
        private Circle again;

        Circle(ObjectProvider<Circle> self) {
            this.self = self;
        }

        @Autowired
        void again(Circle again) {
            this.again = again;
        }

        public String ask(String question) {
            return question;
        }

        public boolean isOne() {
            return again == self.getObject();
        }
    }

    @Test
    void whoNeedsABeanBeforeItIsReadyGetsTheInstrumentedOneToo() {
        context.withAllowCircularReferences(true).withBean(Circle.class).run(it -> {
            assertThat(it).hasNotFailed();
            assertThat(it.getBean(Circle.class).isOne()).isTrue();
            it.getBean(Circle.class).ask("?");
            assertThat(it.getBean(Calls.class).models()).containsExactly("circle");
        });
    }

    @InstrumentedLlm
    static final class Sealed {
        public String ask(String question) {
            return question;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnAFinalClass {
        @Bean
        Sealed closed() {
            return new Sealed();
        }
    }

    @Test
    void aFinalClassIsRefusedWithTheFix() {
        context.withUserConfiguration(OnAFinalClass.class)
                .run(it -> assertThat(it)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("Bean 'closed' has @InstrumentedLlm, but it is declared as")
                        .hasMessageContaining("declare it as an interface"));
    }

    @Test
    void andMayBeTurnedOff() {
        context.withUserConfiguration(OnAFinalClass.class)
                .withPropertyValues("llmops.clients.closed.enabled=false")
                .run(it -> assertThat(it).hasNotFailed());
    }

    @InstrumentedLlm(model = "stream")
    static class Streaming {
        public Flow.Publisher<String> ask(String question) {
            return subscriber -> {
                try (SubmissionPublisher<String> words = new SubmissionPublisher<>(Runnable::run, 8)) {
                    words.subscribe(subscriber);
                    words.submit("Hello, ");
                    words.submit(question);
                }
            };
        }
    }

    @Test
    void everySubscriberOfAPublisherIsACall() {
        context.withBean(Streaming.class).run(it -> {
            Flow.Publisher<String> publisher = it.getBean(Streaming.class).ask("you");
            assertThat(Words.of(publisher)).containsExactly("Hello, ", "you");
            assertThat(Words.of(publisher)).containsExactly("Hello, ", "you");
            assertThat(it.getBean(Calls.class).models()).containsExactly("stream", "stream");
        });
    }
}
