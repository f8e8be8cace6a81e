package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedBucketsTest {

    private final Random random = new Random(7);

    @Test
    void unpackedIsWhatWasPackedWhateverItsShape() {
        for (int i = 0; i < 5_000; i++) {
            Distribution packed =
                    new Distribution(someBuckets(), random.nextInt(4) == 0 ? someCount() : 0, someBuckets());

            assertSame(unpacked(PackedBuckets.pack(packed)), packed);
        }
    }

    @Test
    void extremesOfDoublesAreUnpackedToo() {
        for (double number : new double[] {Double.MIN_VALUE, Double.MAX_VALUE, -Double.MIN_VALUE, 1, 0, -1e300}) {
            Distribution packed = Distribution.of(number, Long.MAX_VALUE / 4);

            assertSame(unpacked(PackedBuckets.pack(packed)), packed);
        }
        Distribution widest = Distribution.merge(List.of(
                Distribution.of(Double.MIN_VALUE), Distribution.of(Double.MAX_VALUE), Distribution.of(-1e-300)));
        assertSame(unpacked(PackedBuckets.pack(widest)), widest);
    }

    @Test
    void takingAwayWhatWasAddedLeavesTheRest() {
        for (int i = 0; i < 1_000; i++) {
            Distribution stays = new Distribution(someBuckets(), 3, someBuckets());
            byte[] goes = PackedBuckets.pack(new Distribution(someBuckets(), 5, someBuckets()));
            Tally tally = new Tally();
            tally.add(stays);
            PackedBuckets.addTo(tally, goes, 0, 1);
            PackedBuckets.addTo(tally, goes, 0, -1);

            assertThat(tally.toDistribution().count()).isEqualTo(stays.count());
            if (tally.scale() == Buckets.FINEST) {
                assertSame(tally.toDistribution(), stays);
            }
        }
    }

    @Test
    void aBusyHourTakesLessThanABytePerBucket() {
        Distribution hour = Aggregate.recorded(random.doubles(36_000)
                        .map(any -> Math.exp(0.8 * random.nextGaussian()))
                        .toArray())
                .distribution();

        assertThat(hour.positive().size()).isBetween(80, Buckets.MOST);
        assertThat(PackedBuckets.pack(hour).length).isLessThan(hour.positive().size());
    }

    private Buckets someBuckets() {
        long[] counts = new long[random.nextInt(200)];
        boolean sparse = random.nextBoolean();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = sparse && random.nextInt(5) > 0 ? 0 : someCount();
        }
        return Buckets.of(random.nextInt(12) - 6, random.nextInt(2_000) - 1_000, counts);
    }

    private long someCount() {
        return random.nextLong() >>> (3 + random.nextInt(61));
    }

    private static Distribution unpacked(byte[] packed) {
        Tally tally = new Tally();
        PackedBuckets.addTo(tally, packed, 0, 1);
        return tally.toDistribution();
    }

    private static void assertSame(Distribution actual, Distribution expected) {
        assertThat(actual.zeros()).isEqualTo(expected.zeros());
        assertSame(actual.positive(), expected.positive());
        assertSame(actual.negative(), expected.negative());
    }

    private static void assertSame(Buckets actual, Buckets expected) {
        assertThat(actual.size()).isEqualTo(expected.size());
        if (expected.size() > 0) {
            assertThat(actual.scale()).isEqualTo(expected.scale());
            assertThat(actual.offset()).isEqualTo(expected.offset());
        }
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.count(i)).isEqualTo(expected.count(i));
        }
    }
}
