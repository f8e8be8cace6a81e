package io.llmops.probe.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.probe.AnswerFacts;
import io.llmops.probe.CaseResult;
import io.llmops.probe.RunInfo;
import io.llmops.probe.StoredRun;
import io.llmops.probe.Trial;
import io.llmops.probe.match.Checked;
import io.llmops.probe.statistics.McNemar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final List<CaseResult> before = new ArrayList<>();
    private final List<CaseResult> after = new ArrayList<>();

    private static CaseResult result(String id, int repeat, boolean correct, int length, String tag, double weight) {
        return new CaseResult(
                new Trial(id, repeat, "same", List.of(tag), weight),
                Optional.of(new AnswerFacts(
                        length,
                        OptionalLong.empty(),
                        100,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.of(new Checked(correct, correct ? 1 : 0, OptionalDouble.of(0))),
                Optional.empty());
    }

    private void cases(String tag, int count, IntPredicate rightBefore, IntPredicate rightAfter) {
        for (int i = 0; i < count; i++) {
            before.add(result(tag + i, 0, rightBefore.test(i), 40 + i % 7, tag, 1));
            after.add(result(tag + i, 0, rightAfter.test(i), 40 + (i + 3) % 7, tag, 1));
        }
    }

    private static StoredRun run(List<CaseResult> results) {
        return new StoredRun(new RunInfo("r", "s", "f", "m", 1, Instant.EPOCH), results);
    }

    private Comparison compare() {
        return Comparison.of(run(before), run(after));
    }

    @Test
    void saysWhatRegressedInOneSentence() {
        cases("arithmetic", 15, i -> true, i -> i >= 12);
        cases("capitals", 40, i -> i >= 3, i -> i >= 3);
        cases("dates", 45, i -> i >= 4, i -> i >= 5);

        Comparison comparison = compare();

        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.sentence()).isEqualTo("93 % → 80 %, p = 0.001; regressed: arithmetic (12 of 15)");
        assertThat(comparison.check().p()).isEqualTo(McNemar.exact(13, 0));
        assertThat(comparison.checkP()).isCloseTo(4 * McNemar.exact(13, 0), within(1e-12));
        assertThat(comparison.check().interval().contains(-0.13)).isTrue();
        assertThat(comparison.check().interval().high()).isNegative();
        assertThat(comparison.changed()).hasSize(13);
        assertThat(comparison.changed().get(0).tags()).containsExactly("arithmetic");
        assertThat(comparison.tags()).hasSize(3);
    }

    @Test
    void oneBrokenTagIsSeenAmongManyCasesThatComeAndGo() {
        cases("arithmetic", 15, i -> true, i -> i >= 12);
        cases("other", 300, i -> i >= 20, i -> i < 280);

        Comparison comparison = compare();

        assertThat(comparison.checkP()).isGreaterThan(0.01);
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.sentence()).isEqualTo("94 % → 90 %, p = 0.25; regressed: arithmetic (12 of 15)");
    }

    @Test
    void theSameRunTwiceIsNoChangeAndSaysWhatWouldHaveBeenSeen() {
        cases("t", 50, i -> i >= 5, i -> i >= 5);

        Comparison comparison = Comparison.of(run(before), run(before));

        assertThat(comparison.verdict()).isEqualTo(Verdict.NO_CHANGE_SEEN);
        assertThat(comparison.sentence())
                .startsWith("90 % → 90 % of 50 cases, p = 1.00: no change seen; a drop to 6")
                .endsWith("would have been, four times of five");
    }

    @Test
    void ofTooFewCasesItSaysSo() {
        cases("t", 9, i -> true, i -> false);

        assertThat(compare().verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(compare().sentence())
                .isEqualTo("100 % → 0 % of 9 cases: too few to tell; with fewer than 10 no change could be claimed");
        cases("u", 1, i -> true, i -> false);
        assertThat(compare().verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void longerAnswersAreAChangeThoughAsManyAreRight() {
        for (int i = 0; i < 30; i++) {
            before.add(result("c" + i, 0, true, 100 + i, "t", 1));
            after.add(result("c" + i, 0, true, 150 + 2 * i, "t", 1));
        }

        Comparison comparison = compare();

        assertThat(comparison.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(comparison.sentence())
                .isEqualTo("100 % → 100 %, p = 1.00; answers are 1.6 times as long, p < 0.0001");
        assertThat(comparison.length().orElseThrow().interval().contains(1.55)).isTrue();
        assertThat(comparison.length().orElseThrow().shift().rankBiserial()).isEqualTo(1);
    }

    @Test
    void repeatsMakeACaseSurerButAreNotMoreCases() {
        // one case flips in all of 30 repeats: one case of ten changed, not thirty
        for (int repeat = 0; repeat < 30; repeat++) {
            for (int i = 0; i < 10; i++) {
                before.add(result("c" + i, repeat, true, 50, "t", 1));
                after.add(result("c" + i, repeat, i > 0, 50, "t", 1));
            }
        }
        assertThat(compare().check().p()).isEqualTo(1);
        assertThat(compare().check().cases()).isEqualTo(10);
        assertThat(compare().check().interval().high()).isZero();
    }

    @Test
    void smallDropsOfManyRepeatedCasesAddUp() {
        for (int repeat = 0; repeat < 4; repeat++) {
            for (int i = 0; i < 24; i++) {
                before.add(result("c" + i, repeat, true, 50, "t", 1));
                after.add(result("c" + i, repeat, repeat > 0 || i > 15, 50, "t", 1));
            }
        }
        Comparison comparison = compare();
        assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(comparison.check().p()).isCloseTo(2 * Math.pow(0.5, 16), within(1e-9));
        assertThat(comparison.changed().get(0).after()).isEqualTo(0.75);
    }

    @Test
    void weightsCountInSharesAndTest() {
        for (int i = 0; i < 20; i++) {
            before.add(result("c" + i, 0, true, 50, "t", i == 0 ? 20 : 1));
            after.add(result("c" + i, 0, i != 0, 50, "t", i == 0 ? 20 : 1));
        }
        Comparison comparison = compare();
        assertThat(comparison.check().after()).isCloseTo(19 / 39.0, within(1e-9));
        assertThat(comparison.verdict()).isEqualTo(Verdict.NO_CHANGE_SEEN); // it is still one case
    }

    @Test
    void leavesOutWhatCannotBeCompared() {
        cases("t", 20, i -> true, i -> true);
        before.add(result("gone", 0, true, 1, "t", 1));
        after.add(result("new", 0, true, 1, "t", 1));
        before.add(result("x", 0, true, 1, "t", 1));
        after.add(new CaseResult(
                new Trial("x", 0, "rewritten", List.of(), 1), Optional.empty(), Optional.empty(), Optional.of("e")));
        before.add(result("y", 0, true, 1, "t", 1));
        after.add(new CaseResult(
                new Trial("y", 0, "same", List.of(), 1), Optional.empty(), Optional.empty(), Optional.of("e")));

        assertThat(compare().left()).isEqualTo(new Left(1, 1, 1, 1));
        assertThat(compare().check().cases()).isEqualTo(20);
        assertThat(Comparison.of(run(List.of()), run(after)).sentence()).contains("no case in common");
    }

    @Test
    void falseClaimsAreAsRareAsItSays() {
        SplittableRandom random = new SplittableRandom(5);
        int claims = 0;
        int rounds = 600;
        for (int round = 0; round < rounds; round++) {
            before.clear();
            after.clear();
            for (int i = 0; i < 40; i++) {
                double right = random.nextDouble();
                before.add(result("c" + i, 0, random.nextDouble() < right, length(random, i), "t", 1));
                after.add(result("c" + i, 0, random.nextDouble() < right, length(random, i), "t", 1));
            }
            claims += Comparison.of(run(before), run(after), 0.05).isChange() ? 1 : 0;
        }
        assertThat((double) claims / rounds).isLessThan(0.05);
    }

    private static int length(SplittableRandom random, int question) {
        return (int) (20 * (1 + question % 5) * Math.exp(random.nextDouble(-1, 1)));
    }

    @Test
    void isOneJsonObject() {
        cases("arithmetic", 15, i -> true, i -> i >= 12);

        JsonNode json = ComparisonJson.of(compare());

        assertThat(json.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(json.path("check").path("worse").asInt()).isEqualTo(12);
        assertThat(json.path("check").path("interval").size()).isEqualTo(2);
        assertThat(json.path("cases").get(0).path("case").asText()).startsWith("arithmetic");
        assertThat(json.toString()).doesNotContain("NaN");
        assertThat(ComparisonJson.of(Comparison.of(run(List.of()), run(List.of())))
                        .toString())
                .doesNotContain("NaN");
    }
}
