package io.llmops.alerting;

import io.llmops.record.TimeSource;
import io.opentelemetry.sdk.common.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clock of the private meter provider: that of the calls. */
final class SdkClock implements Clock {

    private final TimeSource time;

    SdkClock(TimeSource time) {
        this.time = time;
    }

    @Override
    public long now() {
        Instant now = time.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public long nanoTime() {
        return time.nanos();
    }
}
