package io.llmops.alerting.triage.cause.live.measuring;

import java.util.ArrayList;
import java.util.List;

/** Something that may happen. Where there is no size it is M. */
record Branch(Scenario scenario, Scenario.Size size) {

    static List<Branch> all() {
        List<Branch> all = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            for (Scenario.Size size : Scenario.Size.values()) {
                if (scenario.hasMagnitude() || size == Scenario.Size.M) {
                    all.add(new Branch(scenario, size));
                }
            }
        }
        return all;
    }
}
