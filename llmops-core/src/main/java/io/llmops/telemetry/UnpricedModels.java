package io.llmops.telemetry;

import io.llmops.call.LlmCall;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each model that its price is not known. */
final class UnpricedModels {

    private static final Logger log = LoggerFactory.getLogger(UnpricedModels.class);
    private static final int MAX_REMEMBERED = 200;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(LlmCall call) {
        String model = call.target().provider() + "/" + call.request().model().orElse("?");
        if (told.size() < MAX_REMEMBERED && told.add(model)) {
            log.info(
                    "No price is known for {}: its cost is unknown and its calls are counted in {}. "
                            + "Add one with PriceBook.builtIn().with(provider, model, price)",
                    model,
                    Metric.COST_UNPRICED.metricName());
        }
    }
}
