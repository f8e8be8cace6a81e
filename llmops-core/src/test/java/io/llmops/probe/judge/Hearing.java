package io.llmops.probe.judge;

import io.llmops.Extension;
import io.llmops.OpsEvent;
import io.llmops.evaluation.Evaluation;
import java.util.List;
import java.util.Queue;

/** Hears evaluations as alerting does. */
record Hearing(Queue<Evaluation> heard) implements Extension {

    @Override
    public Attachment start(Surroundings surroundings) {
        return new Attachment(List.of(), List.of((call, evaluation) -> heard.add(evaluation)), List.of());
    }

    @Override
    public void onEvent(OpsEvent event) {}

    @Override
    public void close() {}
}
