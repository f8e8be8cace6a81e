/** What the conditions are worth, in numbers: start at {@link io.llmops.alerting.monitor.measuring.Measuring}. */
@NullMarked
package io.llmops.alerting.monitor.measuring;

import org.jspecify.annotations.NullMarked;
