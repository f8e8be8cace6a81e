package io.llmops.bare;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.ManualTime;
import io.llmops.RecordedCalls;
import io.llmops.StreamLog;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.telemetry.ContentCapture;
import java.time.Duration;
import java.util.Arrays;

/** An application that brings no more libraries than it must. Everything that it says and asks contains a secret. */
public final class BareApplication {

    static final String SECRET = "hunter2-4711";

    private BareApplication() {}

    /** Says what was recorded, how many methods the builder shows to a framework, and which of the named classes there are. */
    public static void main(String[] classes) {
        RecordedCalls recorded = new RecordedCalls();
        try (LlmOps ops = LlmOps.builder()
                .timeSource(new ManualTime())
                .captureContent(ContentCapture.both().redacted(text -> {
                    throw new IllegalStateException(text);
                }))
                .listener(start -> {
                    throw new IllegalStateException(SECRET);
                })
                .listener(recorded)
                .build()) {
            LlmClient client = ops.instrument(SimpleClient.of(BareApplication::answer));
            client.chat(LlmRequest.of("gpt-4o", SECRET));
            client.chatStreaming(LlmRequest.of("gpt-4o", SECRET), new StreamLog());
            client.chatStreaming(LlmRequest.of("broken", SECRET), new StreamLog());
            ops.feedback(SECRET, 1);
            ops.outcome("conversion", true, SECRET);
            ops.retrying(new IllegalStateException(SECRET), Duration.ZERO);
        }
        System.out.println("recorded " + recorded.ended.size());
        System.out.println("builder "
                + Arrays.stream(LlmOpsBuilder.class.getMethods())
                        .filter(method -> method.getName().equals("micrometer"))
                        .count());
        for (String name : classes) {
            System.out.println(name + " " + isThere(name));
        }
    }

    private static LlmResponse answer(LlmRequest request) {
        if (request.model().equals(java.util.Optional.of("broken"))) {
            throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        }
        return LlmResponse.of(SECRET);
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
