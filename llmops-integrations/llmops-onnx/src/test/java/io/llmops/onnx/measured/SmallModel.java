package io.llmops.onnx.measured;

import io.llmops.onnx.SentenceEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints how well the small model does beside the lexical evaluators, and its cost. The one argument is the folder of the data. */
public final class SmallModel {

    private SmallModel() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length == 0 ? "../shared/data" : args[0]);
        if (!Files.isDirectory(folder)) {
            System.out.println("Nothing measured: there is no data at " + folder.toAbsolutePath());
            return;
        }
        Data data = new Data(folder);
        try (SentenceEmbedder embedder = SentenceEmbedder.create()) {
            Cost.ofLoading(embedder);
            new Relevance(embedder, data).print();
            new Groundedness(embedder, data).print();
            new Drift(embedder, data).print();
            new Cost(embedder, data).print();
        }
    }
}
