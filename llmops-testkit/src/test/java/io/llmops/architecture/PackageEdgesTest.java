package io.llmops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.guardrails.Guardrails;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The only edges allowed between packages. Who needs another one argues for it first, then adds it here. */
class PackageEdgesTest {

    private static final Pattern EDGE = Pattern.compile("^ +(io\\.llmops\\S*) +-> (io\\.llmops\\S*) .*$");

    private static final Map<String, Set<String>> CORE = table(
            "io.llmops -> *",
            "io.llmops.builtin ->",
            "io.llmops.call -> builtin",
            "io.llmops.client -> call",
            "io.llmops.record -> call",
            "io.llmops.instrument -> call client record instrument.mapping instrument.returns instrument.publishers "
                    + "instrument.streams",
            "io.llmops.instrument.mapping -> call",
            "io.llmops.instrument.returns -> call record instrument.mapping",
            "io.llmops.instrument.elements -> call record instrument.mapping instrument.returns",
            "io.llmops.instrument.publishers -> call record instrument.returns instrument.elements",
            "io.llmops.instrument.streams -> call record instrument.returns instrument.elements",
            "io.llmops.instrument.json -> call",
            "io.llmops.instrument.adapter -> call record instrument.returns",
            "io.llmops.instrument.sdk -> call record instrument instrument.adapter",
            "io.llmops.config ->",
            "io.llmops.cost -> call builtin",
            "io.llmops.evaluation -> call client record evaluation.text",
            "io.llmops.evaluation.text -> call",
            "io.llmops.evaluation.schema ->",
            "io.llmops.evaluation.heuristic -> call evaluation evaluation.text evaluation.schema",
            "io.llmops.telemetry -> call record cost evaluation probe probe.match",
            "io.llmops.resource -> record telemetry",
            "io.llmops.probe.statistics ->",
            "io.llmops.probe.spend -> call client cost",
            "io.llmops.probe.judge -> call client cost evaluation evaluation.text record probe.spend",
            "io.llmops.probe.match -> config evaluation probe.judge",
            "io.llmops.probe -> call client cost evaluation record probe.spend probe.judge probe.match",
            "io.llmops.probe.compare -> probe probe.statistics");

    private static final Map<String, Set<String>> GUARDRAILS = table(
            "io.llmops.guardrails -> core:call core:record",
            "io.llmops.guardrails.secret -> guardrails core:call",
            "io.llmops.guardrails.phrase ->",
            "io.llmops.guardrails.topic -> guardrails guardrails.phrase",
            "io.llmops.guardrails.regex -> guardrails",
            "io.llmops.guardrails.pii -> guardrails guardrails.phrase",
            "io.llmops.guardrails.leak -> guardrails core:call",
            "io.llmops.guardrails.link -> guardrails",
            "io.llmops.guardrails.format -> guardrails core:call",
            "io.llmops.guardrails.length -> guardrails core:call",
            "io.llmops.guardrails.refusal -> guardrails guardrails.phrase core:call",
            "io.llmops.guardrails.html -> guardrails",
            "io.llmops.guardrails.harm -> guardrails guardrails.phrase",
            "io.llmops.guardrails.budget -> guardrails core:call core:record core:cost",
            "io.llmops.guardrails.policy -> guardrails guardrails.injection guardrails.secret guardrails.pii guardrails.topic "
                    + "guardrails.regex guardrails.leak guardrails.link guardrails.format guardrails.length "
                    + "guardrails.refusal guardrails.html guardrails.harm core:call core:config",
            "io.llmops.guardrails.injection -> guardrails core:call guardrails.injection.language "
                    + "guardrails.injection.model guardrails.injection.view",
            "io.llmops.guardrails.injection.model -> guardrails.injection.language guardrails.injection.view",
            "io.llmops.guardrails.injection.view -> guardrails.injection.language",
            "io.llmops.guardrails.injection.language ->");

    private static final Map<String, Set<String>> ALERTING = table(
            "io.llmops.alerting -> * core:",
            "io.llmops.alerting.signal ->",
            "io.llmops.alerting.detect -> alerting.detect.chart",
            "io.llmops.alerting.detect.chart ->",
            "io.llmops.alerting.digest -> core:call core:record core:evaluation",
            "io.llmops.alerting.monitor -> alerting.signal alerting.digest alerting.detect",
            "io.llmops.alerting.file -> alerting.monitor core:config",
            "io.llmops.alerting.monitor.file -> alerting.file alerting.monitor alerting.signal alerting.digest alerting.detect "
                    + "alerting.silence core:config",
            "io.llmops.alerting.silence -> alerting.monitor alerting.signal",
            "io.llmops.alerting.alert -> alerting.monitor alerting.signal alerting.silence",
            "io.llmops.alerting.triage -> alerting.alert alerting.monitor alerting.signal alerting.digest alerting.detect "
                    + "core:call",
            // texts become numbers by the same words and refusals as in evaluation, golden pairs the same tests as in
            // probe
            "io.llmops.alerting.triage.cause -> alerting.triage alerting.triage.cause.statistics alerting.digest "
                    + "alerting.detect core:call core:evaluation core:evaluation.text core:probe.statistics",
            "io.llmops.alerting.triage.cause.statistics -> core:probe.statistics",
            "io.llmops.alerting.incident -> alerting.alert alerting.monitor alerting.signal alerting.silence alerting.triage "
                    + "alerting.triage.cause",
            "io.llmops.alerting.triage.cause.live -> alerting.triage alerting.triage.cause alerting.digest core:call",
            "io.llmops.alerting.incident.background -> alerting.incident core:call core:record",
            "io.llmops.alerting.incident.jdbc -> alerting.incident alerting.alert alerting.monitor alerting.silence "
                    + "core:probe",
            "io.llmops.alerting.route -> alerting.incident alerting.monitor alerting.signal alerting.silence",
            "io.llmops.alerting.route.file -> alerting.file alerting.route alerting.monitor alerting.silence core:config",
            "io.llmops.alerting.assess -> alerting.incident alerting.monitor alerting.signal alerting.digest "
                    + "alerting.triage alerting.triage.cause alerting.triage.cause.live core:call core:evaluation core:evaluation.text core:probe",
            "io.llmops.alerting.wire -> alerting.incident",
            "io.llmops.alerting.react -> alerting.incident alerting.wire",
            "io.llmops.alerting.notify -> alerting.incident alerting.route alerting.monitor alerting.silence alerting.wire "
                    + "alerting.react core:call");

    @Test
    void coreUsesNoOtherEdges() {
        assertThat(strangers(CORE, edges(LlmOps.class))).isEmpty();
    }

    @Test
    void guardrailsUseNoOtherEdges() {
        assertThat(strangers(GUARDRAILS, edges(Guardrails.class))).isEmpty();
    }

    @Test
    void alertingUsesNoOtherEdges() {
        assertThat(strangers(ALERTING, edges(Alerting.class))).isEmpty();
    }

    @Test
    void findsEdgesAtAll() {
        assertThat(edges(LlmOps.class).get("io.llmops.telemetry")).contains("io.llmops.call", "io.llmops.cost");
        assertThat(strangers(Map.of("io.llmops.telemetry", Set.of()), edges(LlmOps.class)))
                .contains("io.llmops.telemetry -> io.llmops.call", "io.llmops.client is not in the table");
    }

    private static Map<String, Set<String>> table(String... rows) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String row : rows) {
            String[] sides = row.split("->", -1);
            Set<String> allowed = new TreeSet<>();
            for (String each : sides[1].strip().split(" ", -1)) {
                if (!each.isEmpty()) {
                    allowed.add(each.equals("*") ? each : "io.llmops." + each.replace("core:", ""));
                }
            }
            table.put(sides[0].strip(), allowed);
        }
        return table;
    }

    /** Edges and packages that the table does not name. */
    private static Set<String> strangers(Map<String, Set<String>> table, Map<String, Set<String>> found) {
        Set<String> strangers = new TreeSet<>();
        found.forEach((from, targets) -> {
            Set<String> allowed = table.get(from);
            if (allowed == null) {
                strangers.add(from + " is not in the table");
                return;
            }
            for (String to : targets) {
                if (!allowed.contains("*") && !allowed.contains(to)) {
                    strangers.add(from + " -> " + to);
                }
            }
        });
        return strangers;
    }

    private static Map<String, Set<String>> edges(Class<?> inModule) {
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int status = jdeps.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "-verbose:package",
                "--ignore-missing-deps",
                "--multi-release",
                "base",
                "--module-path",
                System.getProperty("jdk.module.path", System.getProperty("java.class.path")),
                location(inModule).toString());
        assertThat(status).as(out.toString()).isZero();
        Map<String, Set<String>> edges = new TreeMap<>();
        for (String line : List.of(out.toString().split("\\R"))) {
            Matcher edge = EDGE.matcher(line);
            if (edge.matches() && !edge.group(1).equals(edge.group(2))) {
                edges.computeIfAbsent(edge.group(1), any -> new TreeSet<>()).add(edge.group(2));
            }
        }
        return edges;
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
