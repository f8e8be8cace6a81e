package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.AttachedMeters;
import io.llmops.LlmOps;
import io.llmops.ManualTime;
import io.llmops.MemoryBackend;
import io.llmops.OpsEvent;
import io.llmops.ScriptedClient;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model that became another one reaches the extensions and the metrics. */
class ModelSeenTest {

    private final MemoryBackend backend = new MemoryBackend();
    private final AttachedMeters extension = new AttachedMeters();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(backend.otel)
            .with(extension)
            .timeSource(new ManualTime())
            .build();
    private final LlmClient client = ops.instrument(provider, CallTarget.of("openai"));

    @AfterEach
    void close() {
        ops.close();
    }

    @Test
    void anotherModelIsToldToTheExtensionsOnAThreadOfTheLibrary() throws InterruptedException {
        ask("gpt-4o-2024-08-06", "search");
        ask("gpt-4o-2024-11-20", "search");

        awaitHeard();
        OpsEvent.ModelSeen seen = (OpsEvent.ModelSeen) extension.heard.get(0);
        assertThat(seen.version().requestModel()).contains("gpt-4o");
        assertThat(seen.version().responseModel()).contains("gpt-4o-2024-11-20");
        assertThat(seen.before().responseModel()).contains("gpt-4o-2024-08-06");
        assertThat(seen.at()).isEqualTo(ManualTime.START);
        assertThat(extension.threads.get(0).getName()).isEqualTo("llmops-housekeeping");
        assertThat(extension.threads.get(0).isDaemon()).isTrue();
    }

    @Test
    void itIsCountedOnceHoweverManyFeaturesAskIt() throws InterruptedException {
        for (String feature : new String[] {"search", "chat", "summary"}) {
            ask("gpt-4o-2024-08-06", feature);
        }
        for (String feature : new String[] {"search", "chat", "summary"}) {
            ask("gpt-4o-2024-11-20", feature);
        }

        awaitHeard();
        LongPointData point =
                (LongPointData) backend.points("llmops.model.seen").get(0);
        assertThat(backend.points("llmops.model.seen")).hasSize(1);
        assertThat(point.getValue()).isEqualTo(1);
        assertThat(point.getAttributes().get(Attribute.RESPONSE_MODEL)).isEqualTo("gpt-4o-2024-11-20");
        assertThat(extension.heard).hasSize(1);
    }

    @Test
    void aCallThatFailsIsNoVersion() {
        ask("gpt-4o-2024-08-06", "search");
        provider.answer = asked -> {
            throw new IllegalStateException();
        };
        assertThatThrownBy(() -> client.chat(LlmRequest.of("gpt-4o", "Hi"))).isInstanceOf(IllegalStateException.class);
        provider.answer = asked -> LlmResponse.of("an answer of which the model is not known");
        client.chat(LlmRequest.of("gpt-4o", "Hi"));

        assertThat(backend.points("llmops.model.seen")).isEmpty();
    }

    @Test
    void aDeploymentAnnouncesIt() {
        ask("gpt-4o-2024-08-06", "search");
        ops.deployment("checkout-bot", "v42");
        ask("gpt-4o-2024-11-20", "search");

        assertThat(backend.points("llmops.model.seen")).isEmpty();
        assertThat(extension.heard).hasSize(1).first().isInstanceOf(OpsEvent.Deployment.class);
    }

    @Test
    void afterTheEndNobodyIsToldAndNothingBreaks() {
        ask("gpt-4o-2024-08-06", "search");
        ops.close();
        ask("gpt-4o-2024-11-20", "search");

        assertThat(extension.heard).isEmpty();
        assertThat(backend.points("llmops.work.dropped"))
                .noneMatch(point -> "housekeeping".equals(point.getAttributes().get(Attribute.QUEUE)));
    }

    @SuppressWarnings("try") // the scope is only held
    private void ask(String model, String feature) {
        provider.answer = asked -> LlmResponse.builder().model(model).build();
        try (Scope scope = CallLabels.none().feature(feature).makeCurrent()) {
            assertThat(client.chat(LlmRequest.of("gpt-4o", "Hi")).model()).isEqualTo(Optional.of(model));
        }
    }

    private void awaitHeard() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (extension.heard.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(extension.heard).isNotEmpty();
    }
}
