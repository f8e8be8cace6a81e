package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Layout;
import io.llmops.alerting.file.Schema;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.config.ConfigException;
import io.llmops.config.ConfigFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a file of monitors says, {@code monitors.yaml} or {@code monitors.json}.
 *
 * <pre>{@code
 * include: standard                       # begins with the monitors of a pack; those named below take their place
 *
 * signals:
 *   calls: {metric: gen_ai.client.inference.duration, by: [gen_ai.request.model]}
 *   failures: {signal: calls, where: {error.type: "!cancelled,blocked"}}
 *
 * monitors:
 *   - name: error-rate
 *     summary: Too many calls fail
 *     severity: error
 *     when: {threshold: {value: {share: failures, of: calls, over: 5m}, above: 5%, recover-at: 2%, min-samples: 30}}
 *     pending-for: 2m
 *   - name: slow-chunks
 *     enabled: false
 * }</pre>
 *
 * <p>docs/monitors.md describes every key, with an example for each condition; {@link #schema()} does so for editors.
 *
 * @param monitors in the order of the file, those of packs first; those that are switched off are left out
 * @param maintenance when people are not told, because something is known to go on then
 */
public record MonitorFile(List<Monitor> monitors, List<MaintenanceWindow> maintenance) {

    public MonitorFile {
        monitors = List.copyOf(monitors);
        maintenance = List.copyOf(maintenance);
    }

    public static MonitorFile of(List<Monitor> monitors) {
        return new MonitorFile(monitors, List.of());
    }

    /**
     * Reads a file in UTF-8, YAML if its name ends with {@code .yaml} or {@code .yml}, else JSON.
     *
     * @param packs the monitors that a file may include, by name
     * @throws ConfigException if something is wrong in it; names line, key and the fix
     * @throws UncheckedIOException if it cannot be read
     */
    public static MonitorFile read(Path file, Map<String, List<Monitor>> packs) {
        return new FileReader(packs).read(ConfigFile.read(file).object());
    }

    /**
     * Reads a text; throws as {@link #read} does.
     *
     * @param source the text's name in errors; it is YAML if this ends with {@code .yaml}
     */
    public static MonitorFile parse(String source, String text, Map<String, List<Monitor>> packs) {
        return new FileReader(packs).read(ConfigFile.parse(source, text).object());
    }

    /** The same as YAML: read again, it is equal. */
    public String toYaml() {
        return Layout.yaml(FileWriter.tree(this));
    }

    /** The same as JSON: read again, it is equal. */
    public String toJson() {
        return Layout.json(FileWriter.tree(this));
    }

    /** The JSON Schema (draft 2020-12) of such files, by which editors complete and check them. */
    public static String schema() {
        return Schema.beside(MonitorFile.class, "monitors.schema.json");
    }
}
