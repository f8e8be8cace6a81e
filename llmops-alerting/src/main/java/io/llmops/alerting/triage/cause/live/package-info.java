/**
 * Why quality moved, while it moves: {@link io.llmops.alerting.triage.cause.live.LiveCause} is fed with what happens, by event,
 * and says at any time whether the model changed, users changed, both, or neither. {@link
 * io.llmops.alerting.triage.cause.live.CauseWatch} feeds one for each model from the digests of this process.
 */
@NullMarked
package io.llmops.alerting.triage.cause.live;

import org.jspecify.annotations.NullMarked;
