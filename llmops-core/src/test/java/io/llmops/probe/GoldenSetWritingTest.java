package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.probe.judge.Rubric;
import io.llmops.probe.match.ContainsMatch;
import io.llmops.probe.match.ExactMatch;
import io.llmops.probe.match.JsonMatch;
import io.llmops.probe.match.JudgedMatch;
import io.llmops.probe.match.Match;
import io.llmops.probe.match.NormalisedMatch;
import io.llmops.probe.match.NumericMatch;
import io.llmops.probe.match.NumericMatch.Which;
import io.llmops.probe.match.RegexMatch;
import io.llmops.probe.match.SimilarMatch;
import io.llmops.probe.match.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSetWritingTest {

    static List<Match> matches() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree("{\"a\": [1, 2.50, null], \"b\": {\"c\": \"d\"}}");
        return List.of(
                new ExactMatch("Paris \"sur\" Seine\n"),
                new NormalisedMatch("Paris"),
                NumericMatch.of(42),
                new NumericMatch(-0.5, 0.07, true, Which.FIRST, true, true),
                new NumericMatch(1e-9, 0.01, false, Which.LAST, false, false),
                new RegexMatch("^a.*b$", false, false),
                new RegexMatch("a|b", true, true),
                new JsonMatch(json, false, ""),
                new JsonMatch(json.at("/b"), true, "/items/0"),
                new ContainsMatch(List.of("one"), ContainsMatch.Quantifier.ALL, true),
                new ContainsMatch(List.of("one", "two"), ContainsMatch.Quantifier.NONE, false),
                new SimilarMatch("much the same", 0.65),
                JudgedMatch.of(Rubric.RELEVANCE),
                new JudgedMatch(Rubric.custom("names both"), 0.5, Optional.of("both"), Optional.of("there are two")));
    }

    @ParameterizedTest
    @MethodSource("matches")
    void whatIsWrittenIsReadAsTheSame(Match match) {
        GoldenSet set = new GoldenSet(
                "set", List.of(new GoldenCase("c1", List.of(Message.user("What?")), match, List.of("b", "a"), 2.5)));

        GoldenFile read = GoldenFile.parse("set.jsonl", set.toJsonLines());

        assertThat(read.problems()).isEmpty();
        assertThat(read.set()).isEqualTo(set);
        assertThat(read.set().fingerprint()).isEqualTo(set.fingerprint());
    }

    @Test
    void noKindOfMatchIsForgotten() throws JsonProcessingException {
        Set<Class<?>> written = matches().stream().map(Object::getClass).collect(Collectors.toSet());
        List<Class<?>> kinds = new ArrayList<>(List.of(TextMatch.class.getPermittedSubclasses()));
        Stream.of(Match.class.getPermittedSubclasses())
                .filter(it -> it != TextMatch.class)
                .forEach(kinds::add);

        assertThat(written).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void conversationsAreWrittenMessageByMessage() {
        Match match = new NormalisedMatch("yes");
        GoldenSet set = new GoldenSet(
                "set",
                List.of(
                        new GoldenCase(
                                "system",
                                List.of(Message.system("Be brief."), Message.user("Is it?")),
                                match,
                                List.of(),
                                1),
                        new GoldenCase(
                                "talk",
                                List.of(
                                        Message.system("Be brief."),
                                        Message.user("Is it?"),
                                        Message.of(Role.ASSISTANT, "Is what?"),
                                        Message.user("It.")),
                                match,
                                List.of(),
                                1)));

        assertThat(set.toJsonLines().lines())
                .hasSize(2)
                .first()
                .isEqualTo("{\"id\":\"system\",\"system\":\"Be brief.\",\"question\":\"Is it?\",\"expected\":\"yes\","
                        + "\"match\":\"normalised\"}");
        assertThat(GoldenFile.parse("set.jsonl", set.toJsonLines()).set()).isEqualTo(set);
    }

    @Test
    void whatALineCannotHoldIsRefusedByName() {
        Message document = new Message(Role.USER, List.of(new Part.Document("a page"), new Part.Text("What?")));
        GoldenSet set = new GoldenSet(
                "set", List.of(new GoldenCase("doc", List.of(document), new ExactMatch("a"), List.of(), 1)));

        assertThatThrownBy(set::toJsonLines)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'doc'")
                .hasMessageContaining("give each message one text");
    }
}
