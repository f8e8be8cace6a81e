package io.llmops.benchmarks.startup;

import io.llmops.benchmarks.call.Subject;
import io.llmops.benchmarks.call.Telemetry;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The first calls in this JVM, timed. Before, the bare stub is called as often and an OpenTelemetry SDK is
 * built, so that neither the stub's nor the SDK's own start is counted.
 */
public final class YoungJvm {

    static final int CALLS = 200;

    private YoungJvm() {}

    /**
     * Prints nanoseconds of building and the first call, and the mean of the calls after it.
     *
     * @param args the name of a {@link Subject}
     */
    public static void main(String[] args) {
        Subject subject = Subject.valueOf(args[0]);
        repeat(subject.bare().call());
        Telemetry.warmUp();
        long start = System.nanoTime();
        Supplier<?> call = subject.call();
        answer(call);
        long first = System.nanoTime();
        repeat(call);
        System.out.println((first - start) + " " + (System.nanoTime() - first) / CALLS);
        System.exit(0);
    }

    private static void repeat(Supplier<?> call) {
        for (int i = 0; i < CALLS; i++) {
            answer(call);
        }
    }

    private static void answer(Supplier<?> call) {
        Objects.requireNonNull(call.get(), "answer");
    }
}
