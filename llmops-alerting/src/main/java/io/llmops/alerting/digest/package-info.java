/**
 * What happened, by event: one record of fixed size and without any text for each call and each evaluation, on a ring in
 * memory. For what no metric may carry, because it needs the facts of a call side by side.
 *
 * <p>{@link io.llmops.alerting.digest.CallDigests} fills {@link io.llmops.alerting.digest.Digests}, a {@link
 * io.llmops.alerting.digest.DigestReader} reads, an {@link io.llmops.alerting.digest.EventSeries} is what change detection
 * sees of it.
 */
@NullMarked
package io.llmops.alerting.digest;

import org.jspecify.annotations.NullMarked;
