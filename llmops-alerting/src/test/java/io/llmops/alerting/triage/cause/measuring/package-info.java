/** How often the cause is told rightly, on real answers of dated models and on made ones. */
@NullMarked
package io.llmops.alerting.triage.cause.measuring;

import org.jspecify.annotations.NullMarked;
