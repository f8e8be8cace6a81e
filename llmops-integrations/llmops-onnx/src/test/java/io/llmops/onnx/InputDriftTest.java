package io.llmops.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmops.resource.ResourceSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InputDriftTest {

    private static final List<String> PARCELS = List.of(
            "Where is my parcel?",
            "When will my order be delivered?",
            "The tracking number does not work.",
            "Can I change the delivery address?",
            "My package arrived damaged.",
            "How much is express shipping?");
    private static final List<String> RECIPES = List.of(
            "How long do I boil an egg?",
            "What can I cook with leftover rice?",
            "Which flour is best for bread?",
            "How do I make a vegan chocolate cake?",
            "Can I freeze tomato soup?",
            "What goes well with grilled salmon?");

    private final InputDrift drift = InputDrift.learning(Loaded.EMBEDDER, 60);

    @Test
    void nothingIsKnownUntilReferenceAndRecentInputsAreThere() {
        hear(PARCELS, 60);
        assertThat(drift.distance()).isEmpty();
        assertThat(drift.read()).isEmpty();

        hear(PARCELS, 50);
        assertThat(drift.distance().orElseThrow()).isLessThan(0.05);
    }

    @Test
    void theMoreInputsAreAboutSomethingElseTheFartherItIs() {
        hear(PARCELS, 60);
        hear(PARCELS, 40);
        hear(RECIPES, 20);
        double some = drift.distance().orElseThrow();
        hear(RECIPES, 400);
        double most = drift.distance().orElseThrow();

        assertThat(some).isBetween(0.08, 0.3);
        assertThat(most).isBetween(0.35, 1.0);
    }

    @Test
    void isReadAsALevel() {
        hear(PARCELS, 60);
        hear(RECIPES, 60);
        ResourceSource source = drift;

        assertThat(drift.read()).singleElement().satisfies(it -> {
            assertThat(it.metric().name()).isEqualTo("llmops.input.drift");
            assertThat(it.value()).isEqualTo(drift.distance().orElseThrow());
        });
        assertThat(source.metrics()).containsExactly(InputDrift.METRIC);
        assertThat(source.whyAbsent()).isEmpty();
    }

    @Test
    void whatIsNewBecomesNormalWhenToldSo() {
        hear(PARCELS, 60);
        hear(RECIPES, 60);
        drift.relearn();
        assertThat(drift.distance()).isEmpty();
        hear(RECIPES, 110);

        assertThat(drift.distance().orElseThrow()).isLessThan(0.05);
    }

    @Test
    void aSavedReferenceOutlivesTheProcess() {
        assertThat(drift.reference()).isEmpty();
        hear(PARCELS, 60);
        InputReference saved = drift.reference().orElseThrow();
        InputDrift next = InputDrift.against(Loaded.EMBEDDER, new InputReference(saved.centroid(), saved.inputs()));
        for (int i = 0; i < 60; i++) {
            next.evaluate(Calls.of(RECIPES.get(i % RECIPES.size()), "ok"));
            drift.evaluate(Calls.of(RECIPES.get(i % RECIPES.size()), "ok"));
        }

        assertThat(next.distance().orElseThrow()).isCloseTo(drift.distance().orElseThrow(), within(1e-6));
    }

    @Test
    void manyThreadsLoseNoInput() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 60; i++) {
            String input = PARCELS.get(i % PARCELS.size());
            threads.execute(() -> drift.evaluate(Calls.of(input, "ok")));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(drift.reference())
                .hasValueSatisfying(it -> assertThat(it.inputs()).isEqualTo(60));
    }

    @Test
    void aReferenceOfAHandfulIsRefused() {
        assertThatThrownBy(() -> InputDrift.learning(Loaded.EMBEDDER, 10)).hasMessageContainingAll("10", "50 or more");
        assertThatThrownBy(() -> new InputReference(new float[0], 1)).hasMessageContaining("InputDrift.reference()");
    }

    private void hear(List<String> inputs, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(drift.evaluate(Calls.of(inputs.get(i % inputs.size()), "ok")))
                    .isEmpty();
        }
    }
}
