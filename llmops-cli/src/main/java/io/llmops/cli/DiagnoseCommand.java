package io.llmops.cli;

import io.llmops.alerting.triage.cause.CauseTriage;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;
import io.llmops.cli.golden.Format;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says why quality moved between two samples of calls. */
@Command(
        name = "diagnose",
        description = {
            "Says whether the model changed, or its users, or both, or whether a move of quality was chance: compares calls "
                    + "from before with calls from after.",
            "Both are JSON Lines with \"input\" and \"output\" and, where known, \"score\", \"customer\" and \"model\" (as the "
                    + "response names it). Golden results are lines with \"case\", \"correct\" and, better, \"output\": the same "
                    + "questions, asked before and after.",
            "The cause is MODEL_CHANGED, USERS_CHANGED, BOTH, NOISE or UNKNOWN, with confidence and evidence. Evidence holds "
                    + "numbers, never the text of a call. Lines that cannot be read are reported by their number and skipped. "
                    + "Of more than 2000 calls in a file as many are drawn.",
            "Ends with status 0 whatever the cause."
        },
        mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Runnable {

    private static final int MOST_CASES = 20_000;

    @Option(names = "--before", required = true, paramLabel = "FILE", description = "Calls from before.")
    private Path before = Path.of("");

    @Option(names = "--after", required = true, paramLabel = "FILE", description = "Calls from after.")
    private Path after = Path.of("");

    @Option(names = "--golden-before", paramLabel = "FILE", description = "Golden results from before.")
    private @Nullable Path goldenBefore;

    @Option(names = "--golden-after", paramLabel = "FILE", description = "Golden results from after.")
    private @Nullable Path goldenAfter;

    @Option(
            names = "--alpha",
            defaultValue = "0.01",
            description = "The chance of claiming a change where there is none. Default: ${DEFAULT-VALUE}")
    private double alpha;

    @Option(names = "--format", description = "table or json. Default: a table on a terminal, JSON in a pipe.")
    private Format format = Format.AUTO;

    @Spec
    private CommandSpec spec;

    DiagnoseCommand() {}

    @Override
    public void run() {
        CauseTriage triage = new CauseTriage(alpha);
        if ((goldenBefore == null) != (goldenAfter == null)) {
            throw new IllegalArgumentException(
                    "Golden results are compared with themselves: give both --golden-before and "
                            + "--golden-after, or neither");
        }
        PrintWriter err = spec.commandLine().getErr();
        List<SampledCall> earlier = calls(before, err);
        List<SampledCall> later = calls(after, err);
        Diagnosis diagnosis = triage.diagnose(earlier, later, golden(goldenBefore, err), golden(goldenAfter, err));
        PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            out.println(DiagnosisText.json(diagnosis));
        } else {
            out.print(DiagnosisText.table(diagnosis));
        }
        out.flush();
        err.flush();
    }

    private static List<SampledCall> calls(Path file, PrintWriter err) {
        Reservoir<SampledCall> calls = new Reservoir<>(CauseTriage.MOST);
        RecordLines.read(file, RecordLine.CALL, line -> calls.offer(line.call()), err);
        if (calls.offered() > CauseTriage.MOST) {
            err.println(file + ": of " + calls.offered() + " calls " + CauseTriage.MOST + " were drawn");
        }
        return calls.kept();
    }

    private static List<GoldenAnswer> golden(@Nullable Path file, PrintWriter err) {
        if (file == null) {
            return List.of();
        }
        List<GoldenAnswer> answers = new ArrayList<>();
        RecordLines.read(
                file,
                RecordLine.GOLDEN,
                line -> {
                    GoldenAnswer answer = line.golden();
                    if (answers.size() < MOST_CASES) {
                        answers.add(answer);
                    }
                },
                err);
        if (answers.size() == MOST_CASES) {
            err.println(file + ": the first " + MOST_CASES + " results were taken");
        }
        return answers;
    }
}
