package io.llmops.probe.compare;

/**
 * Cases that could not be compared.
 *
 * @param onlyBefore in the first run alone
 * @param onlyAfter in the second run alone
 * @param rewritten asked or expected otherwise in the second run
 * @param ungraded without a graded answer in one of the runs
 */
public record Left(int onlyBefore, int onlyAfter, int rewritten, int ungraded) {

    public int total() {
        return onlyBefore + onlyAfter + rewritten + ungraded;
    }
}
