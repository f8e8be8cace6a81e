package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogNotifierTest {

    @Test
    void saysEverythingOnOneLine() {
        assertThat(LogNotifier.line(Incidents.opened("calls fail\n2026 INFO forged")))
                .startsWith("OPENED error: calls fail 2026 INFO forged (incident ")
                .endsWith(" #3) | error-rate fired: 12 is too much | traces 0af7651916cd43dd8448eb211c80319c")
                .doesNotContain("\n");
        assertThat(LogNotifier.line(Incidents.resolved("a").after(Incidents.opened("a"))))
                .startsWith("FIRED AND RESOLVED error: a (incident ");
        assertThat(new LogNotifier().send(Incidents.opened("a"))).isEqualTo(Delivery.accepted());
    }
}
