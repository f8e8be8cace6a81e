/**
 * Contract tests to inherit: what the library promises of every adapter, guardrail, condition and notifier, whoever wrote
 * it.
 */
@NullMarked
package io.llmops.testkit.contract;

import org.jspecify.annotations.NullMarked;
