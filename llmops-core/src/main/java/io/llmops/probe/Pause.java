package io.llmops.probe;

import java.time.Duration;

/** Waits: replaced in tests by a clock that goes on. */
@FunctionalInterface
interface Pause {

    Pause REAL = wait -> Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);

    void sleep(Duration wait) throws InterruptedException;
}
