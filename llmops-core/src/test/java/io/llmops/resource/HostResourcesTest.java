package io.llmops.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.OperatingSystemMXBean;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostResourcesTest {

    private static final long GIB = 1L << 30;

    @TempDir
    private Path directory;

    @Test
    void tellsOfThisMachine() {
        HostResources here = new HostResources();

        assertThat(here.whyAbsent()).isEmpty();
        assertThat(here.read())
                .filteredOn(it -> it.metric().unit().equals("1"))
                .allSatisfy(it -> assertThat(it.value()).isBetween(0.0, 1.0));
        assertThat(here.read())
                .filteredOn(it -> it.metric().equals(ResourceMetrics.SYSTEM_MEMORY_LIMIT))
                .singleElement()
                .satisfies(it -> assertThat(it.value()).isGreaterThan(1_000_000));
    }

    @Test
    void tellsWhatIsInUseByTheNamesOfTheConventions() {
        assertThat(new HostResources(host(0.5, 0.25, 8 * GIB, 6 * GIB)).read())
                .extracting(it -> it.metric().name(), Observation::value)
                .containsExactly(
                        tuple("jvm.cpu.recent_utilization", 0.5),
                        tuple("jvm.system.cpu.utilization", 0.25),
                        tuple("system.memory.limit", 8.0 * GIB),
                        tuple("system.memory.usage", 2.0 * GIB),
                        tuple("system.memory.utilization", 0.25));
    }

    @Test
    void whatTheJvmDoesNotKnowGivesNoObservation() {
        assertThat(new HostResources(host(-1, Double.NaN, 0, -1)).read()).isEmpty();
        assertThat(new HostResources(host(-1, -1, GIB, -1)).read())
                .extracting(it -> it.metric().name())
                .containsExactly("system.memory.limit");
    }

    @Test
    void isAbsentWhereTheRuntimeHasNoManagement() {
        HostResources none = new HostResources((HostReadings) null);

        assertThat(none.whyAbsent().orElseThrow()).contains("jdk.management");
        assertThat(none.read()).isEmpty();
    }

    @Test
    void theKernelsCachesAreNotInUse() throws Exception {
        Path meminfo = Files.writeString(directory.resolve("meminfo"), """
                MemTotal:        8388608 kB
                MemFree:          262144 kB
                MemAvailable:    6291456 kB
                """);

        assertThat(new JvmHost(bean(8 * GIB, GIB / 4), meminfo).availableMemoryBytes())
                .isEqualTo(6 * GIB);
        assertThat(new JvmHost(bean(2 * GIB, GIB / 4), meminfo).availableMemoryBytes())
                .as("in a container the file tells of its host")
                .isEqualTo(GIB / 4);
        assertThat(new JvmHost(bean(8 * GIB, GIB / 4), directory.resolve("none")).availableMemoryBytes())
                .as("elsewhere than on Linux")
                .isEqualTo(GIB / 4);
    }

    @Test
    void memoryCarriesItsState() {
        assertThat(new HostResources(host(-1, -1, 8 * GIB, 6 * GIB)).read())
                .filteredOn(it -> !it.metric().attributes().isEmpty())
                .hasSize(2)
                .allSatisfy(it ->
                        assertThat(it.attributes().get(Attribute.MEMORY_STATE)).isEqualTo("used"));
    }

    private static HostReadings host(double process, double system, long memory, long available) {
        return new HostReadings() {
            @Override
            public double processCpu() {
                return process;
            }

            @Override
            public double systemCpu() {
                return system;
            }

            @Override
            public long memoryBytes() {
                return memory;
            }

            @Override
            public long availableMemoryBytes() {
                return available;
            }
        };
    }

    private static OperatingSystemMXBean bean(long total, long free) {
        Map<String, Object> values = Map.of("getTotalMemorySize", total, "getFreeMemorySize", free);
        return (OperatingSystemMXBean) Proxy.newProxyInstance(
                HostResourcesTest.class.getClassLoader(),
                new Class<?>[] {OperatingSystemMXBean.class},
                (proxy, method, args) -> values.get(method.getName()));
    }
}
