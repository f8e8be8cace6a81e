package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Layout;
import io.llmops.alerting.file.Schema;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.config.ConfigException;
import io.llmops.config.ConfigFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file of routes says, {@code routes.yaml} or {@code routes.json}.
 *
 * <pre>{@code
 * routes:
 *   - to: log
 *     continue: true
 *   - when: {environment: "!production"}
 *     to: slack-dev
 *   - when: {severity: error, family: gpt-5*}
 *     to: [slack, pagerduty]
 *     escalation: {steps: [{after: 15m, to: pagerduty-senior}]}
 * otherwise: slack
 * }</pre>
 *
 * <p>docs/routes.md describes every key; {@link #schema()} does so for editors.
 *
 * @param inhibitions which alerts explain others; those that come with the standard monitors, if the file says nothing
 */
public record RouteFile(Routes routes, List<Inhibition> inhibitions) {

    public RouteFile {
        inhibitions = List.copyOf(inhibitions);
    }

    /**
     * Reads a file in UTF-8, YAML if its name ends with {@code .yaml} or {@code .yml}, else JSON.
     *
     * @throws ConfigException if something is wrong in it; names line, key and the fix
     * @throws UncheckedIOException if it cannot be read
     */
    public static RouteFile read(Path file, RouteNames names) {
        return new RouteFileReader(names).read(ConfigFile.read(file).object());
    }

    /**
     * Reads a text; throws as {@link #read} does.
     *
     * @param source the text's name in errors; it is YAML if this ends with {@code .yaml}
     */
    public static RouteFile parse(String source, String text, RouteNames names) {
        return new RouteFileReader(names).read(ConfigFile.parse(source, text).object());
    }

    /** The same as YAML: read again, it is equal. */
    public String toYaml() {
        return Layout.yaml(RouteFileWriter.tree(this));
    }

    /** The same as JSON: read again, it is equal. */
    public String toJson() {
        return Layout.json(RouteFileWriter.tree(this));
    }

    /** The JSON Schema (draft 2020-12) of such files, by which editors complete and check them. */
    public static String schema() {
        return Schema.beside(RouteFile.class, "routes.schema.json");
    }
}
