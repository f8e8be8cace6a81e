package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every guardrail promises: it finds what it says, agrees with itself on streams, and survives any text. */
public abstract class GuardrailContract {

    private static final int CHUNKINGS = 50;
    private static final String WORD = "[A-Za-z0-9_.:/-]{1,100}";

    /** For subclasses. */
    protected GuardrailContract() {}

    protected abstract Guardrail guardrail();

    /** Texts in which the guardrail finds something. Make them up at run time if scanners would stumble over them. */
    protected abstract List<String> textsWithFindings();

    /** Texts in which it finds nothing: ordinary ones and near misses. */
    protected abstract List<String> textsWithout();

    @TestFactory
    Stream<DynamicTest> findsWhatItSays() {
        return each(textsWithFindings(), text -> assertThat(counted(text)).isNotInstanceOf(Verdict.Pass.class));
    }

    @TestFactory
    Stream<DynamicTest> leavesOrdinaryTextAlone() {
        return each(textsWithout(), text -> {
            assertThat(counted(text)).isInstanceOf(Verdict.Pass.class);
            assertThat(whole(text)).isEqualTo(text);
        });
    }

    @TestFactory
    Stream<DynamicTest> showsTheSameOfAStreamHoweverItIsCut() {
        return each(all(), text -> {
            @Nullable String expected = whole(text);
            Random random = new Random(text.hashCode());
            for (int i = 0; i < CHUNKINGS; i++) {
                assertThat(streamed(text, i == 0 ? 1 : 1 + random.nextInt(40), random))
                        .isEqualTo(expected);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> findsNothingInWhatItRedacted() {
        return each(textsWithFindings(), text -> {
            @Nullable String redacted = whole(text);
            if (redacted != null) {
                assertThat(whole(redacted)).isEqualTo(redacted);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> decidesInFixedWordsThatQuoteNothing() {
        return each(textsWithFindings(), text -> {
            List<GuardrailDecision> decisions = new ArrayList<>();
            whole(text, decisions);
            assertThat(decisions).isNotEmpty().allSatisfy(decision -> {
                assertThat(decision.guardrail()).matches(WORD);
                assertThat(decision.category()).matches(WORD);
                assertThat(decision.ruleId()).matches(WORD);
                assertThat(decision.toString()).doesNotContain(text);
            });
        });
    }

    @Test
    void survivesAnyText() {
        for (String text : List.of(
                "",
                "\0",
                "\uD800",
                "\uDC00\uD800 x",
                "\uFEFF",
                " ".repeat(1 << 16),
                "a".repeat(1 << 20),
                "-".repeat(1 << 16))) {
            assertThatCode(() -> whole(text)).doesNotThrowAnyException();
            assertThat(streamed(text, 1 << 12, new Random(1))).isEqualTo(whole(text));
        }
    }

    /** The verdict, without what scores less than the guardrail's own threshold. */
    private Verdict counted(String text) {
        Guardrail guardrail = guardrail();
        return guardrail.check(Text.whole(text, Origin.ANSWER)).from(guardrail.threshold());
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(textsWithFindings());
        all.addAll(textsWithout());
        return all;
    }

    private static Stream<DynamicTest> each(List<String> texts, java.util.function.Consumer<String> check) {
        return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest("text " + i, () -> check.accept(texts.get(i))));
    }

    /** The text as the caller gets it, or null if it is blocked. */
    private @Nullable String whole(String text) {
        return whole(text, new ArrayList<>());
    }

    private @Nullable String whole(String text, List<GuardrailDecision> decisions) {
        LlmResponse response = LlmResponse.of(text);
        try {
            Admission admission = screen(decisions).output(response, false);
            LlmResponse shown = ActiveCall.apply(admission, response);
            return shown == null ? null : shown.text();
        } catch (CallBlockedException e) {
            return null;
        }
    }

    private @Nullable String streamed(String text, int chunk, Random random) {
        ChannelScreen channel = screen(new ArrayList<>()).channel(Channel.text(0));
        StringBuilder shown = new StringBuilder();
        try {
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(chunk));
                shown.append(channel.accept(text.substring(at, end)));
                at = end;
            }
            return shown.append(channel.drain()).toString();
        } catch (CallBlockedException e) {
            return null;
        }
    }

    private CallScreen screen(List<GuardrailDecision> decisions) {
        CallStart start = new CallStart(
                LlmRequest.of("test-model", "?"), CallTarget.of("test"), CallLabels.none(), Instant.EPOCH);
        return Guardrails.builder().output(guardrail()).build().screen(start, decisions::add);
    }
}
