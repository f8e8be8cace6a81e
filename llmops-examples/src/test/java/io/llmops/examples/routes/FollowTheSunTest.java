package io.llmops.examples.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FollowTheSunTest {

    @Test
    void somebodyIsAwakeAtEveryHour() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        FollowTheSun.print(
                Instant.parse("2026-01-12T00:30:00Z"), new PrintStream(printed, true, StandardCharsets.UTF_8));
        String text = printed.toString(StandardCharsets.UTF_8);

        assertThat(text)
                .contains("2026-01-12T06:00:00Z  log, slack-asia\n")
                .contains("2026-01-12T07:00:00Z  log, slack-europe\n")
                .contains("2026-01-12T15:00:00Z  log, slack-americas\n")
                .contains("2026-01-12T22:00:00Z  log, slack-americas, slack-asia\n")
                .contains(
                        "several shifts are on from 2026-01-12T22:00:00Z until 2026-01-12T23:00:00Z and 364 more times")
                .contains("otherwise: slack-europe");
        assertThat(text.lines().filter(it -> it.contains("log, slack-"))).hasSize(24);
    }
}
