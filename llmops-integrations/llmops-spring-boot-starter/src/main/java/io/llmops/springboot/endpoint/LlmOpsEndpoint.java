package io.llmops.springboot.endpoint;

import io.llmops.springboot.instrument.InstrumentedBeanNames;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The actuator endpoint {@code llmops}. Shows names, counts and states: no content and no secrets. */
@Endpoint(id = "llmops")
public final class LlmOpsEndpoint {

    private final InstrumentedBeanNames clients;
    private final CallCounts calls;
    private final Supplier<@Nullable AlertingReport> alerting;

    LlmOpsEndpoint(InstrumentedBeanNames clients, CallCounts calls, Supplier<@Nullable AlertingReport> alerting) {
        this.clients = clients;
        this.calls = calls;
        this.alerting = alerting;
    }

    /**
     * All of it.
     *
     * @param clients what became of the beans that ask models
     * @param calls since the start, by provider and model
     * @param alerting null where there is none
     */
    public record Report(
            List<InstrumentedBeanNames.Entry> clients,
            List<CallCounts.Calls> calls,
            @Nullable AlertingReport alerting) {}

    @ReadOperation
    public Report report() {
        return new Report(clients.entries(), calls.calls(), alerting.get());
    }
}
