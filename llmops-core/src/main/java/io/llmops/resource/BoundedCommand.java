package io.llmops.resource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run again and again and may hang, flood, or outlive its own end. Each run is bounded in time and
 * bytes and leaves no process behind; while one cannot be killed (a driver that hangs in the kernel) no other is started.
 * Not thread-safe.
 */
final class BoundedCommand {

    /** nvidia-smi needs about 100 bytes for a GPU. */
    private static final int MOST_OUTPUT_BYTES = 256 * 1024;

    private static final int MOST_ERROR_BYTES = 4 * 1024;
    private static final long LOOK_MILLIS = 10;

    private final String name;
    private final List<String> command;
    private final Duration limit;
    private @Nullable Process last;

    /** How a run ended, and what it said. */
    record Result(int exitCode, String output) {}

    BoundedCommand(Path executable, List<String> arguments, Duration limit) {
        this.name = String.valueOf(executable.getFileName());
        this.command = new ArrayList<>(List.of(executable.toString()));
        this.command.addAll(arguments);
        this.limit = limit;
    }

    Result run() throws ResourceException, InterruptedException {
        if (last != null && last.isAlive()) {
            throw new ResourceException("the " + name + " of an earlier poll is still running and cannot be ended: the"
                    + " driver seems to hang; look at the kernel log");
        }
        Process process = null;
        try {
            process = start();
            return watch(process);
        } catch (IOException e) {
            throw new ResourceException(name + " cannot be run or read ("
                    + e.getClass().getSimpleName() + "); check that this user may run " + command.get(0));
        } finally {
            if (process != null) {
                end(process);
            }
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        last = process;
        return process;
    }

    /** By the real clock, whatever time the application lives in: it is a real process. */
    private Result watch(Process process) throws IOException, ResourceException, InterruptedException {
        process.getOutputStream().close();
        long started = System.nanoTime();
        BoundedOutput output = new BoundedOutput(process.getInputStream(), MOST_OUTPUT_BYTES);
        BoundedOutput errors = new BoundedOutput(process.getErrorStream(), MOST_ERROR_BYTES);
        while (true) {
            boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            output.take();
            errors.take();
            if (output.overflowed()) {
                throw new ResourceException(name + " said more than " + MOST_OUTPUT_BYTES / 1024 + " KiB; is "
                        + command.get(0) + " the right program?");
            }
            if (ended) {
                return new Result(process.exitValue(), output.text());
            }
            if (System.nanoTime() - started > limit.toNanos()) {
                throw new ResourceException(name + " did not end within " + limit.toMillis()
                        + " ms; try it by hand, switch persistence mode on, or give it more time");
            }
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        close(process.getInputStream());
        close(process.getErrorStream());
    }

    private static void close(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            // the process is gone, and so is its pipe
        }
    }
}
