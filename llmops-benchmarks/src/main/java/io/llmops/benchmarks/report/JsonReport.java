package io.llmops.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.benchmarks.startup.StartUpTimes;

/** Everything raw, for machines. */
final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static String of(Findings findings) {
        ObjectNode root = JSON.createObjectNode();
        root.put("at", findings.at().toString()).put("short", findings.brief());
        root.set("jvmArgs", JSON.valueToTree(findings.jvmArgs()));
        root.set("machine", machine(findings.machine()));
        ArrayNode measurements = root.putArray("measurements");
        findings.measurements().forEach(one -> measurements.add(measurement(one)));
        ArrayNode startUps = root.putArray("startUp");
        findings.startUps().forEach(one -> startUps.add(startUp(one)));
        root.set("optionalClassesLoaded", JSON.valueToTree(findings.optionalClasses()));
        root.set("leftOut", JSON.valueToTree(findings.leftOut()));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode machine(Machine machine) {
        ObjectNode node = JSON.createObjectNode()
                .put("cpu", machine.cpu())
                .put("cores", machine.cores())
                .put("memoryMegabytes", machine.memoryMegabytes())
                .put("system", machine.system())
                .put("jvm", machine.jvm());
        node.set("versions", JSON.valueToTree(machine.versions()));
        return node;
    }

    private static ObjectNode measurement(Measurement one) {
        ObjectNode node = JSON.createObjectNode().put("benchmark", one.benchmark());
        node.set("params", JSON.valueToTree(one.params()));
        node.put("unit", one.unit())
                .put("score", one.score())
                .put("low", one.low())
                .put("high", one.high());
        one.bytes().ifPresent(bytes -> node.put("bytesPerOperation", bytes));
        node.set("forks", JSON.valueToTree(one.forks()));
        return node;
    }

    private static ObjectNode startUp(StartUpTimes one) {
        ObjectNode node = JSON.createObjectNode().put("subject", one.subject());
        node.set("buildAndFirstCallNanos", JSON.valueToTree(one.builds()));
        node.set("nextCallsMeanNanos", JSON.valueToTree(one.calls()));
        return node;
    }
}
