package io.llmops.call;

import java.time.Duration;

/**
 * One more attempt of a call after a failed one.
 *
 * @param failure why the attempt before failed
 * @param waited the time between that failure and the new attempt
 */
public record Retry(CallFailure failure, Duration waited) {}
