package io.llmops;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Origin;
import io.llmops.call.Passage;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows words in upper case, a word at a time; BOOM blocks. */
public final class UpperCaseScreen implements CallScreen {

    @Override
    public Admission input(LlmRequest request) {
        String text = request.passages().get(request.passages().size() - 1).text();
        int last = request.messages().size() - 1;
        return Admission.proceed(Edits.of(Map.of(last + ".0", shout(text))));
    }

    @Override
    public boolean enforcesOutput() {
        return true;
    }

    @Override
    public Admission output(LlmResponse response, boolean streamed) {
        return Admission.proceed(Edits.of(response.passages().stream()
                .filter(passage -> !streamed || passage.origin() == Origin.TOOL_CALL)
                .collect(Collectors.toMap(Passage::id, passage -> shout(passage.text())))));
    }

    @Override
    public ChannelScreen channel(Channel channel) {
        StringBuilder held = new StringBuilder();
        return new ChannelScreen() {
            @Override
            public String accept(String delta) {
                held.append(delta);
                int settled = held.lastIndexOf(" ") + 1;
                String shown = shout(held.substring(0, settled));
                held.delete(0, settled);
                return shown;
            }

            @Override
            public String drain() {
                String shown = shout(held.toString());
                held.setLength(0);
                return shown;
            }
        };
    }

    private static String shout(String text) {
        if (text.contains("BOOM")) {
            throw new CallBlockedException(GuardrailDecision.Direction.OUTPUT, "test", "noise", "boom");
        }
        return text.toUpperCase(Locale.ROOT);
    }
}
