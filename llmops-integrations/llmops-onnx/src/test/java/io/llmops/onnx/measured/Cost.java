package io.llmops.onnx.measured;

import io.llmops.call.LlmCall;
import io.llmops.evaluation.Evaluator;
import io.llmops.onnx.Calls;
import io.llmops.onnx.SemanticGroundedness;
import io.llmops.onnx.SemanticRelevance;
import io.llmops.onnx.SentenceEmbedder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Time and memory, with one thread. */
final class Cost {

    private static final int ROUNDS = 40;
    private static final int WARM_UP = 10;
    private static final double MILLIS = 1e6;

    private final SentenceEmbedder embedder;
    private final String prose;

    Cost(SentenceEmbedder embedder, Data data) {
        this.embedder = embedder;
        List<String> contexts = new ArrayList<>();
        data.right.forEach(row -> contexts.add(row.context()));
        this.prose = String.join("\n", contexts);
    }

    static void ofLoading(SentenceEmbedder embedder) throws IOException {
        System.gc();
        long before = residentKilobytes();
        long start = System.nanoTime();
        embedder.load();
        double millis = (System.nanoTime() - start) / MILLIS;
        embedder.embed("one text");
        System.gc();
        System.out.printf("loading: %.0f ms, then %,d kB more resident%n", millis, residentKilobytes() - before);
    }

    void print() throws IOException {
        System.out.println("milliseconds of one processor, 50 % and 95 %:");
        for (int chars : new int[] {20, 100, 500, 2_000}) {
            print("one text of " + chars + " characters", i -> embedder.embed(cut(i, chars)));
        }
        Evaluator relevance = new SemanticRelevance(embedder);
        Evaluator groundedness = new SemanticGroundedness(embedder);
        for (int chars : new int[] {200, 2_000}) {
            print("semantic_relevance, answer of " + chars, i -> relevance.evaluate(call(i, chars, 0)));
        }
        for (int chars : new int[] {200, 2_000}) {
            for (int context : new int[] {500, 2_000, 8_000}) {
                print(
                        "semantic_groundedness, answer of " + chars + ", context of " + context,
                        i -> groundedness.evaluate(call(i, chars, context)));
            }
        }
        System.out.printf("at the end resident: %,d kB%n", residentKilobytes());
    }

    private LlmCall call(int i, int answer, int context) {
        return Calls.grounded(cut(i, context), cut(i + 7, 160), cut(i + 3, answer));
    }

    private String cut(int i, int chars) {
        int from = i * 997 % (prose.length() - chars);
        return prose.substring(from, from + chars);
    }

    private interface Work {
        void run(int i);
    }

    /** By the processor's clock, for all of it happens on this thread, and other machines have other work. */
    private static void print(String what, Work work) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] millis = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = clock.getCurrentThreadCpuTime();
            work.run(Math.abs(i));
            millis[Math.max(0, i)] = (clock.getCurrentThreadCpuTime() - start) / MILLIS;
        }
        Arrays.sort(millis);
        System.out.printf("  %-60s %.1f  %.1f%n", what, millis[ROUNDS / 2], millis[ROUNDS * 19 / 20]);
    }

    /** What the process holds of memory, native parts included; Linux tells. */
    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
