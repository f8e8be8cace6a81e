package io.llmops.alerting.triage.cause.statistics;

/** How alike two of some things are: symmetric and positive definite. */
public interface Kernel {

    int size();

    /** How alike this one is to every one. */
    void column(int of, double[] into);

    /** How alike one is to itself. */
    double diagonal(int of);
}
