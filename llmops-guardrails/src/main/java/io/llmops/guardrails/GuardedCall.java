package io.llmops.guardrails;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Passage;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One call on its way through the pipeline. Enforcing guardrails run one after the other on the calling thread, and
 * each sees the text as the one before left it. Observing ones get the text as it came, on another thread.
 */
final class GuardedCall implements CallScreen {

    private final Pipeline pipeline;
    private final Consumer<GuardrailDecision> decided;
    private final List<GuardrailRun> outputRuns;
    private final List<Channel> streamed = new ArrayList<>(1);

    GuardedCall(Pipeline pipeline, Consumer<GuardrailDecision> decided) {
        this.pipeline = pipeline;
        this.decided = decided;
        this.outputRuns = runs(pipeline.output());
    }

    private List<GuardrailRun> runs(Pipeline.Side side) {
        return side.enforced().stream()
                .map(placement -> new GuardrailRun(placement, decided, pipeline.failures()))
                .toList();
    }

    @Override
    public Admission input(LlmRequest request) {
        if (pipeline.input().isEmpty()) {
            return Admission.UNCHANGED;
        }
        List<Passage> passages = untrusted(request.passages());
        observe(pipeline.input(), passages);
        try {
            return screen(runs(pipeline.input()), passages);
        } catch (CallBlockedException e) {
            return refuse(e);
        }
    }

    @Override
    public Admission unreadableInput(CallStart start) {
        return unreadable(runs(pipeline.input()));
    }

    @Override
    public boolean enforcesOutput() {
        return !outputRuns.isEmpty();
    }

    @Override
    public ChannelScreen channel(Channel channel) {
        streamed.add(channel);
        return pipeline.trusted().contains(channel.origin())
                ? ChannelScreen.OPEN
                : new ChannelStages(outputRuns, channel.origin());
    }

    /** Of a stream, what came through no channel is left to screen; what was shown cannot be answered otherwise. */
    @Override
    public Admission output(LlmResponse response, boolean inChunks) {
        if (pipeline.output().isEmpty()) {
            return Admission.UNCHANGED;
        }
        observe(pipeline.output(), untrusted(response.passages()));
        try {
            return screen(outputRuns, untrusted(Unstreamed.passages(response, streamed)));
        } catch (CallBlockedException e) {
            if (inChunks) {
                throw e;
            }
            return refuse(e);
        }
    }

    @Override
    public Admission unreadableOutput() {
        return unreadable(outputRuns);
    }

    private Admission unreadable(List<GuardrailRun> runs) {
        try {
            runs.forEach(run -> run.unjudged(Guardrails.UNREADABLE, GuardrailDecision.NONE));
            return Admission.UNCHANGED;
        } catch (CallBlockedException e) {
            return refuse(e);
        }
    }

    private static Admission screen(List<GuardrailRun> runs, List<Passage> passages) {
        Map<String, String> edits = new HashMap<>();
        runs.forEach(run -> run.screen(passages, edits));
        return Admission.proceed(Edits.of(edits));
    }

    private Admission refuse(CallBlockedException blocked) {
        String reply = pipeline.reply();
        if (reply == null) {
            throw blocked;
        }
        return new Admission.Answer(LlmResponse.of(reply));
    }

    private List<Passage> untrusted(List<Passage> passages) {
        return passages.stream()
                .filter(passage -> !pipeline.trusted().contains(passage.origin()))
                .toList();
    }

    private void observe(Pipeline.Side side, List<Passage> passages) {
        if (!side.observed().isEmpty()) {
            pipeline.observing().submit(passages, () -> side.observed().forEach(p -> observe(p, passages)));
        }
    }

    private void observe(Placement placement, List<Passage> passages) {
        try {
            new GuardrailRun(placement, decided, pipeline.failures()).screen(passages, new HashMap<>());
        } catch (CallBlockedException wouldHaveBlocked) {
            return; // it has been told as a decision, and that is all an observer may do
        }
    }
}
