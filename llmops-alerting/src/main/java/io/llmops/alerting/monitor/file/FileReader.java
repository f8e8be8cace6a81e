package io.llmops.alerting.monitor.file;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a whole file: what is named first, then what refers to it. */
final class FileReader {

    private final Map<String, List<Monitor>> packs;

    FileReader(Map<String, List<Monitor>> packs) {
        this.packs = packs;
    }

    MonitorFile read(ConfigObject file) {
        file.optional("$schema").ifPresent(ConfigNode::text);
        Names names = Names.read(file);
        List<Monitor> monitors = monitors(file, names);
        List<MaintenanceWindow> maintenance = items(file, "maintenance").stream()
                .map(each -> MaintenanceForm.read(each.object(), names))
                .toList();
        file.done();
        return new MonitorFile(monitors, maintenance);
    }

    private List<Monitor> monitors(ConfigObject file, Names names) {
        Map<String, Monitor> monitors = new LinkedHashMap<>();
        file.optional("include").map(this::included).orElse(List.of()).forEach(it -> monitors.put(it.name(), it));
        Set<String> seen = new HashSet<>();
        for (ConfigNode each : items(file, "monitors")) {
            ConfigObject written = each.object();
            ConfigNode name = written.required("name");
            if (!seen.add(name.text())) {
                throw name.error("is the name of another monitor too; rename one");
            }
            read(written, name, monitors, names);
        }
        return List.copyOf(monitors.values());
    }

    private static List<ConfigNode> items(ConfigObject file, String key) {
        return file.optional(key).map(ConfigNode::items).orElse(List.of());
    }

    private List<Monitor> included(ConfigNode include) {
        List<ConfigNode> each = include.isText() ? List.of(include) : include.items();
        return each.stream().flatMap(it -> pack(it).stream()).toList();
    }

    private List<Monitor> pack(ConfigNode name) {
        List<Monitor> pack = packs.get(name.text());
        if (pack == null) {
            throw name.error("is no pack that is known" + Spelling.hint(name.text(), packs.keySet()));
        }
        return pack;
    }

    private static void read(ConfigObject written, ConfigNode name, Map<String, Monitor> monitors, Names names) {
        Optional<Monitor> included = Optional.ofNullable(monitors.get(name.text()));
        if (included.isEmpty() && written.optional("when").isEmpty()) {
            String hint = monitors.isEmpty()
                    ? ""
                    : ", or its name must be one of a pack" + Spelling.hint(name.text(), monitors.keySet());
            throw written.error("needs the key 'when'" + hint);
        }
        boolean enabled = written.optional("enabled").map(ConfigNode::truth).orElse(true);
        Monitor monitor = new MonitorForm(names).read(written, included);
        if (enabled) {
            monitors.put(monitor.name(), monitor);
        } else {
            monitors.remove(monitor.name());
        }
    }
}
