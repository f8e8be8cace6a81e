package io.llmops.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmops.evaluation.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SentenceEmbedderTest {

    private static final String CAT = "A cat sleeps on the sofa.";

    private final SentenceEmbedder embedder = Loaded.EMBEDDER;

    @Test
    void whatMeansTheSameLiesClose() {
        float[] cat = embedder.embed(CAT);

        double same = Embedding.cosine(cat, embedder.embed("A kitten is napping on the couch."));
        double other = Embedding.cosine(cat, embedder.embed("Interest rates rose by a quarter point."));

        assertThat(same).isGreaterThan(0.6);
        assertThat(other).isLessThan(0.1);
    }

    @Test
    void vectorsHaveUnitLengthAndAreTheSameEveryTimeAndInAnyCompany() {
        float[] alone = embedder.embed(CAT);
        List<float[]> together = embedder.embedAll(List.of("Something else altogether. ".repeat(50), CAT, ""));

        assertThat(alone).hasSize(384);
        assertThat((double) Vectors.product(alone, alone)).isCloseTo(1, within(1e-5));
        assertThat(together.get(1)).containsExactly(alone);
        assertThat(together.get(2)).hasSize(384).doesNotContain(Float.NaN);
    }

    @Test
    void readsNoMoreOfATextThanItsTokens() {
        SentenceEmbedder brief = SentenceEmbedder.builder().maxTokens(16).build();
        try (brief) {
            String beginning = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";

            assertThat(brief.embed(beginning + " and then something else")).containsExactly(brief.embed(beginning));
        }
    }

    @Test
    void manyThreadsGetTheirOwnTextsVectors() throws Exception {
        List<String> texts = List.of("apples", "bridges", "composers", "derivatives");
        List<float[]> expected = embedder.embedAll(texts);
        ExecutorService threads = Executors.newFixedThreadPool(texts.size());
        try {
            List<Future<float[]>> vectors = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String text = texts.get(i % texts.size());
                vectors.add(threads.submit(() -> embedder.embed(text)));
            }
            for (int i = 0; i < vectors.size(); i++) {
                assertThat(vectors.get(i).get()).containsExactly(expected.get(i % texts.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nothingEmbedsAfterItIsClosed() {
        SentenceEmbedder closed = SentenceEmbedder.builder().threads(2).build();
        closed.load();
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.embed(CAT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The embedder is closed");
    }

    @Test
    void aModelThatCannotBeLoadedIsTriedOnceAndToldOfEachTime() {
        AtomicInteger tries = new AtomicInteger();
        SentenceEmbedder broken = new SentenceEmbedder(
                () -> {
                    tries.incrementAndGet();
                    throw new ExceptionInInitializerError(new IllegalStateException("Unsupported arch:sparc"));
                },
                256);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> broken.embed(CAT))
                    .isInstanceOf(ModelUnavailableException.class)
                    .hasMessageContainingAll(
                            System.getProperty("os.arch"), "Unsupported arch:sparc", "glibc", "leave out");
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void settingsThatCannotBeAreRefusedWithTheFix() {
        SentenceEmbedderBuilder builder = SentenceEmbedder.builder();

        assertThatThrownBy(() -> builder.threads(0)).hasMessage("threads is 0; give 1 to 64");
        assertThatThrownBy(() -> builder.maxTokens(513)).hasMessageContainingAll("513", "16 to 512");
    }
}
