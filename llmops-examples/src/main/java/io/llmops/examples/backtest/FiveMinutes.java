package io.llmops.examples.backtest;

import io.llmops.examples.backtest.Mishap.Kind;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** What five minutes of the service look like in its metrics. */
final class FiveMinutes {

    private static final double FAILING = 0.004;
    private static final double BLOCKED = 0.002;
    private static final double JUDGED = 0.3;
    private static final double USD_A_TOKEN_IN = 0.15e-6;
    private static final double USD_A_TOKEN_OUT = 0.6e-6;

    private final List<Mishap> mishaps;
    private final SplittableRandom random;
    private final Lines lines;

    FiveMinutes(Instant begin, Instant end, List<Mishap> mishaps, SplittableRandom random) {
        this.mishaps = mishaps;
        this.random = random;
        this.lines = new Lines(begin, end);
    }

    private double size(Kind kind, double usual) {
        return mishaps.stream()
                .filter(it -> it.kind() == kind)
                .mapToDouble(Mishap::size)
                .findFirst()
                .orElse(usual);
    }

    private int some(int of, double share) {
        return (int) DoubleStream.generate(random::nextDouble)
                .limit(of)
                .filter(it -> it < share)
                .count();
    }

    private double[] draw(int number, DoubleSupplier each) {
        return DoubleStream.generate(each).limit(number).toArray();
    }

    private double longTailed(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    void write(int calls, Writer out) throws IOException {
        int blocked = some(calls, size(Kind.ATTACK, BLOCKED));
        lines.counter("llmops.guardrail.decisions", calls - blocked, "injection,pass,", out);
        lines.counter("llmops.guardrail.decisions", blocked, "injection,block,", out);
        int sent = calls - blocked;
        int failed = some(sent, size(Kind.ERRORS, FAILING));
        lines.histogram(
                "gen_ai.client.inference.duration", draw(failed, () -> longTailed(0.2, 0.5)), ",,server_error", out);
        answers(sent - failed, out);
        double memory = size(Kind.GPU_MEMORY, 0.9);
        lines.gauge("hw.gpu.memory.utilization", memory + 0.004 * random.nextGaussian(), out);
        lines.gauge("hw.gpu.utilization", Math.min(1, 0.15 + 0.006 * calls + 0.02 * random.nextGaussian()), out);
        out.flush();
    }

    private void answers(int answers, Writer out) throws IOException {
        double slower = size(Kind.SLOW, 1);
        double[] tokens = draw(answers, () -> Math.ceil(longTailed(110 * size(Kind.ANSWER_LENGTH, 1), 0.8)));
        double[] prompts = draw(answers, () -> Math.ceil(longTailed(700 * size(Kind.LONG_PROMPTS, 1), 0.8)));
        double[] first = draw(answers, () -> slower * longTailed(0.45, 0.35));
        double[] seconds = new double[answers];
        for (int i = 0; i < answers; i++) {
            seconds[i] = first[i] + slower * tokens[i] * longTailed(0.012, 0.2);
        }
        lines.histogram("gen_ai.client.inference.duration", seconds, ",,", out);
        lines.histogram("gen_ai.client.inference.time_to_first_chunk", first, ",,", out);
        lines.histogram("gen_ai.client.inference.operation.output_tokens", tokens, ",,", out);
        lines.histogram("gen_ai.client.inference.operation.input_tokens", prompts, ",,", out);
        double cost = USD_A_TOKEN_IN * DoubleStream.of(prompts).sum()
                + USD_A_TOKEN_OUT * DoubleStream.of(tokens).sum();
        lines.counter("llmops.cost", cost, ",,", out);
        double missing = size(Kind.OFF_TOPIC, 0);
        lines.score("relevance", draw(answers, () -> score(0.75, 0.15, missing)), out);
        lines.score("answered", draw(answers, () -> random.nextDouble() < 0.985 ? 1 : 0), out);
        lines.score("helpfulness", draw(some(answers, JUDGED), () -> score(0.8, 0.12, missing)), out);
    }

    private double score(double usual, double spread, double missing) {
        double mean = random.nextDouble() < missing ? 0.25 : usual;
        return Math.max(0, Math.min(1, mean + spread * random.nextGaussian()));
    }
}
