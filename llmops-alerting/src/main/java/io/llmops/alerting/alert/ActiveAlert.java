package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert that is pending, firing, recovering or flapping, as it stood at one moment.
 *
 * @param labels of the monitor and of the group
 * @param onset when the breach began
 * @param silenced why people are not told, in words; empty if they are
 */
public record ActiveAlert(
        Monitor monitor, Labels labels, Phase phase, Severity severity, Instant onset, Optional<String> silenced) {}
