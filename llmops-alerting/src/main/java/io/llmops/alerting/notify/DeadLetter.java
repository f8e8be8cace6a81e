package io.llmops.alerting.notify;

import java.time.Instant;

/** A notification that was given up, and why. */
public record DeadLetter(String notifier, Notification notification, String reason, Instant at) {}
