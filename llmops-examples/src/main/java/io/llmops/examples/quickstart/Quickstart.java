package io.llmops.examples.quickstart;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.call.CallLabels;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;

/** The ten lines of the README. */
final class Quickstart {

    private Quickstart() {}

    @SuppressWarnings("try") // the scope is only held
    static LlmResponse answer(OpenTelemetry otel, URI slackWebhook, String pagerDutyKey, LlmClient plainClient) {
        // spotless:off: one line a thought
        // README begins
        var alerting = Alerting.builder().service("shop").slack(slackWebhook).pagerDuty(pagerDutyKey).build();
        var guardrails = Guardrails.builder().input(new SecretGuardrail()).output(new SecretGuardrail()).build();
        var ops = LlmOps.builder().openTelemetry(otel).guard(guardrails).with(alerting).build();
        LlmClient client = ops.instrument(plainClient);
        ops.deployment("parcel-bot", "v42");
        try (var scope = CallLabels.none().customer("acme").feature("search").makeCurrent()) {
            LlmResponse response = client.chat(LlmRequest.of("gpt-4o-mini", "Where is my parcel?"));
            ops.feedback(response.id().orElse("?"), 1.0);
            return response;
        }
        // README ends
        // spotless:on
    }
}
