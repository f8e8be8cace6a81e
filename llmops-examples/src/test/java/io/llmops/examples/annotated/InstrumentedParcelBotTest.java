package io.llmops.examples.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstrumentedParcelBotTest {

    /** Asks no model at all. */
    private static final class Script implements ParcelBot {
        @Override
        public Answer ask(String question) {
            return new Answer("On its way.", "gpt-4o-mini-2024-07-18", 100, 10);
        }

        @Override
        public CompletionStage<Answer> askLater(String question) {
            return CompletableFuture.completedFuture(ask(question));
        }

        @Override
        public Stream<Answer> askInPieces(String question) {
            return Stream.of("On ", "its ", "way.").map(text -> ask(question).withText(text));
        }
    }

    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(metrics)
                            .build())
                    .build())
            .guard(Guardrails.builder().output(new SecretGuardrail()).build())
            .build();
    private final ParcelBot bot = InstrumentedParcelBot.of(new Script(), ops);

    @Test
    void everyFormShowsItsTokens() {
        assertThat(bot.ask("Where is my parcel?").text()).isEqualTo("On its way.");
        assertThat(bot.askLater("Where?").toCompletableFuture().join().text()).isEqualTo("On its way.");
        assertThat(bot.askInPieces("Where?").map(ParcelBot.Answer::text)).containsExactly("On ", "its ", "way.");

        LongPointData input = metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("gen_ai.client.inference.usage.input_tokens"))
                .findFirst()
                .orElseThrow()
                .getLongSumData()
                .getPoints()
                .iterator()
                .next();
        assertThat(input.getValue()).isEqualTo(300);
        assertThat(input.getAttributes().get(AttributeKey.stringKey("gen_ai.provider.name")))
                .isEqualTo("openai");
        assertThat(input.getAttributes().get(AttributeKey.stringKey("gen_ai.request.model")))
                .isEqualTo("gpt-4o-mini");
    }
}
