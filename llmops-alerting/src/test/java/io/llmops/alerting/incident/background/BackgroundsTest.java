package io.llmops.alerting.incident.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.Background.Happening;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelVersion;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackgroundsTest {

    private static final Instant ONSET = Instant.parse("2026-03-01T12:00:00Z");

    private final Backgrounds backgrounds = new Backgrounds(ModelCatalogue.builtIn());

    @Test
    void saysWhatTheCatalogueKnowsAndLabelsDoNotSay() {
        Incident one = incident(Map.of("gen_ai.request.model", "gpt-4o-mini"), "gpt-4o-mini");

        assertThat(backgrounds.of(one).facts())
                .containsExactly(
                        Map.entry("family", "gpt-4o"), Map.entry("size", "mini"), Map.entry("provider", "openai"));
    }

    @Test
    void namesAllModelsOfAnIncidentThatIsOfNone() {
        Incident outage = incident(Map.of("gen_ai.provider.name", "openai"), "gpt-4o", "gpt-4o-mini", "unheard-of");

        assertThat(backgrounds.of(outage).facts())
                .containsEntry("model", "gpt-4o, gpt-4o-mini, unheard-of")
                .containsEntry("family", "gpt-4o")
                .doesNotContainKey("provider");
    }

    @Test
    void saysWhichVersionAnswered() {
        try (LlmOps ops = LlmOps.builder().listener(backgrounds.listener()).build()) {
            LlmClient client = ops.instrument(SimpleClient.of(
                    request -> LlmResponse.builder().model("gpt-4o-2024-08-06").build()));
            client.chat(LlmRequest.of("gpt-4o", "a question"));
        }

        assertThat(backgrounds.of(incident(Map.of(), "gpt-4o")).facts()).containsEntry("version", "gpt-4o-2024-08-06");
    }

    @Test
    void tellsWhatChangedInTheDayBeforeTheLatestFirst() {
        backgrounds.deployed("shop", "v40", ONSET.minus(Duration.ofHours(30)));
        backgrounds.deployed("shop", "v41", ONSET.minus(Duration.ofHours(5)));
        backgrounds.changed(
                version("gpt-4o", "2024-11-20"), version("gpt-4o", "2024-08-06"), ONSET.minus(Duration.ofHours(1)));
        backgrounds.changed(version("claude", "2"), version("claude", "1"), ONSET.minus(Duration.ofMinutes(5)));
        backgrounds.deployed("shop", "v42", ONSET.plus(Duration.ofHours(1)));

        assertThat(backgrounds.of(incident(Map.of(), "gpt-4o")).happenings())
                .extracting(Happening::what)
                .containsExactly(
                        "gpt-4o is answered by gpt-4o-2024-11-20, before by gpt-4o-2024-08-06", "shop v41 deployed");
    }

    @Test
    void tellsNoMoreThanPeopleRead() {
        for (int i = 0; i < 2_000; i++) {
            backgrounds.deployed("shop", "v" + i, ONSET.minus(Duration.ofSeconds(2_000 - i)));
        }
        assertThat(backgrounds.of(incident(Map.of(), "gpt-4o")).happenings())
                .hasSize(5)
                .first()
                .extracting(Happening::what)
                .isEqualTo("shop v1999 deployed");
    }

    private static ModelVersion version(String model, String date) {
        return new ModelVersion("openai", Optional.of(model), Optional.of(model + "-" + date), Optional.empty());
    }

    private static Incident incident(Map<String, String> labels, String... models) {
        List<Member> members = Stream.of(models)
                .map(it -> new Member(
                        "error-rate",
                        Map.of("gen_ai.request.model", it),
                        "a summary",
                        Severity.ERROR,
                        Severity.ERROR,
                        Member.State.FIRING,
                        ONSET,
                        Reading.absent(),
                        "a sentence",
                        "a reason",
                        Runbook.none()))
                .toList();
        return new Incident(
                IncidentKey.of("shop", Labels.none()),
                1,
                "shop",
                "a title",
                Severity.ERROR,
                labels,
                ONSET,
                ONSET.plus(Duration.ofMinutes(3)),
                Optional.empty(),
                members,
                List.of());
    }
}
