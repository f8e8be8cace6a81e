/**
 * What is not told, and until when: silences, which people set when they need one, maintenance windows, which are known
 * beforehand, and inhibitions, by which one alert explains others. All end by themselves.
 */
@NullMarked
package io.llmops.alerting.silence;

import org.jspecify.annotations.NullMarked;
