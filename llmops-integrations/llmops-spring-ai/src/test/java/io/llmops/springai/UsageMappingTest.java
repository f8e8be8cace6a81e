package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.UsageLike;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;

class UsageMappingTest {

    /** Stands for Google's. */
    public record GoogleLike(Optional<Integer> candidatesTokenCount, Optional<Integer> thoughtsTokenCount) {}

    @Test
    void whatIsNotToldIsAbsentAndNotZero() {
        assertThat(UsageMapping.of(null)).isEmpty();
        assertThat(UsageMapping.of(new EmptyUsage())).isEmpty();
        assertThat(UsageMapping.of(new DefaultUsage(3, 4))).contains(Usage.of(3, 4));
    }

    @Test
    void anthropicsCachedTokensBelongToTheInput() {
        assertThat(UsageMapping.of(new DefaultUsage(10, 5, 15, new UsageLike(), 100L, 20L)))
                .contains(Usage.of(130, 5).with(TokenKind.CACHE_READ_INPUT, 100).with(TokenKind.CACHE_WRITE_INPUT, 20));
    }

    @Test
    void googlesThoughtsBelongToTheOutput() {
        Object google = new GoogleLike(Optional.of(5), Optional.of(40));

        assertThat(UsageMapping.of(new DefaultUsage(10, 5, 55, google)))
                .contains(Usage.of(10, 45).with(TokenKind.REASONING_OUTPUT, 40));
    }

    @Test
    void ofRunningTotalsTheLastCountsAndZeroSaysNothing() {
        Usage before = Usage.of(10, 1).with(TokenKind.CACHE_READ_INPUT, 4);

        assertThat(UsageMapping.merged(before, Usage.of(0, 7)))
                .isEqualTo(Usage.of(10, 7).with(TokenKind.CACHE_READ_INPUT, 4));
    }
}
