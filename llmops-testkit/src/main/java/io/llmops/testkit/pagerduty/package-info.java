/**
 * A stand-in for PagerDuty's Events API v2 that checks what it gets and behaves like PagerDuty.
 *
 * <p>{@link io.llmops.testkit.pagerduty.PagerDutyStandIn} is the server; {@link
 * io.llmops.testkit.pagerduty.PagerDutyRules} are the rules on their own, for tests that send nothing.
 */
@NullMarked
package io.llmops.testkit.pagerduty;

import org.jspecify.annotations.NullMarked;
