package io.llmops.onnx.measured;

import io.llmops.evaluation.Embedding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Embeds each text once. */
final class Remembering implements Embedding {

    private final Map<String, float[]> known = new HashMap<>();
    private final Embedding embedding;

    Remembering(Embedding embedding) {
        this.embedding = embedding;
    }

    @Override
    public float[] embed(String text) {
        return known.computeIfAbsent(text, embedding::embed);
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }
}
