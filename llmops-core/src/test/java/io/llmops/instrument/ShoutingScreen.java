package io.llmops.instrument;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Passage;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lets words through one at a time, in upper case where they say "secret"; BOOM blocks, and REPLY is answered otherwise.
 */
public final class ShoutingScreen implements CallScreen {

    @Override
    public Admission input(LlmRequest request) {
        return screen(request.passages(), Direction.INPUT);
    }

    @Override
    public boolean enforcesOutput() {
        return true;
    }

    @Override
    public Admission output(LlmResponse response, boolean streamed) {
        return streamed ? Admission.UNCHANGED : screen(response.passages(), Direction.OUTPUT);
    }

    @Override
    public Admission unreadableOutput() {
        throw blocked(Direction.OUTPUT);
    }

    private static Admission screen(List<Passage> passages, Direction direction) {
        if (passages.stream().anyMatch(passage -> passage.text().contains("REPLY"))) {
            return new Admission.Answer(LlmResponse.of("ask somebody else"));
        }
        return Admission.proceed(Edits.of(passages.stream()
                .filter(passage ->
                        passage.text().contains("secret") || passage.text().contains("BOOM"))
                .collect(Collectors.toMap(Passage::id, passage -> shout(passage.text(), direction)))));
    }

    @Override
    public ChannelScreen channel(Channel channel) {
        StringBuilder held = new StringBuilder();
        return new ChannelScreen() {
            @Override
            public String accept(String delta) {
                held.append(delta);
                return shown(held.lastIndexOf(" ") + 1);
            }

            @Override
            public String drain() {
                return shown(held.length());
            }

            private String shown(int length) {
                String shown = shout(held.substring(0, length), Direction.OUTPUT);
                held.delete(0, length);
                return shown;
            }
        };
    }

    private static String shout(String text, Direction direction) {
        if (text.contains("BOOM")) {
            throw blocked(direction);
        }
        return text.replace("secret", "secret".toUpperCase(Locale.ROOT));
    }

    private static CallBlockedException blocked(Direction direction) {
        return new CallBlockedException(direction, "test", "noise", "boom");
    }
}
