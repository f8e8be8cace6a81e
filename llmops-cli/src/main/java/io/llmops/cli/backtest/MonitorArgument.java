package io.llmops.cli.backtest;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.file.MonitorFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code MONITORS} on the command line stands for. */
final class MonitorArgument {

    private MonitorArgument() {}

    /** @throws IllegalArgumentException if there is no such pack or file, or something is wrong in it */
    static MonitorFile read(String name) {
        Map<String, List<Monitor>> packs = MonitorPacks.named();
        if (packs.containsKey(name)) {
            return MonitorFile.of(packs.get(name));
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + name
                    + "; give a file of monitors, or the name of a" + " pack: " + String.join(", ", packs.keySet()));
        }
        MonitorFile read = read(file, packs);
        if (read.monitors().isEmpty()) {
            throw new IllegalArgumentException(name + " has no monitors that are switched on");
        }
        return read;
    }

    private static MonitorFile read(Path file, Map<String, List<Monitor>> packs) {
        try {
            return MonitorFile.read(file, packs);
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
