package io.llmops.alerting.signal;

/**
 * A {@link Distribution} in few bytes: what a history keeps by the hundred thousand.
 *
 * <p>Neighbouring buckets hold similar counts, so each is written as its difference from the mean of the two before it, in
 * Rice's code (R. F. Rice, "Some practical universal noiseless coding techniques", 1979) with a parameter that follows the
 * size of the differences. A bucket of a busy hour takes six to seven bits, one of ten seconds two to three.
 */
final class PackedBuckets {

    private static final int ZEROS = 1;
    private static final int POSITIVE = 2;
    private static final int NEGATIVE = 4;
    /** From this bit on: by how many halvings the coarser of its parts is coarser than need be. */
    private static final int COARSENESS = 3;

    /** After so many ones a difference is written plainly. */
    private static final int PLAIN = 20;

    private PackedBuckets() {}

    static byte[] pack(Distribution distribution) {
        Buckets positive = distribution.positive();
        Buckets negative = distribution.negative();
        BitWriter out = new BitWriter();
        out.writeByte((distribution.zeros() == 0 ? 0 : ZEROS)
                | (positive.isEmpty() ? 0 : POSITIVE)
                | (negative.isEmpty() ? 0 : NEGATIVE)
                | (Buckets.FINEST - Math.min(positive.scale(), negative.scale())) << COARSENESS);
        if (distribution.zeros() != 0) {
            out.writeNumber(distribution.zeros());
        }
        if (!positive.isEmpty()) {
            write(positive, out);
        }
        if (!negative.isEmpty()) {
            write(negative, out);
        }
        return out.toBytes();
    }

    static byte[] pack(Tally tally) {
        return pack(tally.toDistribution());
    }

    /** Adds what was packed to the tally, {@code times} times: 1 to add, -1 to take away. */
    static void addTo(Tally tally, byte[] packed, int begin, int times) {
        BitReader in = new BitReader(packed, begin);
        int parts = in.readByte();
        if ((parts & ZEROS) != 0) {
            tally.zeros += times * in.readNumber();
        }
        if ((parts & POSITIVE) != 0) {
            read(in, tally.positive, times);
        }
        if ((parts & NEGATIVE) != 0) {
            read(in, tally.negative, times);
        }
    }

    /** The coarsest scale in what begins with this byte; {@link Buckets#FINEST} if there is none. */
    static int scale(byte first) {
        return Buckets.FINEST - ((first & 0xFF) >>> COARSENESS);
    }

    private static void write(Buckets buckets, BitWriter out) {
        out.writeNumber(zigzag(buckets.scale()));
        out.writeNumber(zigzag(buckets.offset()));
        out.writeNumber(buckets.size());
        Guess guess = new Guess();
        for (int i = 0; i < buckets.size(); i++) {
            writeDifference(zigzag(buckets.count(i) - guess.value()), guess.bits(), out);
            guess.was(buckets.count(i));
        }
        out.align();
    }

    private static void writeDifference(long difference, int bits, BitWriter out) {
        long ones = difference >>> bits;
        if (ones < PLAIN) {
            out.writeBits((1L << (ones + 1)) - 2, (int) ones + 1);
            out.writeBits(difference, bits);
        } else {
            out.writeBits((1L << PLAIN) - 1, PLAIN);
            out.writeBits(difference, 64);
        }
    }

    private static void read(BitReader in, BucketTally into, int times) {
        int scale = (int) unzigzag(in.readNumber());
        int offset = (int) unzigzag(in.readNumber());
        int size = (int) in.readNumber();
        int coarser = into.prepare(scale, offset, size);
        Guess guess = new Guess();
        for (int i = 0; i < size; i++) {
            int bits = guess.bits();
            long ones = in.readOnes(PLAIN);
            long difference =
                    ones < PLAIN ? (ones << bits) | in.readBits(bits) : (in.readBits(32) << 32) | in.readBits(32);
            long count = guess.value() + unzigzag(difference);
            into.add((offset + i) >> coarser, times * count);
            guess.was(count);
        }
        in.align();
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** What the next count will be, and by how many bits that guess will be wrong: the same for who writes and who reads. */
    private static final class Guess {

        private static final long LARGEST = 1L << 30;

        private long last;
        private long beforeLast;
        private long error = 16; // mean size of the differences, times 16

        long value() {
            return (last + beforeLast) >> 1;
        }

        int bits() {
            return Math.max(0, 59 - Long.numberOfLeadingZeros(error | 1));
        }

        void was(long count) {
            long difference = Math.min(LARGEST, zigzag(count - value()));
            error += (16 * difference - error) >> 2;
            beforeLast = last;
            last = count;
        }
    }
}
