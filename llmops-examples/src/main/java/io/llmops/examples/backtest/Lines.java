package io.llmops.examples.backtest;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Lines of a history file, one for each series; of histograms with five quantiles. */
final class Lines {

    static final String HEADER = "timestamp,seconds,metric,kind,value,count,sum,min,max,p5,p25,p50,p75,p95,"
            + "gen_ai.provider.name,gen_ai.request.model,deployment.environment.name,gen_ai.evaluation.name,"
            + "llmops.guardrail.name,llmops.guardrail.action,error.type,hw.id,host.name";

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final String MODEL = ",openai,gpt-4o-mini,production,";
    private static final String GPU = ",,,production,,,,,GPU-3a1c,gpu-7\n";

    private final String beginning;

    Lines(Instant begin, Instant end) {
        this.beginning = end + "," + Duration.between(begin, end).toSeconds() + ",";
    }

    /** @param labels guardrail, action and error */
    void counter(String metric, double increase, String labels, Writer out) throws IOException {
        if (increase > 0) {
            out.write(
                    beginning + metric + ",counter," + number(increase) + ",,,,,,,,," + MODEL + "," + labels + ",,\n");
        }
    }

    void gauge(String metric, double level, Writer out) throws IOException {
        out.write(beginning + metric + ",gauge," + number(level) + ",,,,,,,,," + GPU);
    }

    /** @param labels guardrail, action and error */
    void histogram(String metric, double[] numbers, String labels, Writer out) throws IOException {
        write(metric, numbers, "," + labels, out);
    }

    void score(String evaluation, double[] numbers, Writer out) throws IOException {
        write("llmops.evaluation.score", numbers, evaluation + ",,,", out);
    }

    private void write(String metric, double[] numbers, String labels, Writer out) throws IOException {
        if (numbers.length == 0) {
            return;
        }
        Arrays.sort(numbers);
        StringBuilder line = new StringBuilder(beginning + metric + ",histogram,," + numbers.length);
        line.append(',').append(number(Arrays.stream(numbers).sum()));
        line.append(',').append(number(numbers[0])).append(',').append(number(numbers[numbers.length - 1]));
        for (double each : QUANTILES) {
            line.append(',').append(number(numbers[(int) (each * numbers.length)]));
        }
        out.write(line.append(MODEL).append(labels).append(",,\n").toString());
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.6f", number);
        return text.replaceAll("\\.?0+$", "");
    }
}
