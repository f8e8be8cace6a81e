package io.llmops.guardrails.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import io.llmops.record.ChannelScreen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthGuardrailTest {

    private static Screening answers(LengthGuardrail guardrail) {
        return new Screening(Guardrails.builder().output(guardrail).build());
    }

    private static Screening requests(LengthGuardrail guardrail) {
        return new Screening(Guardrails.builder().input(guardrail).build());
    }

    @Test
    void lengthUpToTheLimitPasses() {
        assertThat(answers(LengthGuardrail.characters(5)).answer("12345")).isEqualTo("12345");
        assertThatThrownBy(() -> answers(LengthGuardrail.characters(5)).answer("123456"))
                .isInstanceOf(CallBlockedException.class);
    }

    @Test
    void aTokenIsFourCharacters() {
        assertThat(answers(LengthGuardrail.tokens(2)).answer("12345678")).isEqualTo("12345678");
        Screening screening = answers(LengthGuardrail.tokens(2));
        assertThatThrownBy(() -> screening.answer("123456789")).isInstanceOf(CallBlockedException.class);
        assertThat(screening.actions()).containsExactly("length output enforce block length");
    }

    @Test
    void aStreamIsShownAtOnceAndCutWhereItIsTooLong() {
        ChannelScreen channel = answers(LengthGuardrail.characters(5)).screen.channel(Channel.text(0));
        assertThat(channel.accept("123")).isEqualTo("123");
        assertThat(channel.accept("45")).isEqualTo("45");
        assertThatThrownBy(() -> channel.accept("6")).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void allChannelsOfAnAnswerCountTogether() {
        Screening screening = answers(LengthGuardrail.characters(5));
        ChannelScreen one = screening.screen.channel(Channel.text(0));
        ChannelScreen other = screening.screen.channel(Channel.text(1));
        one.accept("123");
        other.accept("45");
        assertThatThrownBy(() -> one.accept("6")).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void aCharacterThatIsCutInTwoCountsOnce() {
        Screening screening = answers(LengthGuardrail.characters(4));
        assertThat(String.join("", screening.stream(List.of("\uD83D", "\uDE00", "\uD83D", "\uDE00"))))
                .isEqualTo("\uD83D\uDE00\uD83D\uDE00");
        ChannelScreen channel = screening.screen.channel(Channel.text(1));
        assertThatThrownBy(() -> channel.accept("x")).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void allMessagesOfARequestCountTogetherButThoseOfTheOperator() {
        LlmRequest request = LlmRequest.builder("model-x")
                .system("123456789")
                .user("123")
                .user("45")
                .build();
        assertThat(requests(LengthGuardrail.characters(5)).send(request)).isEqualTo(request);
        assertThatThrownBy(() -> requests(LengthGuardrail.characters(4)).send(request))
                .isInstanceOf(CallBlockedException.class);
    }

    @Test
    void callsDoNotCountTogether() {
        LengthGuardrail guardrail = LengthGuardrail.characters(5);
        for (int i = 0; i < 3; i++) {
            assertThat(answers(guardrail).answer("12345")).isEqualTo("12345");
        }
        Screening again = answers(guardrail);
        again.screen.output(LlmResponse.of("1234"), false);
        assertThat(again.actions()).containsExactly("length output enforce pass none");
    }

    @Test
    void aLimitIsOneOrMore() {
        assertThatThrownBy(() -> LengthGuardrail.characters(0)).hasMessageContaining("1 or more: 0");
        assertThatThrownBy(() -> LengthGuardrail.tokens(-1)).hasMessageContaining("-1");
    }
}
