package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmResponse;
import io.llmops.call.Origin;
import io.llmops.call.Part;
import io.llmops.record.Admission;
import io.llmops.record.ChannelScreen;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamTest {

    private static Guardrails output(Guardrail... chain) {
        GuardrailsBuilder builder = Guardrails.builder();
        for (Guardrail guardrail : chain) {
            builder.output(guardrail);
        }
        return builder.build();
    }

    @Test
    void holdsBackNoMoreThanTheGuardrailMayLeaveUndecided() {
        List<String> shown = new Screening(output(FakeGuardrail.words("one", "secret")))
                .stream(List.of("no sec", "ond thoughts", ", none"));

        assertThat(shown).containsExactly("", "no second th", "oughts", ", none");
    }

    @Test
    void doesNotWaitForAGuardrailThatHoldsBackMoreThanItSaid() {
        FakeGuardrail undecided =
                FakeGuardrail.bounded("slow", 3, text -> Verdict.pass().withUndecidedFrom(0));

        assertThat(new Screening(output(undecided)).stream(List.of("abcdef", "g")))
                .containsExactly("abc", "d", "efg");
    }

    @Test
    void showsAllThatAGuardrailHasDecided() {
        FakeGuardrail decided = FakeGuardrail.bounded(
                "quick",
                3,
                text -> Verdict.pass().withUndecidedFrom(text.content().length()));

        assertThat(new Screening(output(decided)).stream(List.of("abcdef", "g")))
                .containsExactly("abcdef", "g", "");
    }

    @Test
    void asksForAWindowThatDoesNotGrowWithTheStream() {
        FakeGuardrail guardrail = FakeGuardrail.words("one", "secret");
        new Screening(output(guardrail)).stream(Chunks.of("lorem ipsum ".repeat(1_000), 4));

        assertThat(guardrail.asked)
                .hasSizeGreaterThan(3_000)
                .allMatch(text -> text.content().length() <= 6 + 6 + 4);
    }

    @Test
    void neverShowsHalfACharacter() {
        String text = "a\uD83D\uDE00b\uD83D\uDE00";
        List<String> shown = new Screening(output(FakeGuardrail.words("one", "x"))).stream(Chunks.of(text, 1));

        assertThat(String.join("", shown)).isEqualTo(text);
        assertThat(shown).noneMatch(piece -> piece.length() == 1 && Character.isSurrogate(piece.charAt(0)));
    }

    @Test
    void buffersTheStreamForAGuardrailThatJudgesWholeTexts() {
        FakeGuardrail guardrail = FakeGuardrail.whole("all", text -> Verdict.pass());
        Screening screening = new Screening(output(guardrail));

        assertThat(screening.stream(List.of("one ", "two ", "three"))).containsExactly("", "", "", "one two three");
        assertThat(guardrail.asked).containsExactly(Text.whole("one two three", Origin.ANSWER));
    }

    @Test
    void cutsTheStreamAtABlock() {
        Screening screening = new Screening(output(FakeGuardrail.blocksOn("bomb"), FakeGuardrail.words("one", "x")));
        ChannelScreen channel = screening.screen.channel(Channel.text(0));

        assertThat(channel.accept("about a bo")).isEqualTo("about");
        assertThatThrownBy(() -> channel.accept("mb")).isInstanceOf(CallBlockedException.class);
        assertThat(screening.actions()).containsExactly("stop output enforce block topic");
    }

    @Test
    void cutsTheStreamAtAFindingThatBlocksBeforeItIsShown() {
        Guardrails guardrails = Guardrails.builder()
                .output(
                        FakeGuardrail.words("one", "secret"),
                        Enforcement.enforce().blocking())
                .build();
        ChannelScreen channel = new Screening(guardrails).screen.channel(Channel.text(0));

        assertThat(channel.accept("the secret")).isEqualTo("the ");
        assertThatThrownBy(channel::drain).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void screensReasoningAndToolCallsByChannel() {
        FakeGuardrail guardrail = FakeGuardrail.words("one", "x");
        Screening screening = new Screening(output(guardrail));
        ChannelScreen reasoning = screening.screen.channel(Channel.reasoning(0));
        ChannelScreen tool = screening.screen.channel(Channel.toolCall(0, 1));

        assertThat(reasoning.accept("x ") + tool.accept("{x")).isEqualTo("[REDACTED:word]{");
        assertThat(reasoning.drain()).isEqualTo(" ");
        assertThat(tool.drain()).isEqualTo("[REDACTED:word]");
        assertThat(guardrail.origins()).containsOnly(Origin.REASONING, Origin.TOOL_CALL);
    }

    @Test
    void tellsOneDecisionPerCategoryHoweverOftenItIsFoundAndOnePassAtTheEnd() {
        Screening screening = new Screening(output(FakeGuardrail.words("one", "x"), FakeGuardrail.words("two", "y")));
        screening.stream(List.of("x and x", " and ", "x"));

        assertThat(screening.actions())
                .containsExactly("one output enforce redact word", "two output enforce pass none");
    }

    @Test
    void drainsOnce() {
        Screening screening = new Screening(output(FakeGuardrail.words("one", "long word")));
        ChannelScreen channel = screening.screen.channel(Channel.text(0));
        channel.accept("abc");

        assertThat(channel.drain()).isEqualTo("abc");
        assertThat(channel.drain()).isEmpty();
    }

    @Test
    void screensAtTheEndWhatCameThroughNoChannel() {
        Screening screening = new Screening(output(FakeGuardrail.words("one", "x")));
        screening.screen.channel(Channel.text(0)).accept("x");
        LlmResponse response = LlmResponse.builder()
                .choice(new Choice(
                        0, List.of(new Part.Text("x"), new Part.ToolCall("id", "tool", "{x}")), Optional.empty()))
                .build();

        Admission.Proceed admission = (Admission.Proceed) screening.screen.output(response, true);

        assertThat(admission.edits().asMap()).containsOnlyKeys("0.1").containsEntry("0.1", "{[REDACTED:word]}");
    }
}
