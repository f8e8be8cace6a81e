package io.llmops.resource;

import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The NVIDIA GPUs of this machine, by {@code nvidia-smi --query-gpu=…}: {@code hw.gpu.utilization} and
 * {@code hw.gpu.memory.*}. Where there is no such program it gives nothing, said once.
 *
 * <p>What the program answers with {@code [N/A]}, {@code [Not Supported]}, {@code [Unknown Error]} or {@code ERR!} gives no
 * observation: utilization while a GPU is split by MIG, memory where it is shared with the host. For the parts of a
 * split GPU use the DCGM exporter and {@link PrometheusMapping#dcgm()}. A run takes tens of milliseconds, or seconds
 * where persistence mode is off; it is ended after ten seconds.
 */
public final class NvidiaSmi implements ResourceSource {

    private static final String PROGRAM = "nvidia-smi";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> QUERY =
            List.of("--query-gpu=" + String.join(",", NvidiaSmiOutput.COLUMNS), "--format=csv,noheader,nounits");

    private static final String NO_GPUS = "No devices were found";
    private static final int NOT_FOUND = 6;
    /** A damaged infoROM is worth a repair, but the numbers are there. */
    private static final int INFOROM_CORRUPTED = 14;

    private final @Nullable Path executable;
    private final @Nullable BoundedCommand command;

    private NvidiaSmi(@Nullable Path executable, Duration timeLimit) {
        this.executable = executable;
        this.command = executable == null ? null : new BoundedCommand(executable, QUERY, timeLimit);
    }

    /** The program as it is found on the {@code PATH}, in directories given in full only. */
    public static NvidiaSmi onPath() {
        return onPath(Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }

    static NvidiaSmi onPath(String path) {
        return new NvidiaSmi(
                Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                        .flatMap(NvidiaSmi::directory)
                        .flatMap(directory ->
                                Stream.of(PROGRAM, PROGRAM + ".exe").map(directory::resolve))
                        .filter(NvidiaSmi::isProgram)
                        .findFirst()
                        .orElse(null),
                PATIENCE);
    }

    /**
     * A program at another place.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NvidiaSmi at(Path executable) {
        if (!isProgram(executable)) {
            throw new IllegalArgumentException(
                    "There is no program at " + executable + "; give the path of nvidia-smi, or use onPath()");
        }
        return new NvidiaSmi(executable, PATIENCE);
    }

    /** The same with another limit to the time of one run; by default ten seconds. */
    public NvidiaSmi timeLimit(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("The time limit of nvidia-smi is " + value + "; give a positive one");
        }
        return new NvidiaSmi(executable, value);
    }

    private static Stream<Path> directory(String entry) {
        try {
            return Stream.of(Path.of(entry)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.of();
        }
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    @Override
    public String name() {
        return PROGRAM;
    }

    @Override
    public List<ObservedMetric> metrics() {
        return ResourceMetrics.ofGpus();
    }

    @Override
    public Optional<String> whyAbsent() {
        return executable == null ? Optional.of("no nvidia-smi on the PATH") : Optional.empty();
    }

    @Override
    public List<Observation> read() throws ResourceException, InterruptedException {
        if (command == null) {
            return List.of();
        }
        BoundedCommand.Result result = command.run();
        if (result.exitCode() == NOT_FOUND || result.output().startsWith(NO_GPUS)) {
            return List.of();
        }
        if (result.exitCode() != 0 && result.exitCode() != INFOROM_CORRUPTED) {
            throw new ResourceException(
                    "nvidia-smi ended with code " + result.exitCode() + ", " + meaning(result.exitCode()));
        }
        return NvidiaSmiOutput.parse(result.output());
    }

    /** As listed under RETURN VALUE in its manual; the codes are those of NVML. */
    private static String meaning(int exitCode) {
        return switch (exitCode) {
            case 2 -> "it does not know this query; update the driver";
            case 4 -> "this user may not ask; give it access to /dev/nvidia*";
            case 9 -> "the NVIDIA driver is not loaded; install or load it, or leave this source out";
            case 12 -> "libnvidia-ml was not found; make the driver's libraries visible here";
            case 15 -> "a GPU fell off the bus; look at the kernel log and reboot";
            case 18 -> "driver and library are of different versions; reboot or reload the driver";
            default -> "see RETURN VALUE in its manual and run it by hand";
        };
    }

    @Override
    public String toString() {
        return "NvidiaSmi[" + (executable == null ? "not found" : executable) + "]";
    }
}
