package io.llmops.alerting.detect.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One of the traces of Azure's LLM inference (Azure/AzurePublicDataset, CC-BY-4.0; Patel et al., "Splitwise: efficient
 * generative LLM inference using phase splitting", ISCA 2024): tokens in and out of each call, in real order.
 */
final class Trace {

    final double[] input;
    final double[] output;

    private Trace(double[] input, double[] output) {
        this.input = input;
        this.output = output;
    }

    /** @param name {@code code} or {@code conv} */
    static Trace read(Path folder, String name) throws IOException {
        List<String[]> rows;
        try (var lines = Files.lines(folder.resolve("AzureLLMInferenceTrace_" + name + ".csv"))) {
            rows = lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
        return new Trace(column(rows, 1), column(rows, 2));
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row[column].strip()))
                .toArray();
    }
}
