package io.llmops.guardrails;

import io.llmops.call.Origin;
import io.llmops.record.ChannelScreen;
import java.util.List;

/**
 * One channel of a stream on its way through the enforcing guardrails: each sees what the one before lets through. What
 * placeholders of the request stand for comes back last.
 */
final class ChannelStages implements ChannelScreen {

    private final List<Stage> stages;
    private final Restorer restorer;
    private boolean drained;

    ChannelStages(List<GuardrailRun> runs, Restorer restorer, Origin origin) {
        this.stages = runs.stream().map(run -> new Stage(run, origin)).toList();
        this.restorer = restorer;
    }

    @Override
    public String accept(String delta) {
        String text = delta;
        for (Stage stage : stages) {
            text = stage.accept(text);
        }
        return restorer.accept(text);
    }

    @Override
    public String drain() {
        if (drained) {
            return "";
        }
        drained = true;
        String text = "";
        for (Stage stage : stages) {
            text = stage.drain(text);
        }
        return restorer.drain(text);
    }
}
