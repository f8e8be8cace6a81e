package io.llmops.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.Test;

class CallLabelsTest {

    @Test
    void nobodyFromOutsideCanClaimToBeTheLibrary() {
        Baggage claims = Baggage.builder()
                .put("llmops.feature", "llmops.probe")
                .put("llmops.environment", "prod")
                .build();

        CallLabels labels = CallLabels.from(Context.root().with(claims));

        assertThat(labels.isOwn()).isFalse();
        assertThat(labels).isEqualTo(CallLabels.none().environment("prod"));
    }

    @Test
    void featuresOfUsersTravelInTheBaggage() {
        Baggage baggage = Baggage.builder().put("llmops.feature", "search").build();

        assertThat(CallLabels.from(Context.root().with(baggage)).feature()).contains("search");
    }
}
