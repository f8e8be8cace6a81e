package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.record.Failures;
import io.llmops.resource.HostResources;
import io.llmops.telemetry.Metric;
import io.llmops.telemetry.MetricSink;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ResourceWatchTest {

    private final CountDownLatch showing = new CountDownLatch(1);
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** Else a registry would go on showing what the last round put there. */
    @Test
    void nothingIsShownAgainAfterItIsClosed() throws InterruptedException {
        var settings = new ResourceWatch.Settings(List.of(new HostResources()), Duration.ofSeconds(1));
        ResourceWatch watch =
                ResourceWatch.start(settings, List.of(new SlowSink()), new ManualTime(), Failures.loggedOnly());
        assertThat(showing.await(20, TimeUnit.SECONDS)).isTrue();

        watch.close();

        assertThat(seen).startsWith("shows", "has shown", "is closed");
        assertThat(seen.subList(2, seen.size())).containsOnly("is closed");
    }

    /** Is still showing when it is closed. */
    private final class SlowSink implements MetricSink {

        @Override
        public boolean accepts(Metric metric) {
            return true;
        }

        @Override
        public void record(Metric metric, double value, Attributes attributes, Context context) {}

        @Override
        public void record(Metric metric, long value, Attributes attributes, Context context) {}

        @Override
        public Observed observe(ObservedMetric metric, Supplier<List<Observation>> known) {
            return new Observed() {
                @Override
                public void refresh() {
                    if (showing.getCount() > 0) {
                        seen.add("shows");
                        showing.countDown();
                        waitForTheEnd();
                        seen.add("has shown");
                    }
                }

                @Override
                public void close() {
                    seen.add("is closed");
                }
            };
        }

        private void waitForTheEnd() {
            try {
                TimeUnit.SECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
