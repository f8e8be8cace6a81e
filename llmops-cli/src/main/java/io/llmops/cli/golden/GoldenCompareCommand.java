package io.llmops.cli.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.probe.RunFile;
import io.llmops.probe.StoredRun;
import io.llmops.probe.compare.Comparison;
import io.llmops.probe.compare.ComparisonJson;
import io.llmops.probe.compare.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two runs of a golden set. */
@Command(
        name = "compare",
        description = {
            "Tells whether AFTER differs from BEFORE by more than chance, case by case, and where.",
            "Both are files of 'llmops golden run --out', or JSON Lines with \"case\", \"correct\" and, if there is one,"
                    + " \"output\".",
            "Ends with status 0 whatever it finds; with --fail-on-regression with 1 if AFTER is worse."
        },
        mixinStandardHelpOptions = true)
final class GoldenCompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier run.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later run.")
    private Path after = Path.of("");

    @Option(
            names = "--alpha",
            defaultValue = "0.01",
            description = "The chance of a false claim that is put up with. Default: ${DEFAULT-VALUE}")
    private double alpha;

    @Option(names = "--fail-on-regression", description = "For a release gate.")
    private boolean failOnRegression;

    @Option(names = "--all", description = "Lists every changed case, not only the first twenty.")
    private boolean all;

    @Option(names = "--format", description = "table or json. Default: a table on a terminal, JSON in a pipe.")
    private Format format = Format.AUTO;

    @Spec
    private CommandSpec spec;

    GoldenCompareCommand() {}

    @Override
    public Integer call() {
        StoredRun earlier = read(before);
        StoredRun later = read(after);
        Comparison comparison = Comparison.of(earlier, later, alpha);
        PrintWriter out = spec.commandLine().getOut();
        if (format.isJson()) {
            ObjectNode json = ComparisonJson.of(comparison);
            earlier.modelVersion().ifPresent(it -> json.put("modelBefore", it));
            later.modelVersion().ifPresent(it -> json.put("modelAfter", it));
            out.println(Format.line(json));
        } else {
            out.print(new ComparisonText(comparison, earlier, later, all).table());
        }
        out.flush();
        return failOnRegression && comparison.verdict() == Verdict.REGRESSED ? 1 : 0;
    }

    private StoredRun read(Path file) {
        RunFile read = RunFile.read(file);
        PrintWriter err = spec.commandLine().getErr();
        read.badLines().stream()
                .limit(10)
                .forEach(it -> err.println(file + " line " + it + " is no result; it is left out"));
        err.flush();
        return read.run();
    }
}
