/** How good change detection is: a program that measures it, beside others, and the streams it measures on. */
package io.llmops.alerting.detect.change;
