/**
 * What calls run on: GPUs, model servers and the host, polled off the callers' threads and reported as OpenTelemetry
 * levels, so that resource use stands beside latency.
 *
 * <p>A {@link io.llmops.resource.ResourceSource} is read by a {@link io.llmops.resource.ResourcePoller}; the names of what
 * comes out are in {@link io.llmops.resource.ResourceMetrics}. What cannot be known gives no observation, never zero and
 * never an old number.
 */
@NullMarked
package io.llmops.resource;

import org.jspecify.annotations.NullMarked;
