/** What the detectors are worth, in numbers: start at {@link io.llmops.alerting.detect.measuring.Measuring}. */
@NullMarked
package io.llmops.alerting.detect.measuring;

import org.jspecify.annotations.NullMarked;
