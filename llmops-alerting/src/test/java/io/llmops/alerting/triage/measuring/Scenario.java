package io.llmops.alerting.triage.measuring;

import io.llmops.alerting.triage.Scope;

/** What happens, as in the specification of "LLM-Triage-Drift 1". */
enum Scenario {
    D0_NOTHING(Scope.NONE),
    D1_FLUCTUATION(Scope.NONE),
    A1_ONE_ATTACKER(Scope.ONE_CUSTOMER),
    A2_DISTRIBUTED(Scope.FEW),
    A3_FALSE_POSITIVES(Scope.MANY),
    A4_FLASH_CROWD(Scope.NONE),
    A5_CUSTOMER_GROWS(Scope.NONE);

    final Scope truth;

    Scenario(Scope truth) {
        this.truth = truth;
    }

    boolean hasMagnitude() {
        return truth != Scope.NONE;
    }
}
