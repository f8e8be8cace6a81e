/**
 * Who is not told, and until when: silences, which people set when they need one, and maintenance windows, which are known
 * beforehand. Both end by themselves.
 */
@NullMarked
package io.llmops.alerting.silence;

import org.jspecify.annotations.NullMarked;
