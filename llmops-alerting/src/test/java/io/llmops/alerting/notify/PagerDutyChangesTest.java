package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagerDutyChangesTest {

    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String OTHER_KEY = "1123456789abcdef0123456789ABCDEF";
    private static final String ORCHESTRATION = "R123456789abcdef0123456789ABCDEF";

    private final Vendor vendor = new Vendor();

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void aDeploymentIsShownByEveryIntegrationThatCan() {
        vendor.answers(202, "{}");
        PagerDutyKeys keys =
                PagerDutyKeys.of(KEY).model("a", KEY).model("b", OTHER_KEY).model("c", ORCHESTRATION);
        deploy(keys);

        assertThat(vendor.paths()).containsOnly("/v2/change/enqueue");
        assertThat(vendor.requests())
                .extracting(it -> it.body().path("routing_key").asText())
                .containsExactlyInAnyOrder(KEY, OTHER_KEY);
        assertThat(vendor.lastBody().path("payload"))
                .hasToString("{\"summary\":\"checkout-bot v42 deployed\",\"source\":\"checkout-bot\","
                        + "\"timestamp\":\"2026-03-01T12:00:00.123Z\","
                        + "\"custom_details\":{\"service\":\"checkout-bot\",\"version\":\"v42\"}}");
    }

    @Test
    void whatFailsIsTriedThreeTimes() {
        vendor.answers(503, "").answers(429, "").answers(503, "").answers(202, "");
        deploy(PagerDutyKeys.of(KEY));

        assertThat(vendor.requests()).hasSize(3);
    }

    @Test
    void whatIsRefusedIsNot() {
        vendor.answers(400, "");
        deploy(PagerDutyKeys.of(KEY));

        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void saysThatKeysOfOrchestrationsTakeNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PagerDutyChanges.eu(PagerDutyKeys.of(ORCHESTRATION)))
                .withMessageContaining("begin with R")
                .withMessageNotContaining(ORCHESTRATION);
    }

    private void deploy(PagerDutyKeys keys) {
        try (PagerDutyChanges changes = new PagerDutyChanges(vendor.address("/"), keys, Duration.ZERO)) {
            changes.deployed("checkout-bot", "v42", Incidents.ONSET);
        }
    }
}
