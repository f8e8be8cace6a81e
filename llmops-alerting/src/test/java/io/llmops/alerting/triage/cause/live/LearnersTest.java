package io.llmops.alerting.triage.cause.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Places, relations, mixes, sizes and golden runs. */
class LearnersTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void whoComesOftenGetsThePlaceOfWhoDoesNot() {
        Places places = new Places(4);
        for (long key = 1; key <= 3; key++) {
            assertThat(places.of(key, 0)).isEqualTo((int) key);
        }
        for (int i = 0; i < 10; i++) {
            places.of(1, 0);
            places.of(2, 0);
            assertThat(places.of(99, 5)).isEqualTo(Places.OTHERS);
        }
        assertThat(places.turn(0.9, 7)).isEqualTo(3);
        assertThat(places.of(99, 8)).isEqualTo(3);
        assertThat(places.since(3)).isEqualTo(7);
        assertThat(places.of(1, 8)).isEqualTo(1);
        assertThat(places.of(3, 8)).isEqualTo(Places.OTHERS);
    }

    @Test
    void longerPromptsAloneMakeNoAnswerSurprising() {
        Relation relation = new Relation(2);
        for (int i = 0; i < 20_000; i++) {
            double input = Math.exp(3 + 2 * random.nextDouble());
            relation.surprise(1, input, answer(input));
        }
        double sum = 0;
        int n = 0;
        for (int i = 0; i < 2_000; i++) {
            double input = 1.5 * Math.exp(3 + 1.5 * random.nextDouble());
            sum += relation.surprise(1, input, answer(input));
            n++;
        }
        assertThat(sum / n).isCloseTo(0, offset(0.03));
        assertThat(relation.surprise(0, 100, 100)).isNaN();
    }

    private double answer(double input) {
        return Math.exp(1 + 0.45 * Math.log1p(input) + 0.3 * random.nextGaussian());
    }

    @Test
    void whoMerelyCallsMoreOftenSurprisesNobody() {
        Mix mix = new Mix(4, 8);
        for (int i = 0; i < 4_000; i++) {
            mix.surprise(1, random.nextInt(2));
            mix.surprise(2, 4 + random.nextInt(2));
        }
        double grown = 0;
        for (int i = 0; i < 1_000; i++) {
            grown += mix.surprise(1, random.nextInt(2));
        }
        assertThat(grown / 1_000).isCloseTo(0, offset(0.02));
        assertThat(mix.surprise(1, 4)).isGreaterThan(2);
        assertThat(mix.surprise(3, 1)).isNaN();
    }

    @Test
    void splitsAMoveIntoMixAndWithin() {
        Sizes sizes = new Sizes(2);
        for (int i = 0; i < 10_000; i++) {
            sizes.take(i % 2, i % 2 == 0 ? 0.9 : 0.5);
        }
        for (int hour = 0; hour < 48; hour++) {
            sizes.fade(0.99);
        }
        for (int i = 0; i < 200; i++) {
            sizes.take(i % 4 == 0 ? 0 : 1, i % 4 == 0 ? 0.8 : 0.4);
        }
        // from 50:50 to 25:75 of means 0.85 and 0.45; 0.1 less of each, but for what was learned of it already
        assertThat(sizes.split().mix()).isCloseTo(-0.1, offset(0.01));
        assertThat(sizes.split().within()).isCloseTo(-0.1, offset(0.01));
    }

    @Test
    void goldenQuestionsAreComparedEachWithItself() {
        GoldenChart quiet = new GoldenChart();
        for (int run = 0; run < 60; run++) {
            quiet.take(run(0, 0.9));
        }
        assertThat(quiet.evidence()).isLessThan(6);
        quiet.take(run(-0.5, 0.9));
        assertThat(quiet.evidence()).isGreaterThan(9);
        assertThat(quiet.last().lengthShift()).isCloseTo(-0.5, offset(0.15));
    }

    @Test
    void goldenAnswersThatAreWrongAreSeen() {
        GoldenChart chart = new GoldenChart();
        for (int run = 0; run < 10; run++) {
            chart.take(run(0, 0.95));
        }
        chart.take(run(0, 0.6));
        assertThat(chart.evidence()).isGreaterThan(9);
        chart.accept();
        assertThat(chart.evidence()).isEqualTo(0);
    }

    private List<GoldenReply> run(double longer, double right) {
        List<GoldenReply> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int tokens = (int) Math.exp(4 + i / 50.0 + longer + 0.3 * random.nextGaussian());
            answers.add(new GoldenReply("q" + i, random.nextDouble() < right, tokens));
        }
        return answers;
    }
}
