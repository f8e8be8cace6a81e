package io.llmops.telemetry;

import java.util.List;

/** Upper bounds of histograms. The first two are those that the GenAI conventions advise. */
final class Buckets {

    static final List<Double> SECONDS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

    // spotless:off: one line reads better than one number a line
    static final List<Double> TOKENS = List.of(
            1.0, 4.0, 16.0, 64.0, 256.0, 1024.0, 4096.0, 16384.0, 65536.0, 262144.0, 1048576.0, 4194304.0, 16777216.0, 67108864.0);
    // spotless:on

    static final List<Double> WAITS = List.of(0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6);

    static final List<Double> GUARDRAIL_SECONDS = List.of(0.00001, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0);

    static final List<Double> SCORES = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);

    private Buckets() {}
}
