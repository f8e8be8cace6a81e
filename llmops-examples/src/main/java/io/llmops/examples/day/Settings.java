package io.llmops.examples.day;

import java.net.URI;
import java.util.Optional;

/**
 * What kind of day it is to be.
 *
 * @param realTime whether to wait as long as the day does, instead of simulating its clock
 * @param endpoint a real OpenAI-compatible endpoint in place of the local model server
 * @param inProcess whether the model is asked without HTTP
 * @param quiet whether alerts are left out of the output, as for a table over many seeds
 */
record Settings(
        Day day,
        TroublePlan plan,
        long seed,
        String model,
        boolean realTime,
        Optional<URI> endpoint,
        Optional<String> apiKey,
        boolean inProcess,
        boolean quiet) {}
