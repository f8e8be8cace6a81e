package io.llmops.guardrails.pii;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.guardrails.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures that the docs publish, on texts made from a seed; half of the values stand there with no word to help. */
class GeneratedTextTest {

    private static final int TEXTS = 2_000;

    @ParameterizedTest
    @EnumSource(Entity.class)
    void findsNearlyAllAndCallsThemRightly(Entity entity) {
        FakeTexts texts = new FakeTexts(entity.ordinal() + 1);
        int found = 0;
        int told = 0;
        int wrong = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            FakeTexts.Labelled labelled = texts.with(entity);
            List<Finding> findings = Measured.findings(labelled.text());
            if (Measured.covered(labelled, entity, findings) > 0.5) {
                found++;
            } else if (missed.size() < 12) {
                missed.add(labelled.text());
            }
            told += findings.size();
            wrong += (int) findings.stream()
                    .filter(finding -> !finding.category().equals(entity.category()))
                    .count();
        }
        double recall = found / (double) TEXTS;
        double precision = told == 0 ? 1 : 1 - wrong / (double) told;
        assertThat(recall).as("recall, missed %s", missed).isGreaterThan(0.98);
        assertThat(precision).as("precision").isGreaterThan(0.98);
    }

    @Test
    void leavesNearMissesAlone() {
        FakeTexts texts = new FakeTexts(99);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String text = texts.without();
            if (!Measured.findings(text).isEmpty()) {
                found.add(text + " " + Measured.findings(text));
            }
        }
        assertThat(found).hasSizeLessThan(5);
    }
}
