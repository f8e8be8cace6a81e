package io.llmops.springboot.apps;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.llmops.call.LlmRequest;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.springboot.Calls;
import io.llmops.springboot.Echo;
import io.llmops.springboot.Questions;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** A whole application of its own process. It says what it was answered and where that was counted. */
@SpringBootApplication(proxyBeanMethods = false)
public class ParcelShop {

    public static void main(String[] args) {
        try (var context = SpringApplication.run(ParcelShop.class, args)) {
            String answer =
                    context
                            .getBean(OpenAIClient.class)
                            .chat()
                            .completions()
                            .create(Questions.parcel())
                            .choices()
                            .stream()
                            .flatMap(it -> it.message().content().stream())
                            .collect(Collectors.joining());
            System.out.println("answer: " + answer);
            System.out.println("desk: " + context.getBean(Desk.class).ask("Where is my parcel?"));
            System.out.println("support: " + context.getBean(Support.class).ask("Is it?"));
            System.out.println("echo: " + context.getBean(Echo.class).name());
            context.getBean(Echo.class).chat(LlmRequest.of("echo", "hi"));
            System.out.println("calls: " + context.getBean(Calls.class).models());
            if (ClassUtils.isPresent("io.micrometer.core.instrument.MeterRegistry", null)) {
                Micrometer.tell(context);
            }
            if (ClassUtils.isPresent("io.opentelemetry.sdk.metrics.SdkMeterProvider", null)) {
                OpenTelemetry.tell(context);
            }
        }
    }

    @Bean
    ModelServer server() {
        return ModelServer.start(Script.saying("It comes on Friday."));
    }

    @Bean
    OpenAIClient openAi(ModelServer server) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("none")
                .build();
    }

    @Bean
    Echo echo() {
        return new Echo("injected by its class");
    }

    @Bean
    Desk desk() {
        return question -> "on its way";
    }

    @Bean
    Support support() {
        return new Support();
    }

    @Bean
    Calls calls() {
        return new Calls();
    }

    /** A service behind an interface. */
    interface Desk {
        @InstrumentedLlm(model = "desk")
        String ask(String question);
    }

    /** A service of a class. */
    @InstrumentedLlm(model = "support")
    static class Support {
        public String ask(String question) {
            return "of course";
        }
    }

    /** Loaded only where Micrometer is. */
    static final class Micrometer {
        static void tell(ApplicationContext context) {
            context.getBeanProvider(MeterRegistry.class)
                    .ifAvailable(it -> System.out.println("in Micrometer: "
                            + it.find("gen_ai.client.inference.duration")
                                    .timers()
                                    .size()));
        }
    }

    /** Loaded only where the OpenTelemetry SDK is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SdkMeterProvider.class)
    static class OpenTelemetry {
        @Bean
        InMemoryMetricReader reader() {
            return InMemoryMetricReader.create();
        }

        @Bean
        SdkMeterProvider meterProvider(InMemoryMetricReader reader) {
            return SdkMeterProvider.builder().registerMetricReader(reader).build();
        }

        static void tell(ApplicationContext context) {
            System.out.println("in OpenTelemetry: "
                    + context.getBean(InMemoryMetricReader.class).collectAllMetrics().stream()
                            .filter(it -> it.getName().equals("gen_ai.client.inference.duration"))
                            .count());
        }
    }
}
