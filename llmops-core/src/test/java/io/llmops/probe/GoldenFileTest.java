package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Message;
import io.llmops.probe.match.ContainsMatch;
import io.llmops.probe.match.JudgedMatch;
import io.llmops.probe.match.NormalisedMatch;
import io.llmops.probe.match.NumericMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    private static String json(String... lines) {
        return String.join("\n", lines).replace('\'', '"');
    }

    @Test
    void readsQuestionsConversationsAndRubrics() {
        GoldenFile file = GoldenFile.parse(
                "geo.jsonl",
                "\ufeff"
                        + json(
                                "{'id':'a','system':'Be brief.','question':'Capital of France?','expected':'Paris','tags':['geo','eu'],'weight':2}",
                                "",
                                "{'id':'b','messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':'Hello'},{'content':'6*7?'}],'expected':42}",
                                "{'id':'c','question':'Why?','rubric':'relevance','context':'because'}",
                                "{'id':'d','question':'Colours?','expected':['red','blue'],'match':'contains'}"));

        assertThat(file.problems()).isEmpty();
        assertThat(file.set().name()).isEqualTo("geo");
        GoldenCase a = file.set().cases().get(0);
        assertThat(a.messages()).containsExactly(Message.system("Be brief."), Message.user("Capital of France?"));
        assertThat(a.match()).isEqualTo(new NormalisedMatch("Paris"));
        assertThat(a.tags()).containsExactly("eu", "geo");
        assertThat(a.weight()).isEqualTo(2);
        assertThat(file.set().cases().get(1).question()).isEqualTo("6*7?");
        assertThat(file.set().cases().get(1).match()).isEqualTo(NumericMatch.of(42));
        assertThat(file.set().cases().get(2).match())
                .isInstanceOfSatisfying(
                        JudgedMatch.class, it -> assertThat(it.context()).contains("because"));
        assertThat(file.set().cases().get(3).match()).isInstanceOf(ContainsMatch.class);
    }

    @Test
    void reportsEveryBadLineAndKeepsTheGoodOnes() {
        GoldenFile file = GoldenFile.parse(
                "g.jsonl",
                json(
                        "{'id':'a','question':'Q','expected':'A'}",
                        "not json",
                        "{'id':'a','question':'Q','expected':'A'}",
                        "{'question':'Q','expected':'A'}",
                        "{'id':'e','question':'Q'}",
                        "{'id':'f','question':'Q','expected':'A','weight':0}",
                        "{'id':'g','question':'Q','expected':'A','weigth':1}",
                        "{'id':'h','expected':'A'}",
                        "{'id':'i','question':'Q','expected':'A','match':'numeric'}",
                        "{'id':'j','messages':[{'role':'robot','content':'x'}],'expected':'A'}",
                        "[1]",
                        "{'id':'k','question':7,'expected':'A'}",
                        "{'id':'l','id':'m','question':'Q','expected':'A'}",
                        "{'id':'z','question':'Q','expected':'A'}"));

        assertThat(file.set().cases()).extracting(GoldenCase::id).containsExactly("a", "z");
        assertThat(file.problems())
                .extracting(GoldenFile.Problem::line)
                .containsExactly(2, 13, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        String all = file.problems().toString();
        assertThat(all)
                .contains(
                        "line 2: is no JSON object",
                        "line 3: 'id' is \"a\", as on line 1; give each case its own",
                        "line 4: 'id' is missing",
                        "line 5: 'expected' or 'rubric' is missing",
                        "line 6: Golden case 'f' has the weight 0.0; give a number greater than 0",
                        "line 7: 'weigth' is not known here; did you mean 'weight'?",
                        "line 8: needs either 'question' or 'messages'",
                        "line 9: 'expected' is \"A\"; for the matcher 'numeric' it must be a number",
                        "line 10: 'messages[0].role' is \"robot\"; it must be one of [system, user, assistant, tool]",
                        "line 11: is [1]; write an object such as",
                        "line 12: 'question' is 7; it must be a text that is not blank");
    }

    @Test
    void readStrictlyAnyBadLineIsTooMany(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("g.jsonl"), json("{'id':'a','question':'Q','expected':'A'}", "x", "y"));

        assertThatThrownBy(() -> GoldenSet.read(file)).hasMessageContainingAll("line 2", "line 3");
        assertThat(GoldenFile.read(file).set().cases()).hasSize(1);
        assertThatThrownBy(() -> GoldenFile.parse("e.jsonl", "")).hasMessageContaining("no case");
        assertThatThrownBy(() -> GoldenFile.parse("e.jsonl", "x")).hasMessageContaining("line 1");
    }

    @Test
    void readsYamlWithItsLines() {
        GoldenFile file = GoldenFile.parse("g.yaml", """
                - id: a
                  question: Capital of France?
                  expected: Paris
                - id: b
                  question: |
                    6 * 7?
                  expected: 42
                  match: {type: numeric, tolerence: 1}
                """);

        assertThat(file.set().cases()).extracting(GoldenCase::id).containsExactly("a");
        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().get(0).toString())
                .startsWith("line 4: 'match.tolerence'")
                .contains("'tolerance'");
    }

    @Test
    void theFingerprintTellsWhetherTheSameIsAskedAndExpected() {
        GoldenCase one = GoldenCase.of("a", "Q", new NormalisedMatch("A"));
        assertThat(GoldenCase.of("a", "Q", new NormalisedMatch("A"), "tag").fingerprint())
                .isEqualTo(one.fingerprint());
        assertThat(GoldenCase.of("a", "Q", new NormalisedMatch("B")).fingerprint())
                .isNotEqualTo(one.fingerprint());
        assertThat(GoldenCase.of("a", "R", new NormalisedMatch("A")).fingerprint())
                .isNotEqualTo(one.fingerprint());
        assertThat(one.toString()).doesNotContain("Q").doesNotContain("A]");
    }
}
