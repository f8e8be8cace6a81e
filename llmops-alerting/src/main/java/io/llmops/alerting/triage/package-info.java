/**
 * What kind of trouble it is: one customer's, a few customers', everybody's, or none. Start at {@link
 * io.llmops.alerting.triage.ScopeTriage}.
 *
 * <p>Inside: a {@code Ledger} of who called how often, in bounded memory; a {@code Lookback} puts what was seen of late
 * beside what each customer's own history lets one expect; {@code Stories} are likelihood ratios; {@code Weighing} adds
 * them up over all lookbacks.
 */
@NullMarked
package io.llmops.alerting.triage;

import org.jspecify.annotations.NullMarked;
