package io.llmops.cli;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.Monitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The monitors that ship with the library, in words. */
@Command(
        name = "monitors",
        description = "The monitors of the standard pack, in words.",
        mixinStandardHelpOptions = true)
final class MonitorsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    MonitorsCommand() {}

    @Override
    public void run() {
        for (Monitor monitor : MonitorPacks.standard()) {
            spec.commandLine().getOut().printf("%s%n    %s%n", monitor, monitor.summary());
        }
    }
}
