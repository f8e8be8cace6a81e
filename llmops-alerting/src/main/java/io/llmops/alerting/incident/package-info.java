/**
 * What people handle: alerts with one story, under one key, from the first that fires to the last that resolves.
 *
 * <p>An {@link io.llmops.alerting.incident.IncidentBook} turns the transitions of alerts into changes of incidents and
 * stores each in an {@link io.llmops.alerting.incident.IncidentJournal} before anyone hears of it. Everything here is plain
 * data, so that it can be stored, sent and read back.
 */
@NullMarked
package io.llmops.alerting.incident;

import org.jspecify.annotations.NullMarked;
