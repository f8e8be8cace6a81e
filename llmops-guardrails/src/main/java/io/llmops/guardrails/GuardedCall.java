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

    private final Policy policy;
    private final Pipeline pipeline;
    private final CallStart start;
    private final Consumer<GuardrailDecision> decided;
    private final Vault vault = new Vault();
    private final List<GuardrailRun> outputRuns;
    private final List<Channel> streamed = new ArrayList<>(1);

    GuardedCall(Policy policy, Pipeline pipeline, CallStart start, Consumer<GuardrailDecision> decided) {
        this.policy = policy;
        this.pipeline = pipeline;
        this.start = start;
        this.decided = decided;
        this.outputRuns = runs(policy.output());
    }

    private List<GuardrailRun> runs(Policy.Side side) {
        return side.enforced().stream()
                .map(placement -> new GuardrailRun(placement, start, pipeline, vault, decided))
                .toList();
    }

    @Override
    public Admission input(LlmRequest request) {
        if (policy.input().isEmpty()) {
            return Admission.UNCHANGED;
        }
        List<Passage> passages = untrusted(request.passages());
        observe(policy.input(), passages);
        try {
            return Admission.proceed(Edits.of(screened(runs(policy.input()), passages)));
        } catch (CallBlockedException e) {
            return refuse(e);
        }
    }

    @Override
    public Admission unreadableInput(CallStart start) {
        return unreadable(runs(policy.input()));
    }

    @Override
    public boolean enforcesOutput() {
        return !outputRuns.isEmpty() || !vault.isEmpty();
    }

    @Override
    public ChannelScreen channel(Channel channel) {
        streamed.add(channel);
        List<GuardrailRun> runs = policy.trusts(channel.origin()) ? List.of() : outputRuns;
        return new ChannelStages(runs, new Restorer(vault, channel.origin()), channel.origin());
    }

    /** Of a stream, what came through no channel is left to screen; what was shown cannot be answered otherwise. */
    @Override
    public Admission output(LlmResponse response, boolean inChunks) {
        if (policy.output().isEmpty() && vault.isEmpty()) {
            return Admission.UNCHANGED;
        }
        observe(policy.output(), untrusted(response.passages()));
        try {
            List<Passage> passages = Unstreamed.passages(response, streamed);
            return Admission.proceed(Edits.of(restored(passages, screened(outputRuns, untrusted(passages)))));
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

    private static Map<String, String> screened(List<GuardrailRun> runs, List<Passage> passages) {
        Map<String, String> edits = new HashMap<>();
        runs.forEach(run -> run.screen(passages, edits));
        return edits;
    }

    private Map<String, String> restored(List<Passage> passages, Map<String, String> edits) {
        if (vault.isEmpty()) {
            return edits;
        }
        for (Passage passage : passages) {
            String before = edits.getOrDefault(passage.id(), passage.text());
            String after = new Restorer(vault, passage.origin()).drain(before);
            if (!after.equals(before)) {
                edits.put(passage.id(), after);
            }
        }
        return edits;
    }

    private Admission refuse(CallBlockedException blocked) {
        return new Admission.Answer(LlmResponse.of(policy.reply().orElseThrow(() -> blocked)));
    }

    private List<Passage> untrusted(List<Passage> passages) {
        return passages.stream()
                .filter(passage -> !policy.trusts(passage.origin()))
                .toList();
    }

    private void observe(Policy.Side side, List<Passage> passages) {
        if (!side.observed().isEmpty()) {
            pipeline.observing().submit(passages, () -> side.observed().forEach(p -> observe(p, passages)));
        }
    }

    /** What an observer would have put away is no part of the call: nothing of it was redacted. */
    private void observe(Placement placement, List<Passage> passages) {
        try {
            new GuardrailRun(placement, start, pipeline, new Vault(), decided).screen(passages, new HashMap<>());
        } catch (CallBlockedException wouldHaveBlocked) {
            return; // it has been told as a decision, and that is all an observer may do
        }
    }
}
