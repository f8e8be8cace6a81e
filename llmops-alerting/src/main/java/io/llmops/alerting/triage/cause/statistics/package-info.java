/** Two samples, what they differ by, and what of it others explain. Pure: numbers in, numbers out. */
@NullMarked
package io.llmops.alerting.triage.cause.statistics;

import org.jspecify.annotations.NullMarked;
