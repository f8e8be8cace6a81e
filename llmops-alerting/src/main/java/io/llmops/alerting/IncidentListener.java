package io.llmops.alerting;

import io.llmops.alerting.incident.IncidentChange;
import java.time.Instant;

/** Hears of every change of an incident in process, on the thread that ticks, before anyone is told. What it throws is caught. */
@FunctionalInterface
public interface IncidentListener {

    void onChange(IncidentChange change, Instant at);
}
