package io.llmops.examples.start;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.AlertingBuilder;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.instrument.InstrumentedLlm;
import io.opentelemetry.exporter.logging.LoggingMetricExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** From an empty project to a metric and a Slack message: the program of docs/getting-started.md. */
public final class GettingStarted {

    private GettingStarted() {}

    /** What your code calls; it could be there already. */
    interface Assistant {
        @InstrumentedLlm(provider = "openai", model = "gpt-4o-mini")
        String ask(String question);
    }

    /** Stands for your client. Every third call fails, so that there is something to alert on. */
    static final class FlakyAssistant implements Assistant {
        private int calls;

        @Override
        public String ask(String question) {
            if (++calls % 3 == 0) {
                throw new IllegalStateException("the model is overloaded");
            }
            return "Your parcel is on its way.";
        }
    }

    public static void main(String[] args) throws InterruptedException {
        run(System.getenv("SLACK_WEBHOOK_URL"), Duration.ofSeconds(1));
    }

    static void run(String slackWebhook, Duration pause) throws InterruptedException {
        // 1. where metrics go: here to the console, in production to your backend
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(LoggingMetricExporter.create()))
                        .build())
                .build();

        // 2. what is trouble: here four failed calls within a minute
        Signal failedCalls = Signal.of("gen_ai.client.inference.duration")
                .where("error.type", Signal.PRESENT)
                .by("gen_ai.request.model");
        Monitor callsFail = Monitor.named("calls-fail")
                .summary("Calls to the model fail")
                .when(Threshold.above(Value.count(failedCalls, Duration.ofMinutes(1)), 3))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(Duration.ZERO))
                .build();

        // 3. who hears of it
        AlertingBuilder alerting = Alerting.builder()
                .service("getting-started")
                .monitors(List.of(callsFail))
                .every(Duration.ofSeconds(2));
        if (slackWebhook != null) {
            alerting.slack(URI.create(slackWebhook));
        }

        // 4. wrap, and use what instrument(…) returns
        try (LlmOps ops =
                LlmOps.builder().openTelemetry(otel).with(alerting.build()).build()) {
            Assistant assistant = ops.instrument(Assistant.class, new FlakyAssistant());
            for (int i = 0; i < 20; i++) {
                try {
                    System.out.println(assistant.ask("Where is my parcel?"));
                } catch (IllegalStateException e) {
                    System.out.println("Failed: " + e.getMessage());
                }
                Thread.sleep(pause.toMillis());
            }
        }
        otel.close();
    }
}
