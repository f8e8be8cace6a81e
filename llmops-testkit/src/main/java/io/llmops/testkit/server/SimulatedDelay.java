package io.llmops.testkit.server;

import java.math.BigDecimal;
import java.time.Duration;

/** How long a real provider would have taken, as the server states it. */
final class SimulatedDelay {

    /** The response header with the whole delay, in milliseconds. */
    static final String HEADER = "X-Simulated-Delay-Ms";

    private static final int NANOS_PER_MICRO = 1_000;

    private SimulatedDelay() {}

    /** Milliseconds with up to three decimals, such as {@code 35.2}. */
    static String millis(Duration delay) {
        return delay.isZero()
                ? "0"
                : BigDecimal.valueOf(delay.toNanos() / NANOS_PER_MICRO, 3)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** Of a whole answer that would have been streamed in so many chunks. */
    static Duration of(Answer.Timing timing, int chunks) {
        return timing.timeToFirstChunk().plus(timing.delayPerChunk().multipliedBy(Math.max(0, chunks - 1)));
    }
}
