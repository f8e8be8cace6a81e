package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;

/**
 * An alert that is pending, firing or recovering, as it stood at one moment.
 *
 * @param labels of the monitor and of the group
 * @param onset when the breach began
 */
public record ActiveAlert(Monitor monitor, Labels labels, Phase phase, Instant onset) {}
