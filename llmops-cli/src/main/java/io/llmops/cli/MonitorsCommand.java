package io.llmops.cli;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.file.MonitorFile;
import io.llmops.alerting.silence.MaintenanceWindow;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Monitors in words: those of a file, which this checks, or those that ship with the library. */
@Command(
        name = "monitors",
        description = {
            "Monitors in words: those of FILE, which this checks, or those of the standard pack.",
            "A file that is wrong ends with status 2 and says where, what and how to put it right."
        },
        mixinStandardHelpOptions = true)
final class MonitorsCommand implements Runnable {

    /** The forms in which files are written. */
    enum Form {
        yaml,
        json
    }

    private static final class Output {
        @Option(
                names = "--write",
                paramLabel = "yaml|json",
                description = "Writes them as a file instead, includes and names resolved.")
        private @Nullable Form form;

        @Option(names = "--schema", description = "Writes the JSON Schema of such files instead, for editors.")
        private boolean schema;
    }

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "monitors.yaml or monitors.json.")
    private @Nullable Path file;

    @ArgGroup
    private @Nullable Output output;

    @Spec
    private CommandSpec spec;

    MonitorsCommand() {}

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (output != null && output.schema) {
            out.print(MonitorFile.schema());
        } else {
            MonitorFile monitors = file == null
                    ? MonitorFile.of(MonitorPacks.standard())
                    : MonitorFile.read(file, MonitorPacks.named());
            out.print(output == null || output.form == null ? words(monitors) : written(monitors, output.form));
        }
        out.flush();
    }

    private static String written(MonitorFile monitors, Form form) {
        return switch (form) {
            case yaml -> monitors.toYaml();
            case json -> monitors.toJson();
        };
    }

    private static String words(MonitorFile monitors) {
        StringBuilder words = new StringBuilder();
        for (Monitor monitor : monitors.monitors()) {
            words.append(monitor)
                    .append("%n    ".formatted())
                    .append(monitor.summary())
                    .append("%n".formatted());
        }
        for (MaintenanceWindow window : monitors.maintenance()) {
            words.append("not told of ").append(window.alerts()).append(": ").append(window.reason());
            words.append(", ").append(window.schedule()).append("%n".formatted());
        }
        return words.toString();
    }
}
