package io.llmops.cli.golden;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Questions with known answers: put them to a model, and compare two runs. */
@Command(
        name = "golden",
        description = "Puts questions with known answers to a model, and tells whether two such runs differ by chance.",
        mixinStandardHelpOptions = true,
        subcommands = {GoldenRunCommand.class, GoldenCompareCommand.class})
public final class GoldenCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    GoldenCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
