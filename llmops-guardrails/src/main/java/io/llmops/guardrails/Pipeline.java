package io.llmops.guardrails;

import io.llmops.record.Failures;

/** What all policies share: where guardrails run that must not hold up the caller, and where failures are counted. */
record Pipeline(ObserveQueue observing, TimedChecks timed, Failures failures) {}
