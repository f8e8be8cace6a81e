package io.llmops.guardrails.pii;

/** Says how much a number looks like a telephone number, by its form alone. */
interface PhoneJudge {

    /**
     * Judges the first groups of a run of digits.
     *
     * @param written the groups as they are written
     * @param used how many groups
     * @return 0 (not at all) to 1 (surely)
     */
    double judge(DigitGroups groups, int used, String written);
}
