package io.llmops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    private static final String YAML = """
            name: strict
            input:
              - guardrail: secret
                threshold: 0.5
                within: 200ms
                tags: [a, b]
                on: true
            """;

    private static ConfigNode yaml(String text) {
        return ConfigFile.parse("policy.yaml", text);
    }

    private static ConfigNode json(String text) {
        return ConfigFile.parse("policy.json", text);
    }

    @Test
    void readsYaml() {
        ConfigObject policy = yaml(YAML).object();
        assertThat(policy.required("name").text()).isEqualTo("strict");
        ConfigObject guardrail = policy.required("input").items().get(0).object();
        assertThat(guardrail.required("threshold").number(0, 1)).isEqualTo(0.5);
        assertThat(guardrail.required("within").duration()).isEqualTo(Duration.ofMillis(200));
        assertThat(guardrail.required("tags").texts()).containsExactly("a", "b");
        assertThat(guardrail.required("on").truth()).isTrue();
        assertThat(guardrail.optional("other")).isEmpty();
    }

    @Test
    void readsTheSameAsJson() {
        ConfigObject policy =
                json("{\"name\": \"strict\", \"n\": 3, \"unit\": \"MINUTES\"}").object();
        assertThat(policy.required("name").texts()).containsExactly("strict");
        assertThat(policy.required("n").positive()).isEqualTo(3);
        assertThat(policy.required("unit").oneOf(TimeUnit.class)).isEqualTo(TimeUnit.MINUTES);
        policy.done();
    }

    @Test
    void aValueKnowsItsPlace() {
        ConfigNode threshold =
                yaml(YAML).object().required("input").items().get(0).object().required("threshold");
        assertThat(threshold.place()).isEqualTo(new Place("policy.yaml", 4, 16, "input[0].threshold"));
        assertThatThrownBy(() -> threshold.number(0.6, 1))
                .isInstanceOf(ConfigException.class)
                .hasMessage("policy.yaml:4:16: input[0].threshold: must be from 0.6 to 1, not 0.5");
    }

    @Test
    void aValueOfAnotherKindIsAnError() {
        ConfigObject policy = json("{\"n\": \"five\", \"list\": [], \"none\": null, \"zero\": 0}")
                .object();
        assertThatThrownBy(() -> policy.required("n").number())
                .hasMessage("policy.json:1:7: n: must be a number, not this text");
        assertThatThrownBy(() -> policy.required("list").text()).hasMessageEndingWith("must be a text, not a list");
        assertThatThrownBy(() -> policy.required("none").items()).hasMessageEndingWith("must be a list, not nothing");
        assertThatThrownBy(() -> policy.required("zero").positive())
                .hasMessageEndingWith("must be a whole number greater than 0, not 0");
        assertThatThrownBy(() -> policy.required("n").duration())
                .hasMessageEndingWith("must be a length of time such as 200ms, 10s, 5m, 2h or 7d, not this text");
        assertThatThrownBy(() -> policy.required("n").oneOf(Thread.State.class))
                .hasMessageContaining("must be one of new, runnable, blocked, waiting, timed_waiting, terminated");
        assertThatThrownBy(() -> policy.required("missing")).hasMessage("policy.json:1:1: needs the key 'missing'");
    }

    @Test
    void aKeyThatNobodyAskedForIsAnErrorWithTheNearestOneThatIsKnown() {
        ConfigObject policy = yaml("mode: observe\nthreshhold: 1\n").object();
        policy.optional("mode");
        policy.optional("threshold");
        assertThatThrownBy(policy::done)
                .hasMessage("policy.yaml:2:13: threshhold: is not known here; did you mean 'threshold'?");
    }

    @Test
    void farFromAllThatIsKnownAllOfItIsNamed() {
        ConfigObject policy = yaml("colour: red\n").object();
        policy.optional("mode");
        policy.optional("threshold");
        assertThatThrownBy(policy::done).hasMessageEndingWith("colour: is not known here; known are mode, threshold");
    }

    @Test
    void whatIsNoJsonOrYamlIsAnErrorWithItsLine() {
        assertThatThrownBy(() -> json("{\"a\": 1,\n  oops}")).hasMessageStartingWith("policy.json:2:");
        assertThatThrownBy(() -> yaml("a: 1\n  b: 2\n")).hasMessageStartingWith("policy.yaml:2:");
        assertThatThrownBy(() -> json("{} {}")).hasMessageContaining("comes after the end of the first document");
        assertThatThrownBy(() -> yaml("")).hasMessage("policy.yaml: is empty");
    }

    @Test
    void errorsDoNotQuoteTheFile() {
        assertThatThrownBy(() -> yaml("key: 'secret-4711\nnext: 1\n")).hasMessageNotContaining("4711");
        assertThat(yaml("key: secret-4711").object().required("key").toString())
                .isEqualTo("policy.yaml:1:6: key (a text)");
    }

    @Test
    void aKeyThatIsThereTwiceIsAnError() {
        assertThatThrownBy(() -> yaml("mode: a\nmode: b\n")).hasMessageStartingWith("policy.yaml:2:1");
        assertThatThrownBy(() -> json("{\"a\": 1, \"a\": 2}"))
                .hasMessageStartingWith("policy.json:1:10: a: is there twice");
    }

    @Test
    void referencesAreAnErrorForNobodySeesWhatTheyStandFor() {
        assertThatThrownBy(() -> yaml("a: &x 1\nb: *x\n"))
                .hasMessage("policy.yaml:2:4: b: is a reference; write the value itself");
        assertThat(yaml("🦊: fox\na: '*x'\n").object().required("a").text()).isEqualTo("*x");
    }

    @Test
    void sizeAndDepthAreBounded() {
        assertThatThrownBy(() -> json(" ".repeat(1 << 21))).hasMessageContaining("larger than");
        assertThatThrownBy(() -> json("[".repeat(60) + "]".repeat(60))).hasMessageContaining("nested deeper than 50");
        assertThatThrownBy(() -> json("[99999999999999999999]")).isInstanceOf(ConfigException.class);
    }

    @Test
    void aFileIsReadInUtf8(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yml"), "name: Prüfung\n");
        assertThat(ConfigFile.read(file).object().required("name").text()).isEqualTo("Prüfung");
        assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yml")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.yml");
    }

    @Test
    void jsonHasNoReferences() {
        ConfigNode read = ConfigFile.parse("a.json", "[\"\uD83D\uDE00\", \"*\"]");

        assertThat(read.items()).extracting(ConfigNode::text).containsExactly("\uD83D\uDE00", "*");
    }

    @Test
    void durationsMayHaveSeveralUnitsTheLargestFirst() {
        assertThat(ConfigFile.parse("a.json", "\"1h30m\"").duration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(ConfigFile.parse("a.json", "\"2d 12h\"").duration()).isEqualTo(Duration.ofHours(60));
        assertThat(ConfigFile.parse("a.json", "\"1s500ms\"").duration()).isEqualTo(Duration.ofMillis(1500));
        assertThatThrownBy(() -> ConfigFile.parse("a.json", "\"30m1h\"").duration())
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void aLengthOfTimeMayBeNothingWhereThatMakesSense() {
        assertThat(ConfigFile.parse("a.json", "0").durationOrZero()).isEqualTo(Duration.ZERO);
        assertThat(ConfigFile.parse("a.json", "\"0s\"").durationOrZero()).isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> ConfigFile.parse("a.json", "5").durationOrZero())
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> ConfigFile.parse("a.json", "\"0s\"").duration())
                .hasMessageContaining("longer than nothing");
    }

    @Test
    void numbersMayBePercentages() {
        assertThat(ConfigFile.parse("a.json", "\"5%\"").numberOrPercent()).isEqualTo(0.05);
        assertThat(ConfigFile.parse("a.json", "\"-99.95 %\"").numberOrPercent()).isEqualTo(-0.9995);
        assertThat(ConfigFile.parse("a.json", "7").numberOrPercent()).isEqualTo(7);
        assertThatThrownBy(() -> ConfigFile.parse("a.json", "\"five\"").numberOrPercent())
                .hasMessageContaining("a percentage such as 5%");
    }

    @Test
    void durationsMayBeIso() {
        assertThat(json("[\"PT10M\", \"2h\", \"7 d\", \"1m\", \"3s\"]").items().stream()
                        .map(ConfigNode::duration))
                .containsExactly(
                        Duration.ofMinutes(10),
                        Duration.ofHours(2),
                        Duration.ofDays(7),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(3));
        assertThatThrownBy(() -> json("[\"9999999999s\"]").items().get(0).duration())
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> json("[5]").items().get(0).duration()).hasMessageEndingWith("not 5");
    }
}
