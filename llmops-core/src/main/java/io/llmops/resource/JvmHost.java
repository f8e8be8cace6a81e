package io.llmops.resource;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host as the JVM sees it: inside a container, the container. Needs the module {@code jdk.management}; this class does
 * not load without it.
 */
final class JvmHost implements HostReadings {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern LINE = Pattern.compile("(MemTotal|MemAvailable): +([0-9]{1,15}) kB");

    private final OperatingSystemMXBean system;
    private final Path memory;

    JvmHost() {
        this(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class), MEMORY);
    }

    JvmHost(OperatingSystemMXBean system, Path memory) {
        this.system = system;
        this.memory = memory;
    }

    @Override
    public double processCpu() {
        return system.getProcessCpuLoad();
    }

    @Override
    public double systemCpu() {
        return system.getCpuLoad();
    }

    @Override
    public long memoryBytes() {
        return system.getTotalMemorySize();
    }

    /**
     * On Linux the JVM counts the kernel's caches as used, so that a healthy host looks full; the kernel's own estimate of
     * what can be had ({@code MemAvailable} in proc(5)) does not. It is of the host and not of a container, so it counts
     * only where both tell of the same memory.
     */
    @Override
    public long availableMemoryBytes() {
        OptionalLong total = kernelBytes("MemTotal");
        boolean same = total.isPresent() && total.getAsLong() == memoryBytes();
        return same ? kernelBytes("MemAvailable").orElse(system.getFreeMemorySize()) : system.getFreeMemorySize();
    }

    private OptionalLong kernelBytes(String name) {
        try {
            for (String line : Files.readAllLines(memory)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches() && matcher.group(1).equals(name)) {
                    return OptionalLong.of(Long.parseLong(matcher.group(2)) * 1024);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux
        }
        return OptionalLong.empty();
    }
}
