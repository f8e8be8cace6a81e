package io.llmops.contracts;

import io.llmops.probe.FileRuns;
import io.llmops.probe.RunStore;
import io.llmops.testkit.contract.RunStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileRunsContractTest extends RunStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected RunStore empty() {
        return new FileRuns(folder);
    }

    @Override
    protected RunStore later(RunStore earlier) {
        return new FileRuns(folder);
    }
}
