package io.llmops;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Passage;
import io.llmops.record.Admission;
import io.llmops.record.CallGuard;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A guard that does to each text what a test says. Of a stream it holds all back until the end. */
public final class ScriptedGuard implements CallGuard, CallScreen {

    public UnaryOperator<String> input = UnaryOperator.identity();
    public UnaryOperator<String> output = UnaryOperator.identity();
    public @Nullable LlmResponse insteadOfAsking;
    public @Nullable LlmResponse insteadOfTheAnswer;

    /** Blocks every text. */
    public static UnaryOperator<String> blocking(GuardrailDecision.Direction direction) {
        return text -> {
            throw new CallBlockedException(direction, "scripted", "secret", "rule");
        };
    }

    @Override
    public CallScreen screen(CallStart start, Consumer<GuardrailDecision> decided) {
        return this;
    }

    @Override
    public Admission input(LlmRequest request) {
        return insteadOfAsking == null
                ? Admission.proceed(edits(request.passages(), input))
                : new Admission.Answer(insteadOfAsking);
    }

    @Override
    public boolean enforcesOutput() {
        return true;
    }

    @Override
    public Admission output(LlmResponse response, boolean streamed) {
        if (insteadOfTheAnswer != null) {
            return new Admission.Answer(insteadOfTheAnswer);
        }
        return streamed ? Admission.UNCHANGED : Admission.proceed(edits(response.passages(), output));
    }

    @Override
    public ChannelScreen channel(Channel channel) {
        StringBuilder held = new StringBuilder();
        return new ChannelScreen() {
            @Override
            public String accept(String delta) {
                held.append(delta);
                return "";
            }

            @Override
            public String drain() {
                return output.apply(held.toString());
            }
        };
    }

    private static Edits edits(List<Passage> passages, UnaryOperator<String> edit) {
        Map<String, String> edits = new HashMap<>();
        for (Passage passage : passages) {
            String edited = edit.apply(passage.text());
            if (!edited.equals(passage.text())) {
                edits.put(passage.id(), edited);
            }
        }
        return Edits.of(edits);
    }
}
