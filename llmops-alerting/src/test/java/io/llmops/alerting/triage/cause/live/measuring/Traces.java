package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.measuring.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real traces that the simulated service is made of.
 *
 * @param traffic how much each client calls, and when (ServeGen m-large)
 * @param lengths quantiles of input tokens of real clients, 21 each
 * @param residuals of the logarithm of output tokens on that of input tokens, in real order (Azure conversations 2023)
 * @param paces of the logarithm of seconds per token (LLMDrift)
 * @param swaps of real models (LLMDrift)
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, compared nowhere
record Traces(Traffic traffic, List<double[]> lengths, double[] residuals, double[] paces, List<Swap> swaps) {

    static final double SLOPE = 0.45;

    private static final double FEWEST = 2; // tokens, in the median

    static Path folder() {
        return Path.of(System.getProperty("llmops.shared", "../../shared"), "data");
    }

    static boolean exist() {
        return Files.isDirectory(folder().resolve("traces")) && Files.isDirectory(folder().resolve("llmdrift"));
    }

    static Traces read() {
        Path traces = folder().resolve("traces");
        Csv primes = Csv.read(folder().resolve("llmdrift/PRIME_FULL.csv.gz"));
        Csv sensitive = Csv.read(folder().resolve("llmdrift/SENSITIVEQ.csv.gz"));
        return new Traces(
                Traffic.of(traces.resolve("m-large-rates.csv.gz")),
                lengths(Csv.read(traces.resolve("m-large-tokens.csv.gz"))),
                residuals(Csv.read(traces.resolve("AzureLLMInferenceTrace_conv.csv"))),
                Swap.paces(primes),
                Stream.of(primes, sensitive).flatMap(it -> Swap.of(it).stream()).toList());
    }

    private static List<double[]> lengths(Csv file) {
        int field = file.column("field");
        int first = file.column("q00");
        List<double[]> lengths = new ArrayList<>();
        for (List<String> row : file.rows()) {
            double[] quantiles = row.subList(first, first + 21).stream()
                    .mapToDouble(it -> it.isEmpty() ? Double.NaN : Double.parseDouble(it))
                    .toArray();
            if (row.get(field).equals("input_tokens") && quantiles[10] >= FEWEST) {
                lengths.add(quantiles);
            }
        }
        return lengths;
    }

    private static double[] residuals(Csv file) {
        int in = file.column("ContextTokens");
        int out = file.column("GeneratedTokens");
        double[] residuals = file.rows().stream()
                .mapToDouble(row -> Math.log1p(Csv.number(row, out)) - SLOPE * Math.log1p(Csv.number(row, in)))
                .toArray();
        double mean = java.util.Arrays.stream(residuals).average().orElseThrow();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= mean;
        }
        return residuals;
    }
}
