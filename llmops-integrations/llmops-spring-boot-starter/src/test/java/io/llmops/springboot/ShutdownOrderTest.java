package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.Extension;
import io.llmops.OpsEvent;
import io.llmops.client.LlmClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clients end first, then LlmOps with its extensions, then what it recorded to. */
class ShutdownOrderTest {

    private static final List<String> ENDED = new CopyOnWriteArrayList<>();

    @Configuration(proxyBeanMethods = false)
    static class Application {

        /** Declared in the order that would be wrong if nobody cared. */
        @Bean
        LlmClient client() {
            return new ClosingEcho();
        }

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry() {
                @Override
                public void close() {
                    ENDED.add("registry");
                    super.close();
                }
            };
        }

        @Bean
        OpenTelemetry openTelemetry() {
            return OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(new LastReader())
                            .build())
                    .build();
        }

        @Bean
        Extension extension() {
            return new LastExtension();
        }
    }

    static class ClosingEcho extends Echo implements AutoCloseable {
        ClosingEcho() {
            super("closing");
        }

        @Override
        public void close() {
            ENDED.add("client");
        }
    }

    static final class LastExtension implements Extension {
        @Override
        public Attachment start(Surroundings surroundings) {
            return Attachment.none();
        }

        @Override
        public void onEvent(OpsEvent event) {}

        @Override
        public void close() {
            if (!ENDED.contains("extension")) {
                ENDED.add("extension");
            }
        }
    }

    static final class LastReader implements MetricReader {
        @Override
        public void register(CollectionRegistration registration) {}

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            ENDED.add("openTelemetry");
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }

    @Test
    void clientsEndFirstAndWhatIsRecordedToLast() {
        ENDED.clear();
        Starter.context()
                .withUserConfiguration(Application.class)
                .run(it -> assertThat(it).hasNotFailed());

        assertThat(ENDED).startsWith("client", "extension").hasSize(4);
        assertThat(ENDED.subList(2, 4)).containsExactlyInAnyOrder("registry", "openTelemetry");
    }
}
