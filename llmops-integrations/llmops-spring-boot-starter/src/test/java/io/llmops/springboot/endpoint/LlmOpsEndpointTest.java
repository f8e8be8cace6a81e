package io.llmops.springboot.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.springboot.AlertingCustomizer;
import io.llmops.springboot.AlertingProperties;
import io.llmops.springboot.Questions;
import io.llmops.springboot.Starter;
import io.llmops.springboot.ThreeClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A whole application with a web server, its metrics and the endpoint. */
class LlmOpsEndpointTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ThreeClients.class)
    static class Shop {

        @Bean
        Monitor busy() {
            return Monitor.named("busy")
                    .summary("Many ask")
                    .when(Threshold.above(
                            Value.count(Signal.of("gen_ai.client.inference.duration"), Duration.ofMinutes(5)), 0))
                    .build();
        }

        @Bean
        AlertingCustomizer byHand() {
            return builder -> builder.manually();
        }
    }

    private static ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(Shop.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.env.show-values=always",
                        "management.endpoint.configprops.show-values=always",
                        "llmops.alerting.enabled=true",
                        "llmops.alerting.standard-monitors=false")
                .properties(properties)
                .run();
    }

    private static String get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void showsClientsCallsMonitorsAndIncidents() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(OpenAIClient.class).chat().completions().create(Questions.parcel());
            Alerting alerting = context.getBean(Alerting.class);
            Instant now = Instant.now();
            alerting.tick(now.plusSeconds(10));
            alerting.tick(now.plusSeconds(80));

            JsonNode report = new ObjectMapper().readTree(get(context, "/actuator/llmops"));

            assertThat(report.path("clients").findValuesAsText("bean"))
                    .containsExactly("chatModel", "embeddingModel", "openAi", "openAiAsync", "streamingModel");
            assertThat(report.path("clients").findValuesAsText("state")).containsOnly("INSTRUMENTED");
            assertThat(report.path("clients").get(2).path("as").asText()).isEqualTo(OpenAIClient.class.getName());
            assertThat(report.path("calls").get(0).toString())
                    .isEqualTo("{\"provider\":\"openai\",\"model\":\"gpt-4o-mini\",\"started\":1,\"failed\":0}");
            JsonNode monitor = report.path("alerting").path("monitors").get(0);
            assertThat(monitor.path("name").asText()).isEqualTo("busy");
            assertThat(monitor.path("alerts").get(0).path("phase").asText()).isEqualTo("firing");
            assertThat(monitor.path("alerts").get(0).path("severity").asText()).isEqualTo("warning");
            assertThat(monitor.path("alerts").get(0).path("silenced").isNull()).isTrue();
            assertThat(monitor.path("error").isNull()).isTrue();
            assertThat(monitor.path("groups").asInt()).isEqualTo(1);
            assertThat(report.path("alerting").path("suppressed").asLong()).isZero();
            JsonNode incident = report.path("alerting").path("incidents").get(0);
            assertThat(incident.path("monitors").get(0).asText()).isEqualTo("busy");
            assertThat(incident.path("severity").asText()).isEqualTo("warning");
            assertThat(report.toString()).doesNotContain("parcel").doesNotContain("Friday");
        }
    }

    @Test
    void metricsAreWhereSpringBootShowsThemWithoutALineOfCode() throws Exception {
        try (ConfigurableApplicationContext context = start()) {
            context.getBean(OpenAIClient.class).chat().completions().create(Questions.parcel());

            assertThat(get(context, "/actuator/metrics/gen_ai.client.inference.duration"))
                    .contains("\"statistic\":\"COUNT\",\"value\":1.0");
            assertThat(get(context, "/actuator/prometheus"))
                    .contains("gen_ai_client_inference_duration_seconds_count{");
        }
    }

    @Test
    void noEndpointShowsASecret() throws Exception {
        try (ConfigurableApplicationContext context = start("llmops.alerting.pagerduty.routing-key=" + KEY)) {
            assertThat(get(context, "/actuator/llmops")).contains("busy").doesNotContain(KEY);
            assertThat(get(context, "/actuator/beans")).doesNotContain(KEY);
            assertThat(context.getBean(AlertingProperties.class).toString()).doesNotContain(KEY);
        }
    }

    @Test
    void withoutAlertingThereIsNoneToShow() {
        Starter.context()
                .withClassLoader(new FilteredClassLoader("io.llmops.alerting"))
                .withPropertyValues("management.endpoints.web.exposure.include=llmops")
                .run(context -> assertThat(
                                context.getBean(LlmOpsEndpoint.class).report().alerting())
                        .isNull());
    }

    @Test
    void thatIsNotExposedIsNotThere() {
        Starter.context().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LlmOpsEndpoint.class));
    }
}
