/** Front door: {@link io.llmops.alerting.Alerting} watches what is measured and tells people, once. */
@NullMarked
package io.llmops.alerting;

import org.jspecify.annotations.NullMarked;
