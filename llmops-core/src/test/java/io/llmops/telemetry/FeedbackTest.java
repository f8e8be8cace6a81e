package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.AttachedMeters;
import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.ManualTime;
import io.llmops.MemoryBackend;
import io.llmops.OpsEvent;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.AnswerOrigin;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.ModelVersion;
import io.llmops.client.LlmClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What users say of answers, and what comes of them, is told by who gave the answer. */
class FeedbackTest {

    private static final AnswerOrigin ORIGIN = new AnswerOrigin(
            new ModelVersion("openai", Optional.of("gpt-4o"), Optional.of("gpt-4o-2024-08-06"), Optional.of("fp_1")),
            Optional.of("prod"),
            Optional.of("search"),
            Optional.of("v42"));

    private final ManualTime time = new ManualTime();
    private final MemoryBackend backend = new MemoryBackend();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AttachedMeters extension = new AttachedMeters();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmOps ops =
            settings().openTelemetry(backend.otel).with(extension).build();

    private LlmOpsBuilder settings() {
        return LlmOps.builder().timeSource(time).responseRetention(Duration.ofHours(2));
    }

    @Test
    void feedbackIsCountedWithTheModelThatAnswered() {
        answer(ops, "r1");
        ops.feedback("r1", 0.25);

        HistogramPointData point =
                (HistogramPointData) backend.points("llmops.feedback.score").get(0);
        assertThat(point.getSum()).isEqualTo(0.25);
        assertOrigin(point.getAttributes());
        assertThat(extension.heard)
                .containsExactly(new OpsEvent.Feedback("r1", 0.25, Optional.of(ORIGIN), ManualTime.START));
    }

    @Test
    void outcomesAreCountedWithTheModelThatAnswered() {
        answer(ops, "r1");
        ops.outcome("conversion", true, "r1");

        LongPointData point = (LongPointData) backend.points("llmops.outcomes").get(0);
        assertThat(point.getValue()).isEqualTo(1);
        assertThat(point.getAttributes().get(Attribute.OUTCOME_NAME)).isEqualTo("conversion");
        assertThat(point.getAttributes().get(Attribute.OUTCOME_ACHIEVED)).isTrue();
        assertOrigin(point.getAttributes());
        assertThat(extension.heard)
                .containsExactly(
                        new OpsEvent.BusinessOutcome("conversion", true, "r1", Optional.of(ORIGIN), ManualTime.START));
    }

    @Test
    void aStreamedAnswerIsRememberedToo() {
        labelled(() -> {
            client(ops).chatStreaming(LlmRequest.of("gpt-4o", "Hi"), new StreamLog());
            provider.streams.get(0).onComplete(response("s1"));
        });
        ops.feedback("s1", 1);

        assertOrigin(backend.points("llmops.feedback.score").get(0).getAttributes());
    }

    @Test
    void micrometerTellsTheModelToo() {
        LlmOps micrometer =
                settings().micrometer(MicrometerMetrics.on(registry)).build();
        answer(micrometer, "r1");
        micrometer.feedback("r1", 1);
        micrometer.outcome("conversion", false, "r1");

        assertThat(registry.get("llmops.feedback.score")
                        .tag("gen_ai.response.model", "gpt-4o-2024-08-06")
                        .tag("llmops.deployment", "v42")
                        .summary()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("llmops.outcomes")
                        .tag("gen_ai.response.model", "gpt-4o-2024-08-06")
                        .tag("llmops.outcome.achieved", "false")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatIsNotKnownIsCountedWithoutAModel() {
        ops.feedback("unknown", 0);
        ops.outcome("conversion", false, "unknown");

        assertThat(backend.points("llmops.feedback.score").get(0).getAttributes())
                .isEqualTo(Attributes.empty());
        assertThat(backend.points("llmops.outcomes").get(0).getAttributes())
                .isEqualTo(Attributes.of(Attribute.OUTCOME_NAME, "conversion", Attribute.OUTCOME_ACHIEVED, false));
        assertThat(extension.heard.get(0))
                .isEqualTo(new OpsEvent.Feedback("unknown", 0, Optional.empty(), ManualTime.START));
    }

    @Test
    void anAnswerIsForgottenAfterItsRetention() {
        answer(ops, "r1");
        time.advance(Duration.ofHours(2));
        ops.feedback("r1", 1);
        time.advance(Duration.ofSeconds(1));
        ops.feedback("r1", 1);

        assertThat(extension.heard)
                .extracting(event -> ((OpsEvent.Feedback) event).origin().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void namesOfOutcomesStayFew() {
        for (int i = 0; i < 150; i++) {
            ops.outcome("outcome-" + i, true, "unknown");
        }

        Set<String> names = backend.points("llmops.outcomes").stream()
                .map(point -> point.getAttributes().get(Attribute.OUTCOME_NAME))
                .collect(Collectors.toSet());
        assertThat(names).hasSize(101).contains("outcome-99", "_OTHER").doesNotContain("outcome-100");
        assertThat(extension.heard.get(149)).extracting("name").isEqualTo("outcome-149");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> ops.outcome(" ", true, "r1")).hasMessageContaining("needs a name");
        assertThatThrownBy(() -> LlmOps.builder().responseRetention(Duration.ZERO))
                .hasMessageContaining("PT0S");
        assertThat(extension.heard).isEmpty();
    }

    private static void assertOrigin(Attributes attributes) {
        assertThat(attributes.get(Attribute.REQUEST_MODEL)).isEqualTo("gpt-4o");
        assertThat(attributes.get(Attribute.RESPONSE_MODEL)).isEqualTo("gpt-4o-2024-08-06");
        assertThat(attributes.get(Attribute.OPENAI_FINGERPRINT)).isEqualTo("fp_1");
        assertThat(attributes.get(Attribute.DEPLOYMENT)).isEqualTo("v42");
        assertThat(attributes.get(Attribute.FEATURE)).isEqualTo("search");
        assertThat(attributes.get(Attribute.ENVIRONMENT)).isEqualTo("prod");
    }

    private void answer(LlmOps asked, String id) {
        provider.answer = request -> response(id);
        labelled(() -> client(asked).chat(LlmRequest.of("gpt-4o", "Hi")));
    }

    private LlmClient client(LlmOps asked) {
        return asked.instrument(provider, CallTarget.of("openai"));
    }

    @SuppressWarnings("try") // the scope is only held
    private static void labelled(Runnable call) {
        try (Scope scope = CallLabels.none()
                .feature("search")
                .deployment("v42")
                .environment("prod")
                .customer("acme")
                .makeCurrent()) {
            call.run();
        }
    }

    private static LlmResponse response(String id) {
        return LlmResponse.builder()
                .id(id)
                .model("gpt-4o-2024-08-06")
                .choice(Choice.of("Hello"))
                .systemFingerprint("fp_1")
                .build();
    }
}
