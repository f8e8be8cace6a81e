package io.llmops.contracts;

import io.llmops.probe.MemoryRuns;
import io.llmops.probe.RunStore;
import io.llmops.testkit.contract.RunStoreContract;

class MemoryRunsContractTest extends RunStoreContract {

    @Override
    protected RunStore empty() {
        return new MemoryRuns();
    }

    @Override
    protected RunStore later(RunStore earlier) {
        return earlier;
    }
}
