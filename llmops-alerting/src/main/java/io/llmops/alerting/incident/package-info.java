/**
 * What people handle: alerts with one story, under one key, from the first that fires to the last that resolves.
 *
 * <p>An {@link io.llmops.alerting.incident.IncidentBook} turns the transitions of alerts, and what people do, into changes of
 * incidents. A {@link io.llmops.alerting.incident.JournalWriter} stores them in an
 * {@link io.llmops.alerting.incident.IncidentJournal} before anyone hears of them. Everything else here is plain data, so that
 * it can be stored, sent and read back.
 */
@NullMarked
package io.llmops.alerting.incident;

import org.jspecify.annotations.NullMarked;
