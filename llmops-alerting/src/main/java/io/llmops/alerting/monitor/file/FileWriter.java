package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Tree;
import java.util.List;
import java.util.Map;

/** Writes a whole file as a tree: signals get names, and are said once. */
final class FileWriter {

    private FileWriter() {}

    static Map<String, Object> tree(MonitorFile file) {
        SignalNames names = new SignalNames();
        List<Object> monitors = Tree.list(
                file.monitors().stream().map(it -> MonitorForm.write(it, names)).toList());
        List<Object> maintenance = Tree.list(
                file.maintenance().stream().map(MaintenanceForm::write).toList());
        return new Tree()
                .putUnless(Map.of(), "signals", names.written())
                .put("monitors", monitors)
                .putUnless(List.of(), "maintenance", maintenance)
                .keys();
    }
}
