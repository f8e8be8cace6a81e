package io.llmops.examples.springboot;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * A desk that answers customers of a parcel service. It knows nothing of monitoring: the starter on the class path and
 * {@code application.yaml} are all there is. Needs no key: without {@code OPENAI_API_KEY} it asks a model server on the
 * loopback address.
 *
 * <pre>{@code
 * mvn -ntp -q -Pdemo -pl llmops-examples-spring-boot -am package
 *
 * curl 'localhost:8080/ask?question=Where+is+my+parcel'
 * curl localhost:8080/actuator/llmops
 * curl localhost:8080/actuator/metrics/gen_ai.client.inference.duration
 * curl localhost:8080/actuator/prometheus
 * }</pre>
 */
@SpringBootApplication(proxyBeanMethods = false)
public class ParcelDeskApplication {

    ParcelDeskApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(ParcelDeskApplication.class, args);
    }

    @Bean
    ModelServer modelServer() {
        return ModelServer.start(Script.saying("It is on its way and comes on Friday."));
    }

    @Bean
    OpenAIClient openAi(ModelServer server) {
        return System.getenv("OPENAI_API_KEY") != null
                ? OpenAIOkHttpClient.fromEnv()
                : OpenAIOkHttpClient.builder()
                        .baseUrl(server.baseUri().toString())
                        .apiKey("none")
                        .build();
    }
}
