package io.llmops.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.testkit.server.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisabledIfEnvironmentVariable(named = "OPENAI_API_KEY", matches = ".+")
class ParcelDeskApplicationTest {

    private static final String SECRET = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    private final ConfigurableApplicationContext application =
            new SpringApplicationBuilder(ParcelDeskApplication.class).run("--server.port=0");

    @AfterEach
    void close() {
        application.close();
    }

    private String get(String path) throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void whatIsAskedIsMeasuredGuardedAndShownWithoutALineOfCode() throws Exception {
        assertThat(get("/ask?question=Where+is+it?+My+key+is+" + SECRET))
                .isEqualTo("It is on its way and comes on Friday.");

        assertThat(application.getBean(ModelServer.class).requests().toString()).doesNotContain(SECRET);
        assertThat(get("/actuator/metrics/gen_ai.client.inference.duration")).contains("\"value\":1.0");
        assertThat(get("/actuator/prometheus")).contains("gen_ai_client_inference_duration_seconds_count{");
        assertThat(get("/actuator/llmops"))
                .contains("\"bean\":\"openAi\"")
                .contains("\"model\":\"gpt-4o-mini\",\"started\":1")
                .contains("\"name\":\"error-rate\"")
                .doesNotContain(SECRET);
    }
}
