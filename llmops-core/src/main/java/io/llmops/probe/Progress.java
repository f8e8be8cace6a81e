package io.llmops.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param done trials that ended, those of an earlier part of the run included
 * @param total trials of the whole run
 * @param correct of the graded ones
 * @param errors trials that ended without a grade
 * @param left how long the rest will take at this pace; empty before the first result
 */
public record Progress(
        int done, int total, int graded, int correct, int errors, double costUsd, Optional<Duration> left) {}
