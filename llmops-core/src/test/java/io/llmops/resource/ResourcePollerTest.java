package io.llmops.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.ManualTime;
import io.llmops.record.Failures;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResourcePollerTest {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final ManualTime time = new ManualTime();
    private final List<String> failed = new ArrayList<>();
    private final Failures failures = new Failures(new Failures.Sink() {
        @Override
        public void failed(String component, String errorType) {
            failed.add(component + " " + errorType);
        }

        @Override
        public void dropped(String queue, long items) {}
    });
    private final FakeSource source = new FakeSource();

    @Test
    void knowsWhatASourceGaveLast() {
        ResourcePoller poller = poller(source);
        assertThat(poller.known()).isEmpty();

        poller.poll();
        source.next = () -> List.of(FakeSource.utilization("GPU-1", 0.75));
        poller.poll();

        assertThat(poller.known()).extracting(Observation::value).containsExactly(0.75);
        assertThat(poller.metrics()).containsExactly(ResourceMetrics.GPU_UTILIZATION);
    }

    @Test
    void knowsNothingThatIsOlderThanThreeIntervals() {
        ResourcePoller poller = poller(source);
        poller.poll();
        time.advance(INTERVAL.multipliedBy(3));
        assertThat(poller.known()).hasSize(1);

        time.advance(Duration.ofNanos(1));

        assertThat(poller.known()).isEmpty();
    }

    @Test
    void aSourceThatFailsCostsTheOthersNothingAndIsTriedAgain() {
        FakeSource broken = new FakeSource();
        broken.next = () -> {
            throw new NoClassDefFoundError("gone");
        };
        ResourcePoller poller = poller(broken, source);

        poller.poll();
        poller.poll();

        assertThat(poller.known()).hasSize(1);
        assertThat(broken.reads).hasValue(2);
        assertThat(failed)
                .containsExactly("resource java.lang.NoClassDefFoundError", "resource java.lang.NoClassDefFoundError");

        broken.next = () -> List.of(FakeSource.utilization("GPU-2", 0.1));
        poller.poll();
        assertThat(poller.known()).hasSize(2);
    }

    @Test
    void anErrorOfTheVirtualMachineInOneSourceDoesNotSkipTheOthers() {
        FakeSource broken = new FakeSource();
        broken.next = () -> {
            throw new OutOfMemoryError("test");
        };
        ResourcePoller poller = poller(broken, source);

        poller.poll();

        assertThat(poller.known()).hasSize(1);
    }

    @Test
    void whatASourceGaveBeforeItFailedIsKnownUntilItIsOld() {
        ResourcePoller poller = poller(source);
        poller.poll();
        source.next = () -> {
            throw new ResourceException("busy; wait");
        };
        time.advance(INTERVAL);
        poller.poll();
        assertThat(poller.known()).hasSize(1);

        time.advance(INTERVAL.multipliedBy(2).plusNanos(1));
        poller.poll();

        assertThat(poller.known()).isEmpty();
    }

    @Test
    void aGpuThatVanishedIsNotKnownAnyMore() {
        ResourcePoller poller = poller(source);
        poller.poll();

        source.next = List::of;
        poller.poll();

        assertThat(poller.known()).isEmpty();
    }

    @Test
    void neverReadsASourceThatIsAbsentNorStartsAThreadForIt() {
        source.absent = Optional.of("no nvidia-smi on the PATH");
        ResourcePoller poller = poller(source);

        poller.start(() -> {});
        poller.poll();

        assertThat(source.reads).hasValue(0);
        assertThat(poller.metrics()).isEmpty();
        assertThat(threads()).isEmpty();
        poller.close();
    }

    @Test
    void whereTwoSourcesTellTheSameTheFirstCounts() {
        FakeSource other = new FakeSource();
        other.next = () -> List.of(FakeSource.utilization("GPU-1", 0.9), FakeSource.utilization("GPU-2", 0.8));
        ResourcePoller poller = poller(source, other);

        poller.poll();

        assertThat(poller.known()).extracting(Observation::value).containsExactly(0.5, 0.8);
    }

    @Test
    void readsOnADaemonThreadOfItsOwnUntilItIsClosed() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        source.next = () -> {
            assertThat(Thread.currentThread().getName()).isEqualTo("llmops-resources");
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            read.countDown();
            return List.of();
        };
        ResourcePoller poller = poller(source);

        poller.start(() -> {});
        poller.start(() -> {});

        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(threads()).hasSize(1);
        poller.close();
        poller.close();
        awaitNoThreads();
        poller.start(() -> {});
        assertThat(threads()).isEmpty();
    }

    @Test
    void goesOnAfterAnErrorOfTheVirtualMachine() throws Exception {
        CountDownLatch reads = new CountDownLatch(2);
        source.next = () -> {
            reads.countDown();
            throw new OutOfMemoryError("test");
        };
        try (ResourcePoller poller = new ResourcePoller(List.of(source), Duration.ofSeconds(1), time, failures)) {
            poller.start(() -> {});
            assertThat(reads.await(20, TimeUnit.SECONDS)).isTrue();
        }
        awaitNoThreads();
    }

    @Test
    void endsSoonWhateverASourceDoes() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        source.next = () -> {
            reading.countDown();
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    // deaf on purpose
                }
            }
            return List.of(FakeSource.utilization("GPU-1", 1));
        };
        ResourcePoller poller = poller(source);
        poller.start(() -> {});
        assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();

        poller.close();

        assertThat(poller.known()).isEmpty();
        never.countDown();
        awaitNoThreads();
    }

    @Test
    void refusesAnIntervalOutOfReasonAndSourcesThatContradictEachOther() {
        assertThatThrownBy(() -> new ResourcePoller(List.of(), Duration.ZERO, time, failures))
                .hasMessageContaining("PT0S")
                .hasMessageContaining("1 s to 1 h");

        ObservedMetric same = ResourceMetrics.GPU_UTILIZATION;
        PrometheusEndpoint other = PrometheusEndpoint.at(URI.create("http://localhost/metrics"))
                .map(SeriesMapping.gauge("busy", same.name(), "%"))
                .build();
        assertThatThrownBy(() -> poller(source, other)).hasMessageContaining("hw.gpu.utilization is given twice");
    }

    private ResourcePoller poller(ResourceSource... sources) {
        return new ResourcePoller(List.of(sources), INTERVAL, time, failures);
    }

    /** A pool ends a moment before its thread does. */
    private static void awaitNoThreads() throws InterruptedException {
        for (Thread thread : threads()) {
            thread.join(20_000);
        }
        assertThat(threads()).isEmpty();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().equals("llmops-resources") && it.isAlive())
                .toList();
    }
}
