package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import java.util.Map;

/** What makes two alerts the same. */
record MemberId(String monitor, Map<String, String> labels) {

    static MemberId of(Member member) {
        return new MemberId(member.monitor(), member.labels());
    }

    static MemberId of(Transition transition) {
        return new MemberId(transition.monitor().name(), transition.labels().asMap());
    }
}
