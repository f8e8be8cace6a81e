package io.llmops.examples.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.llmops.LlmOps;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.Outcome;
import io.llmops.client.LlmClient;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of virtual threads wait for a model through an instrumented client, and no carrier waits with them. */
class VirtualThreadsTest {

    private static final int WARM_UP = 100;
    private static final int ROUNDS = 1_000;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private final Queue<LlmCall> ended = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void areNeverPinnedByWhatIsOurs() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "virtual threads that locks do not pin need JDK 25");
        List<RecordedEvent> pinned;
        ExecutorService threads = virtualThreads();
        try (LlmOps ops = ops();
                Recording recording = new Recording()) {
            LlmClient client = ops.instrument(new SleepingClient(threads));
            askFrom(threads, client, WARM_UP); // who loads a class for the first time is pinned by the JVM
            ended.clear();
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            askFrom(threads, client, ROUNDS);
            recording.stop();
            pinned = events(recording);
        } finally {
            threads.shutdown();
        }

        assertThat(pinned)
                .as("threads that were pinned on purpose")
                .anyMatch(event -> mentions(event, Pinning.class.getName()));
        assertThat(pinned)
                .as("threads that were pinned by us")
                .noneMatch(event -> mentions(event, "io.llmops.") && !mentions(event, Pinning.class.getName()));
        assertThat(ended).hasSize(3 * ROUNDS).allMatch(call -> call.outcome() == Outcome.COMPLETED);
    }

    private LlmOps ops() {
        return LlmOps.builder()
                .openTelemetry(OpenTelemetrySdk.builder()
                        .setMeterProvider(SdkMeterProvider.builder()
                                .registerMetricReader(PeriodicMetricReader.create(new NoExporter()))
                                .build())
                        .setTracerProvider(SdkTracerProvider.builder().build())
                        .build())
                .guard(Guardrails.builder()
                        .input(new SecretGuardrail())
                        .output(new SecretGuardrail())
                        .build())
                .listener(start -> new CallObserver() {
                    @Override
                    public void onEnd(LlmCall call, Context context) {
                        ended.add(call);
                    }
                })
                .build();
    }

    private void askFrom(ExecutorService threads, LlmClient client, int rounds) throws Exception {
        List<Future<?>> asked = new ArrayList<>();
        if (rounds == ROUNDS) {
            asked.add(threads.submit(Pinning::onPurpose));
        }
        for (int i = 0; i < rounds; i++) {
            LlmRequest request = LlmRequest.of("gpt-4o", "Where is parcel " + i + "?");
            asked.add(threads.submit(() -> client.chat(request)));
            asked.add(threads.submit(() -> client.chatAsync(request).join()));
            asked.add(threads.submit(() -> new WaitingHost().ask(client, request)));
        }
        for (Future<?> each : asked) {
            each.get();
        }
        awaitEnded(3 * rounds);
    }

    /** A host is served before the listeners are. */
    private void awaitEnded(int calls) throws InterruptedException {
        for (int i = 0; i < 5_000 && ended.size() < calls; i++) {
            Thread.sleep(1);
        }
    }

    /** By reflection, for the tests are compiled for JDK 17. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private List<RecordedEvent> events(Recording recording) throws IOException {
        Path file = Files.createTempFile(folder, "threads", ".jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file);
    }

    private static boolean mentions(RecordedEvent event, String name) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(name));
    }
}
