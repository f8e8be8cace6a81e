package io.llmops.alerting.detect.measuring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Labelled series: to develop on, or only to report on. Neither has a generator, a trace or a seed of the other. */
final class Corpus {

    private static final int SERIES_A_SHAPE = 12;

    private Corpus() {}

    /** @param traces a folder; without it there are generated series alone */
    static List<Labelled> development(Path traces) {
        List<Labelled> all = shapes(Shapes.development(), 1);
        if (Files.isDirectory(traces)) {
            inject(all, Traces.rates(traces.resolve("m-small-rates.csv.gz")), 1);
        }
        return all;
    }

    static List<Labelled> report(Path traces) {
        List<Labelled> all = shapes(Shapes.report(), 1001);
        if (Files.isDirectory(traces)) {
            inject(all, Traces.rates(traces.resolve("m-large-rates.csv.gz")), 1001);
            inject(all, Traces.rates(traces.resolve("deepseek-r1-rates.csv.gz")), 1001);
            inject(all, Traces.calls(traces.resolve("AzureLLMInferenceTrace_code.csv")), 1001);
            inject(all, Traces.calls(traces.resolve("AzureLLMInferenceTrace_conv.csv")), 1001);
        }
        return all;
    }

    private static List<Labelled> shapes(Map<String, LongFunction<Base>> shapes, long firstSeed) {
        List<Labelled> all = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            for (long seed = firstSeed; seed < firstSeed + SERIES_A_SHAPE; seed++) {
                all.add(Injection.into(shape.apply(seed * 7919), name + "#" + seed, seed));
            }
        });
        return all;
    }

    private static void inject(List<Labelled> all, List<Base> bases, long firstSeed) {
        for (int i = 0; i < bases.size(); i++) {
            all.add(Injection.into(bases.get(i), bases.get(i).family() + "#" + i, firstSeed + i));
        }
    }
}
