package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.ManualTime;
import io.llmops.call.ModelVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a model that answers is news. */
class ModelVersionsTest {

    private record News(ModelVersion version, ModelVersion before) {}

    private final ManualTime time = new ManualTime();
    private final List<News> heard = new ArrayList<>();
    private final ModelVersions versions =
            new ModelVersions(time::now, (version, before) -> heard.add(new News(version, before)));

    @Test
    void theFirstVersionIsNoNews() {
        assertThat(versions.answered(version("gpt-4o", "0806", "fp_1"))).isFalse();
        assertThat(versions.answered(version("gpt-4o", "0806", "fp_1"))).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void anotherResponseModelIsNewsAtOnceAndOnce() {
        ModelVersion first = version("gpt-4o", "0806", "fp_1");
        ModelVersion second = version("gpt-4o", "1120", "fp_1");
        versions.answered(first);

        assertThat(versions.answered(second)).isTrue();
        assertThat(versions.answered(second)).isFalse();
        assertThat(versions.answered(first)).isFalse();
        assertThat(heard).containsExactly(new News(second, first));
    }

    @Test
    void fingerprintsSettleBeforeTheyAreNews() {
        versions.answered(version("gpt-4o", "0806", "fp_1"));
        time.advance(ModelVersions.SETTLING.minusSeconds(1));
        assertThat(versions.answered(version("gpt-4o", "0806", "fp_2"))).isFalse();

        time.advance(Duration.ofSeconds(1));
        assertThat(versions.answered(version("gpt-4o", "0806", "fp_2"))).isFalse();
        assertThat(versions.answered(version("gpt-4o", "0806", "fp_1"))).isFalse();
        assertThat(versions.answered(version("gpt-4o", "0806", "fp_3"))).isTrue();
    }

    @Test
    void fingerprintsOfANewResponseModelSettleAnew() {
        versions.answered(version("gpt-4o", "0806", "fp_1"));
        time.advance(ModelVersions.SETTLING);
        assertThat(versions.answered(version("gpt-4o", "1120", "fp_8"))).isTrue();
        assertThat(versions.answered(version("gpt-4o", "1120", "fp_9"))).isFalse();

        time.advance(ModelVersions.SETTLING);
        assertThat(versions.answered(version("gpt-4o", "1120", "fp_10"))).isTrue();
    }

    @Test
    void anotherResponseModelIsNewsAfterAnyNumberOfFingerprints() {
        for (int i = 0; i < 1_000; i++) {
            versions.answered(version("gpt-4o", "0806", "fp_" + i));
        }

        assertThat(versions.answered(version("gpt-4o", "1120", "fp_1"))).isTrue();
        assertThat(versions.answered(version("gpt-4o", "1120", "fp_1"))).isFalse();
    }

    @Test
    void whatWasAnnouncedIsNoNews() {
        versions.answered(version("gpt-4o", "0806", "fp_1"));
        versions.announced();
        time.advance(ModelVersions.ANNOUNCED_FOR.minusSeconds(1));
        assertThat(versions.answered(version("gpt-4o", "1120", "fp_1"))).isFalse();

        time.advance(Duration.ofSeconds(1));
        assertThat(versions.answered(version("gpt-4o", "1120", "fp_1"))).isFalse();
        assertThat(versions.answered(version("gpt-4o", "1224", "fp_1"))).isTrue();
        assertThat(heard.get(0).before()).isEqualTo(version("gpt-4o", "1120", "fp_1"));
    }

    @Test
    void eachModelAskedForHasAHistoryOfItsOwn() {
        versions.answered(version("gpt-4o", "0806", "fp_1"));

        assertThat(versions.answered(version("gpt-4o-mini", "0718", "fp_1"))).isFalse();
        assertThat(versions.answered(new ModelVersion(
                        "azure.ai.openai", Optional.of("gpt-4o"), Optional.of("1120"), Optional.empty())))
                .isFalse();
        assertThat(versions.answered(version("gpt-4o-mini", "0806", "fp_1"))).isTrue();
    }

    @Test
    void remembersABoundedNumberOfModelsAndVersions() {
        for (int i = 0; i < 600; i++) {
            versions.answered(version("model-" + i, "a", "fp"));
        }
        assertThat(versions.answered(version("model-499", "b", "fp"))).isTrue();
        assertThat(versions.answered(version("model-500", "b", "fp"))).isFalse();

        for (int i = 0; i < 200; i++) {
            versions.answered(version("model-0", "v" + i, "fp"));
        }
        assertThat(heard)
                .filteredOn(news -> news.version().requestModel().equals(Optional.of("model-0")))
                .hasSize(99);
    }

    private static ModelVersion version(String asked, String answered, String fingerprint) {
        return new ModelVersion("openai", Optional.of(asked), Optional.of(answered), Optional.of(fingerprint));
    }
}
