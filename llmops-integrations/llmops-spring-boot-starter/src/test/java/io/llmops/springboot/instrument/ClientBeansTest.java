package io.llmops.springboot.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.call.LlmRequest;
import io.llmops.client.LlmClient;
import io.llmops.evaluation.Evaluator;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.springboot.Calls;
import io.llmops.springboot.Echo;
import io.llmops.springboot.NotInstrumented;
import io.llmops.springboot.Starter;
import io.llmops.springboot.instrument.InstrumentedBeanNames.Entry;
import io.llmops.springboot.instrument.InstrumentedBeanNames.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/** Every way in which a client can be a bean. */
@ExtendWith(OutputCaptureExtension.class)
class ClientBeansTest {

    private final ApplicationContextRunner context = Starter.context().withBean(Calls.class);

    private static void ask(LlmClient client) {
        assertThat(client.chat(LlmRequest.of("m", "hi")).text()).isEqualTo("hello");
    }

    private static int calls(AssertableApplicationContext context) {
        return context.getBean(Calls.class).count();
    }

    private static Entry entry(AssertableApplicationContext context, String bean) {
        return context.getBean(InstrumentedBeanNames.class).entries().stream()
                .filter(it -> it.bean().equals(bean))
                .findFirst()
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    static class ByInterface {
        @Bean
        LlmClient client() {
            return new Echo.Final();
        }
    }

    @Test
    void aClientDeclaredByItsInterfaceIsInstrumented() {
        context.withUserConfiguration(ByInterface.class).run(it -> {
            ask(it.getBean(LlmClient.class));
            assertThat(calls(it)).isOne();
            assertThat(entry(it, "client"))
                    .isEqualTo(new Entry(
                            "client", Echo.Final.class.getName(), LlmClient.class.getName(), State.INSTRUMENTED));
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ByClass {
        @Bean
        Echo client() {
            return new Echo("first");
        }

        @Bean
        String user(Echo client) {
            ask(client);
            return client.name();
        }
    }

    @Test
    void aClientThatIsInjectedByItsClassIsInstrumentedAndStaysOfThatClass() {
        context.withUserConfiguration(ByClass.class).run(it -> {
            assertThat(it).hasNotFailed();
            assertThat(it.getBean("user")).isEqualTo("first");
            assertThat(calls(it)).isOne();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ByFinalClass {
        @Bean
        Echo.Final client() {
            return new Echo.Final();
        }

        @Bean
        String user(Echo.Final client) {
            ask(client);
            return client.name();
        }
    }

    @Test
    void aClientDeclaredAsAFinalClassIsLeftAloneWithAWarningThatTellsTheFix(CapturedOutput output) {
        context.withUserConfiguration(ByFinalClass.class).run(it -> {
            assertThat(it).hasNotFailed();
            assertThat(calls(it)).isZero();
            assertThat(entry(it, "client").state()).isEqualTo(State.NOT_POSSIBLE);
        });
        assertThat(output)
                .containsOnlyOnce("Client bean 'client' is not instrumented")
                .contains("Declare it as io.llmops.client.LlmClient")
                .contains("llmops.clients.client.enabled=false");
    }

    @Configuration(proxyBeanMethods = false)
    static class ManyKinds {
        @Bean
        @Scope("prototype")
        LlmClient prototype() {
            return new Echo("prototype");
        }

        @Bean
        @Lazy
        LlmClient lazy() {
            return new Echo("lazy");
        }

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Echo scoped() {
            return new Echo("scoped");
        }

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
        LlmClient scopedByInterface() {
            return new Echo.Final();
        }

        @Bean
        FactoryBean<LlmClient> made() {
            return new FactoryBean<>() {
                @Override
                public LlmClient getObject() {
                    return new Echo.Final();
                }

                @Override
                public Class<?> getObjectType() {
                    return LlmClient.class;
                }
            };
        }
    }

    @Test
    void prototypesLazyBeansScopedProxiesAndWhatFactoriesMakeAreInstrumentedOnce() {
        context.withUserConfiguration(ManyKinds.class).run(it -> {
            int asked = 0;
            for (String bean : new String[] {"prototype", "prototype", "lazy", "scoped", "scopedByInterface", "made"}) {
                ask(it.getBean(bean, LlmClient.class));
                assertThat(calls(it)).as(bean).isEqualTo(++asked);
            }
            assertThat(it.getBean("scoped", Echo.class).name()).isEqualTo("scoped");
            assertThat(it.getBean(InstrumentedBeanNames.class).entries())
                    .extracting(Entry::bean)
                    .containsExactly("lazy", "made", "prototype", "scoped", "scopedByInterface");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OptingOut {
        @Bean
        LlmClient byProperty() {
            return new Echo("property");
        }

        @Bean
        @NotInstrumented
        LlmClient byAnnotation() {
            return new Echo("annotation");
        }

        @Bean
        LlmClient instrumented() {
            return new Echo("instrumented");
        }
    }

    @Test
    void aBeanMayBeLeftOutByPropertyOrAnnotation() {
        context.withUserConfiguration(OptingOut.class)
                .withPropertyValues("llmops.clients.byProperty.enabled=false")
                .run(it -> {
                    assertThat(it.getBean("byProperty")).isExactlyInstanceOf(Echo.class);
                    assertThat(it.getBean("byAnnotation")).isExactlyInstanceOf(Echo.class);
                    ask(it.getBean("instrumented", LlmClient.class));
                    assertThat(calls(it)).isOne();
                    assertThat(entry(it, "byProperty").state()).isEqualTo(State.TURNED_OFF);
                });
    }

    @Test
    void environmentVariablesWithoutCaseNameBeansToo() {
        context.withUserConfiguration(OptingOut.class)
                .withSystemProperties("llmops.clients.byproperty.enabled=false")
                .run(it -> assertThat(it.getBean("byProperty")).isExactlyInstanceOf(Echo.class));
    }

    @Test
    void allMayBeLeftOut() {
        context.withUserConfiguration(OptingOut.class)
                .withPropertyValues("llmops.instrument-clients=false")
                .run(it -> assertThat(it.getBean("instrumented")).isExactlyInstanceOf(Echo.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Annotated {
        @Bean
        @InstrumentedLlm(provider = "acme")
        LlmClient client() {
            return new Echo("annotated");
        }
    }

    @Test
    void anAnnotatedClientIsInstrumentedAllTheSame() {
        for (String wanted : new String[] {"true", "false"}) {
            context.withUserConfiguration(Annotated.class)
                    .withPropertyValues("llmops.instrument-clients=" + wanted)
                    .run(it -> {
                        ask(it.getBean(LlmClient.class));
                        assertThat(it.getBean(Calls.class).providers()).containsExactly("acme");
                    });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByHand {
        @Bean
        LlmClient client(LlmOps ops) {
            return ops.instrument(new Echo("by hand"));
        }
    }

    @Test
    void whatTheApplicationInstrumentedIsNotInstrumentedAgain() {
        context.withUserConfiguration(ByHand.class).run(it -> {
            ask(it.getBean(LlmClient.class));
            assertThat(calls(it)).isOne();
            assertThat(entry(it, "client").state()).isEqualTo(State.ALREADY_INSTRUMENTED);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Proxied {
        @Bean
        LlmClient client() {
            ProxyFactory factory = new ProxyFactory(new Echo("proxied"));
            factory.addInterface(Runnable.class);
            return (LlmClient) factory.getProxy();
        }
    }

    @Test
    void aProxyOfOthersKeepsItsInterfaces() {
        context.withUserConfiguration(Proxied.class).run(it -> {
            assertThat(it.getBean(LlmClient.class)).isInstanceOf(Runnable.class);
            ask(it.getBean(LlmClient.class));
            assertThat(calls(it)).isOne();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class JudgeWithAClient {
        @Bean
        LlmClient judgesModel() {
            return new Echo("judge");
        }

        @Bean
        Evaluator judge(LlmClient judgesModel) {
            return call -> Optional.empty();
        }
    }

    @Test
    void theModelOfAJudgeIsLeftAloneWhateverIsMadeFirst(CapturedOutput output) {
        context.withUserConfiguration(JudgeWithAClient.class).run(it -> {
            assertThat(it).hasNotFailed();
            assertThat(it.getBean("judgesModel")).isExactlyInstanceOf(Echo.class);
            assertThat(entry(it, "judgesModel").state()).isEqualTo(State.NOT_POSSIBLE);
        });
        assertThat(output).containsOnlyOnce("LlmOps itself is made with it");
    }

    @Test
    void noBeanIsMadeTooEarly(CapturedOutput output) {
        context.withUserConfiguration(ByInterface.class)
                .run(it -> assertThat(it).hasNotFailed());

        assertThat(output).doesNotContain("is not eligible for getting processed by all BeanPostProcessors");
    }

    @Test
    void thePropertyTellsTheProvider() {
        context.withUserConfiguration(ByInterface.class)
                .withPropertyValues("llmops.clients.client.provider=groq")
                .run(it -> {
                    ask(it.getBean(LlmClient.class));
                    assertThat(it.getBean(Calls.class).providers()).containsExactly("groq");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Refusing {
        @Bean
        static ClientInstrumenter<CharSequence> refusing() {
            return ClientInstrumenter.of(CharSequence.class, (ops, client, provider) -> {
                throw new NoClassDefFoundError("of a version we do not know");
            });
        }

        @Bean
        CharSequence client() {
            return "client";
        }
    }

    @Test
    void aClientThatCannotBeInstrumentedWorksAsItDidWithoutUs(CapturedOutput output) {
        context.withUserConfiguration(Refusing.class).run(it -> {
            assertThat(it.getBean("client")).isEqualTo("client");
            assertThat(entry(it, "client").state()).isEqualTo(State.NOT_POSSIBLE);
        });
        assertThat(output).contains("no guardrail sees its calls; it works as it did without us");
    }

    @Configuration(proxyBeanMethods = false)
    static class Several {
        @Bean
        String asksAll(ObjectProvider<LlmClient> clients) {
            clients.forEach(ClientBeansTest::ask);
            return "asked";
        }
    }

    @Test
    void whoInjectsProvidersGetsInstrumentedClientsToo() {
        context.withUserConfiguration(ByClass.class, Several.class)
                .run(it -> assertThat(calls(it)).isEqualTo(2));
    }
}
