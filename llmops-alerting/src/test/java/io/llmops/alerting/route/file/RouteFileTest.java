package io.llmops.alerting.route.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.route.Route;
import io.llmops.alerting.route.RouteMatch;
import io.llmops.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFileTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RouteFile.schema(), InputFormat.JSON);
    private static final RouteNames NAMES = new RouteNames(
            Set.of("log", "slack", "pagerduty", "pagerduty-senior"), Map.of("standard", MonitorPacks.inhibitions()));

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadAgainAndFitsTheSchema(long seed) throws IOException {
        RouteFile file = new RandomRoutes(seed).file();
        String yaml = file.toYaml();
        String json = file.toJson();

        assertThat(RouteFile.parse("routes.yaml", yaml, RouteNames.any()))
                .as(yaml)
                .isEqualTo(file);
        assertThat(RouteFile.parse("routes.json", json, RouteNames.any()))
                .as(json)
                .isEqualTo(file);
        assertThat(complaints(json)).as(json).isEmpty();
        assertThat(new YAMLMapper().readTree(yaml)).as(yaml).isEqualTo(new ObjectMapper().readTree(json));
    }

    @Test
    void theSchemaIsPublishedInTheDocs() throws IOException {
        assertThat(Files.readString(Path.of("../docs/routes.schema.json"))).isEqualTo(RouteFile.schema());
    }

    /** Every example of the page. */
    @Test
    void whatTheDocsShowIsReadAndFits() throws IOException {
        String page = Files.readString(Path.of("../docs/routes.md"));
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(3);
        for (String example : examples) {
            assertThat(RouteFile.parse("docs.yaml", example, new RouteNames(Set.of(), NAMES.inhibitions()))
                            .routes()
                            .routes())
                    .isNotEmpty();
            assertThat(complaints(new YAMLMapper().readTree(example).toString()))
                    .isEmpty();
        }
    }

    @Test
    void saysAsMuchAsTheCode() {
        RouteFile file = read("""
                routes:
                  - {to: log, continue: true}
                  - when: {severity: error, model: [gpt-*, o3], environment: "!staging", labels: {team: search}}
                    to: [slack, pagerduty]
                """);

        assertThat(file.routes().routes())
                .containsExactly(
                        Route.to("log").goOn(),
                        Route.to("slack", "pagerduty")
                                .when(RouteMatch.atLeast(Severity.ERROR)
                                        .where("model", "gpt-*,o3")
                                        .where("environment", "!staging")
                                        .where("team", "search")));
        assertThat(file.routes().storm())
                .as("there is one unless it is 'never'")
                .isPresent();
        assertThat(read("routes: []\nstorm: never\n").routes().storm()).isEmpty();
    }

    @Test
    void theStandardInhibitionsHoldUnlessItSaysOtherwise() {
        assertThat(read("routes: []").inhibitions()).isEqualTo(MonitorPacks.inhibitions());
        assertThat(read("{routes: [], inhibit: []}").inhibitions()).isEmpty();
        assertThat(read("{routes: [], inhibit: [standard, {source: {monitor: a}, target: {monitor: b}}]}")
                        .inhibitions())
                .hasSize(MonitorPacks.inhibitions().size() + 1);
    }

    @Test
    void whatIsWrongIsSaidWithLineKeyAndFix() {
        assertRefused(
                "routes: [{to: slak}]", "routes[0].to: is no notifier, and nobody on call; did you mean 'slack'?");
        assertRefused("routes: [{too: slack}]", "routes[0]: needs the key 'to'");
        assertRefused("routes: [{to: slack, wen: {}}]", "routes[0].wen: is not known here; did you mean 'when'?");
        assertRefused(
                "routes: [{to: slack}, {to: log}]",
                "routes[1]: does not fit: The route for everything to log is never reached");
        assertRefused(
                "routes: [{to: slack, escalation: nigt}]\nescalations: {night: {steps: [{after: 5m, to: log}]}}",
                "did you mean 'night'?");
        assertRefused("routes: [{to: slack, mute: nights}]", "is no schedule that is known above");
        assertRefused("routes: [{to: slack, when: {labels: {model: x}}}]", "is no label; write it beside 'labels'");
        assertRefused(
                "{routes: [], inhibit: [{source: {monitor: a}, target: {monitor: b}}, {source: {monitor: b}, target: {monitor: a}}]}",
                "go in a circle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{route: []}",
                "{routes: {}}",
                "{routes: [slack]}",
                "{routes: [{to: []}]}",
                "{routes: [{to: 5}]}",
                "{routes: [{to: slack, when: error}]}",
                "{routes: [{to: slack, when: {severity: ERROR}}]}",
                "{routes: [{to: slack, when: {severity: bad}}]}",
                "{routes: [{to: slack, when: {model: ''}}]}",
                "{routes: [{to: slack, when: {model: [a,'']}}]}",
                "{routes: [{to: slack, when: {model: []}}]}",
                "{routes: [{to: slack, when: {model: 4}}]}",
                "{routes: [{to: slack, continue: maybe}]}",
                "{routes: [{to: slack, escalation: {}}]}",
                "{routes: [{to: slack, escalation: {steps: []}}]}",
                "{routes: [{to: slack, escalation: {steps: [{after: 5, to: log}]}}]}",
                "{routes: [{to: slack, escalation: {steps: [{after: 5m, to: log}], repeat: {every: 5m}}}]}",
                "{routes: [{to: slack, escalation: {steps: [{after: 5m, to: log}], repeat: {every: 5m, times: 0}}}]}",
                "{routes: [{to: slack, mute: {zone: UTC}}]}",
                "{on-call: {A b: {shifts: []}}, routes: []}",
                "{on-call: {a: {shifts: [{to: slack}]}}, routes: []}",
                "{on-call: {a: {shifts: []}}, routes: []}",
                "{routes: [], otherwise: []}",
                "{routes: [], storm: always}",
                "{routes: [], storm: {most: 0, within: 5m}}",
                "{routes: [], storm: {most: 5}}",
                "{routes: [], inhibit: {source: {monitor: a}}}",
                "{routes: [], inhibit: [{source: {monitor: a}}]}",
                "{routes: [], inhibit: [{source: {}, target: {monitor: a}}]}",
                "{routes: [], inhibit: [{source: {monitor: a, severity: x}, target: {monitor: b}}]}"
            })
    void whatIsWrongIsRefusedByBoth(String yaml) throws IOException {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("routes.yaml:1:");
        assertThat(complaints(new YAMLMapper().readTree(yaml).toString())).isNotEmpty();
    }

    private static RouteFile read(String yaml) {
        return RouteFile.parse("routes.yaml", yaml, NAMES);
    }

    private static void assertRefused(String yaml, String why) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("routes.yaml:1:")
                .hasMessageContaining(why);
    }

    private static List<String> complaints(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(it -> it.getInstanceLocation() + ": " + it.getMessage())
                .toList();
    }
}
