package io.llmops.cli;

import io.llmops.cli.backtest.BacktestCommand;
import io.llmops.cli.golden.GoldenCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code llmops} command: the frame in which each capability is a subcommand. */
@Command(
        name = "llmops",
        description = "LLMOps for Java from a terminal.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            BacktestCommand.class,
            CostCommand.class,
            DetectCommand.class,
            DiagnoseCommand.class,
            GoldenCommand.class,
            ModelCommand.class,
            MonitorsCommand.class,
            ScanCommand.class,
            TriageCommand.class,
            HelpCommand.class
        })
public final class LlmOpsCommand implements Runnable {

    private static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    LlmOpsCommand() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Arguments that cannot be used end with status 2 and say which; anything unforeseen ends with 1. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new LlmOpsCommand());
        commandLine.setExecutionExceptionHandler(LlmOpsCommand::report);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        return commandLine;
    }

    static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(String.valueOf(failure.getMessage())));
        return failure instanceof IllegalArgumentException ? USAGE : 1;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
