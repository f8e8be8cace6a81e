/** Calls, costs and evaluations as OpenTelemetry metrics and spans; the catalogue of their names. */
@NullMarked
package io.llmops.telemetry;

import org.jspecify.annotations.NullMarked;
