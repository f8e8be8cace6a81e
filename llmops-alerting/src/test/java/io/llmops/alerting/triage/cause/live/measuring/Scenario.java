package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;

/** What happens, as in the specification of "LLM-Triage-Drift 1". */
enum Scenario {
    D0_NOTHING(Cause.NOISE, 0, 0, 0),
    D1_FLUCTUATION(Cause.NOISE, 0, 0, 0),
    A4_FLASH_CROWD(Cause.NOISE, 0, 0, 0),
    A5_CUSTOMER_GROWS(Cause.NOISE, 0, 0, 0),
    V1_SWAP(Cause.MODEL_CHANGED, 0.25, 0.5, 1),
    V2_LATENCY(Cause.MODEL_CHANGED, 1.15, 1.3, 1.6),
    V3_QUALITY(Cause.MODEL_CHANGED, 0.015, 0.03, 0.06),
    V4_REFUSALS(Cause.MODEL_CHANGED, 0.01, 0.03, 0.1),
    U1_MIX(Cause.USERS_CHANGED, 0.1, 0.25, 0.5),
    U2_NEW_CUSTOMER(Cause.USERS_CHANGED, 0.05, 0.15, 0.4),
    U3_LONGER_PROMPTS(Cause.USERS_CHANGED, 1.2, 1.5, 2),
    VU_SWAP_AND_MIX(Cause.BOTH, 0.25, 0.5, 1);

    final Cause truth;
    private final double small;
    private final double medium;
    private final double large;

    Scenario(Cause truth, double small, double medium, double large) {
        this.truth = truth;
        this.small = small;
        this.medium = medium;
        this.large = large;
    }

    boolean hasMagnitude() {
        return truth != Cause.NOISE;
    }

    double magnitude(Size size) {
        return switch (size) {
            case S -> small;
            case M -> medium;
            case L -> large;
        };
    }

    /** How large the change is. */
    enum Size {
        S,
        M,
        L
    }
}
