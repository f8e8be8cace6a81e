/** Simulated services in which things happen, and how often triage says what: see {@code docs/triage.md}. */
@NullMarked
package io.llmops.alerting.triage.measuring;

import org.jspecify.annotations.NullMarked;
