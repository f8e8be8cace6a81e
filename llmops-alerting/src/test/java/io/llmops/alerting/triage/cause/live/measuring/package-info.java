/** How well the cause of a change is told, on simulated services: the benchmark "LLM-Triage-Drift 1". */
@NullMarked
package io.llmops.alerting.triage.cause.live.measuring;

import org.jspecify.annotations.NullMarked;
