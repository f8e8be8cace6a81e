/** The charts behind the change detector: what turns numbers into evidence. */
@NullMarked
package io.llmops.alerting.detect.chart;

import org.jspecify.annotations.NullMarked;
