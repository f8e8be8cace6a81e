package io.llmops.alerting.signal;

import java.time.Duration;

/**
 * How full a {@link SignalHistory} is, and what its limits have cost.
 *
 * @param series how many label sets it holds
 * @param bytes about how much memory they take
 * @param reach how far back it remembers; shorter than its retention once its memory has become scarce
 * @param droppedPoints numbers that were not taken in: of one series too many, or older than the reach
 * @param evictedSeries series that were silent and had to make room
 */
public record HistoryUse(int series, long bytes, Duration reach, long droppedPoints, long evictedSeries) {}
