package io.llmops.guardrails.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.record.ChannelScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalGuardrailTest {

    private final RefusalGuardrail guardrail = new RefusalGuardrail();

    private Verdict answer(String text) {
        return guardrail.check(Text.whole(text, Origin.ANSWER)).from(guardrail.threshold());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "I’m sorry, but I can’t assist with that request.",
                "Unfortunately, I cannot provide instructions for that.",
                "I understand that you are upset, but I won't help with harming anyone.",
                "As an AI, I cannot give you personal opinions on this.",
                "I cannot create such a text, as it goes against my guidelines.",
                "I must decline. Is there something else?",
                "Es tut mir leid, aber dabei kann ich nicht helfen.",
                "Je suis désolé, mais je ne peux pas vous aider avec cette demande.",
                "Lo siento, pero no puedo ayudarte con eso.",
                "Mi dispiace, ma non posso aiutarti con questo.",
                "Desculpe, mas não posso ajudar com isso.",
                "Het spijt me, maar daar kan ik je niet mee helpen.",
                "Przykro mi, ale nie mogę w tym pomóc.",
                "Извините, но я не могу помочь с этим.",
                "抱歉，我无法提供这方面的帮助。",
                "申し訳ありませんが、その件についてはお手伝いできません。",
                "죄송하지만 그 요청은 도와드릴 수 없습니다.",
            })
    void noticesRefusals(String text) {
        assertThat(answer(text)).isInstanceOf(Verdict.Block.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot reproduce the bug with the version you named.",
                "Sorry to hear that! Here is what you can do: restart the service.",
                "I'm sorry, I can't find the file you mentioned; which folder is it in?",
                "I can't provide the exact number, but about 40 should be right.",
                "You can reply \"I can't help with that\" and hang up.",
                "Unfortunately the build fails, since the compiler cannot provide a default.",
                "The function returns null if it cannot create the file.",
                "He says he cannot help with that before Monday.",
                "Lo siento, no puedo encontrar el archivo.",
                "Leider kann der Server die Datei nicht finden.",
                "抱歉，文件不存在。",
                "As an assistant manager you will lead a team of five.",
            })
    void leavesAnswersAlone(String text) {
        assertThat(answer(text)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void onlyTheBeginningOfAnAnswerCounts() {
        String refusal = "I can't help with that.";
        assertThat(answer("x ".repeat(149) + refusal)).isInstanceOf(Verdict.Block.class);
        assertThat(answer("x ".repeat(150) + refusal)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    void onlyAnswersCount() {
        for (Origin origin : Origin.values()) {
            assertThat(guardrail.check(Text.whole("I can't help with that", origin)) instanceof Verdict.Block)
                    .isEqualTo(origin == Origin.ANSWER);
        }
    }

    @Test
    void tellsAScoreWhereItIsNotSure() {
        assertThat(answer("I can't provide the exact number.")).isEqualTo(Verdict.pass(0.4));
    }

    @Test
    void aStreamIsHeldBackUntilItsBeginningIsKnownAndThenShownAtOnce() {
        Screening screening =
                new Screening(Guardrails.builder().output(guardrail).build());
        ChannelScreen channel = screening.screen.channel(Channel.text(0));
        String beginning = "All is well. ".repeat(100);
        assertThat(channel.accept("All")).isEmpty();
        assertThat(channel.accept(beginning)).isEqualTo("All" + beginning);
        assertThat(channel.accept("I")).isEqualTo("I");
        assertThat(channel.accept(" can't help with that")).isEqualTo(" can't help with that");
    }

    @Test
    void aRefusalInAStreamIsNeverShown() {
        Screening screening =
                new Screening(Guardrails.builder().output(guardrail).build());
        ChannelScreen channel = screening.screen.channel(Channel.text(0));
        assertThat(channel.accept("I'm sorry, ")).isEmpty();
        assertThat(channel.accept("but I can't help with that")).isEmpty();
        assertThatThrownBy(channel::drain).isInstanceOf(CallBlockedException.class);
    }
}
