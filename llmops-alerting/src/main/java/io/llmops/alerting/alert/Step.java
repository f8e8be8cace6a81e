package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Reading;
import java.time.Duration;

/** What an alert is told on a tick: a reading, and the time since the one before it. */
record Step(Reading.State reading, Duration elapsed, AlertPolicy policy) {}
