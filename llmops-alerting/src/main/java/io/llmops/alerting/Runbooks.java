package io.llmops.alerting;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runbooks in Markdown, by the names of monitors: those that ship, and a folder of one's own. */
final class Runbooks {

    private static final long LARGEST = 1 << 16;

    private final Optional<Path> folder;

    /** @throws IllegalArgumentException if it is no folder */
    Runbooks(Optional<Path> folder) {
        this.folder = folder;
        folder.filter(it -> !Files.isDirectory(it)).ifPresent(it -> {
            throw new IllegalArgumentException(
                    it + " is no folder; give one in which there is a file such as error-rate.md for each monitor");
        });
    }

    /** The one that ships for a monitor of the packs. */
    static Runbook shipped(String monitor) {
        try (InputStream in = Runbooks.class.getResourceAsStream("runbooks/" + monitor + ".md")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The runbook of " + monitor + " is missing in the jar of llmops-alerting");
            }
            return Runbook.markdown(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The runbook of " + monitor + " cannot be read", e);
        }
    }

    /** The same monitors, with the runbooks of the folder wherever it has one. */
    List<Monitor> over(List<Monitor> monitors) {
        return folder.isEmpty()
                ? monitors
                : monitors.stream().map(it -> over(it, folder.get())).toList();
    }

    /** The names of monitors have no dots or slashes, so that they lead nowhere else. */
    private static Monitor over(Monitor it, Path folder) {
        Path file = folder.resolve(it.name() + ".md");
        if (!Files.isRegularFile(file)) {
            return it;
        }
        return new Monitor(
                it.name(), it.summary(), it.condition(), it.escalations(), it.policy(), it.labels(), read(file));
    }

    private static Runbook read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(file + " is larger than " + LARGEST
                        + " bytes; a runbook of a monitor is a few steps and a link to the rest");
            }
            Runbook runbook = Runbook.markdown(Files.readString(file));
            if (runbook.isEmpty()) {
                throw new IllegalArgumentException(
                        file + " has no steps; write a list, of which each item is a step, or a link to https");
            }
            return runbook;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e, e);
        }
    }
}
