package io.llmops.alerting.triage.cause.statistics;

import java.util.SplittableRandom;

/**
 * What each call's label, 1 for after and 0 for before, is beyond what its input lets one expect; and the same of labels that
 * chance alone hands out.
 */
public interface Relabelling {

    /** As seen. */
    double[] seen();

    /** As it might have been. */
    void draw(SplittableRandom random, double[] into);

    /**
     * Labels that come with the chance that the input gives them: the conditional randomisation test of Candès, Fan, Janson
     * and Lv, Panning for gold, JRSS B 80 (2018). Drawn ones are regressed as seen ones are, so that what regression does to
     * few things it does to both.
     */
    static Relabelling byChance(boolean[] labels, Smoother smoother) {
        return new ByChance(labels, smoother);
    }

    /** Labels that change places within groups: the groups' shares stay as they are. */
    static Relabelling withinGroups(boolean[] labels, int[][] groups) {
        return new WithinGroups(labels, groups);
    }
}
