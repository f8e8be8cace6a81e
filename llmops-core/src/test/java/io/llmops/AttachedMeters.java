package io.llmops;

import io.opentelemetry.api.metrics.MeterProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An extension that watches through meters of its own, and keeps what it hears. */
public final class AttachedMeters implements Extension {

    public final List<OpsEvent> heard = new CopyOnWriteArrayList<>();
    public final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<MeterProvider> meters;

    public AttachedMeters(MeterProvider... meters) {
        this.meters = List.of(meters);
    }

    @Override
    public Attachment start(Surroundings surroundings) {
        return new Attachment(List.of(), meters);
    }

    @Override
    public void onEvent(OpsEvent event) {
        threads.add(Thread.currentThread());
        heard.add(event);
    }

    @Override
    public void close() {}
}
