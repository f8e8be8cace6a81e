package io.llmops.alerting.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.MonitorPacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/monitors.md shows can be copied. */
class DocumentedMonitorsTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    private final String page = read();
    private final List<String> examples =
            EXAMPLE.matcher(page).results().map(it -> it.group(1)).toList();

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/monitors.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyExampleIsTakenAndFitsTheSchema() {
        assertThat(examples).hasSizeGreaterThan(10);
        for (String example : examples) {
            MonitorFile read = MonitorFile.parse("monitors.yaml", example, MonitorPacks.named());
            assertThat(MonitorFile.parse("monitors.yaml", read.toYaml(), MonitorPacks.named()))
                    .isEqualTo(read);
            assertThat(Schemas.complaints(Schemas.yaml(example))).as(example).isEmpty();
        }
    }

    @Test
    void everyConditionHasAnExample() {
        JsonNode kinds = Schemas.json(MonitorFile.schema()).at("/$defs/condition/properties");
        String all = String.join("\n", examples);

        kinds.fieldNames().forEachRemaining(kind -> assertThat(all).contains(kind + ":"));
    }

    @Test
    void everyKeyOfAMonitorIsInTheTable() {
        JsonNode keys = Schemas.json(MonitorFile.schema()).at("/$defs/monitor/properties");

        keys.fieldNames().forEachRemaining(key -> assertThat(page).contains("| `" + key + "` |"));
    }
}
