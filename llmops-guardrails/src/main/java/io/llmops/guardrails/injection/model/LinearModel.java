package io.llmops.guardrails.injection.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Weights of features, and what their sum means. The file is a header in text, an empty line, and the weights as 16-bit
 * numbers, big-endian. Immutable and thread-safe.
 */
public final class LinearModel {

    private static final int SIZE = 1 << Features.BITS;
    private static final int LONGEST_HEADER = 1 << 16;

    private final Header header;
    private final short[] weights;

    /** From the header and a weight for each feature. */
    public LinearModel(Header header, short[] weights) {
        if (weights.length != SIZE) {
            throw new IllegalArgumentException(SIZE + " weights needed, not " + weights.length);
        }
        this.header = header;
        this.weights = weights.clone();
    }

    /**
     * Reads a model file.
     *
     * @throws IllegalArgumentException if it is not one, or if it is cut off
     */
    public static LinearModel read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        int end = headerEnd(bytes);
        Header header = Header.parse(new String(bytes, 0, end, StandardCharsets.UTF_8));
        int from = end + 2;
        if (bytes.length - from != 2 * SIZE) {
            throw new IllegalArgumentException(
                    "The model has " + (bytes.length - from) + " bytes of weights, not " + 2 * SIZE);
        }
        short[] weights = new short[SIZE];
        ByteBuffer.wrap(bytes, from, 2 * SIZE).asShortBuffer().get(weights);
        return new LinearModel(header, weights);
    }

    private static int headerEnd(byte[] bytes) {
        for (int i = 0; i + 1 < Math.min(bytes.length, LONGEST_HEADER); i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("Not a model: no end of a header in " + bytes.length + " bytes");
    }

    /** Writes a model file. */
    public void write(OutputStream out) throws IOException {
        out.write(header.text().getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(2 * SIZE);
        bytes.asShortBuffer().put(weights);
        out.write(bytes.array());
    }

    public Header header() {
        return header;
    }

    /** The score of what was seen in a window; higher is more suspicious. */
    public double score(Features seen) {
        double score = header.bias();
        int from = 0;
        for (int group = 0; group < Features.GROUPS; group++) {
            int to = seen.end(group);
            score += share(group, sum(seen, from, to), to - from);
            from = to;
        }
        return score;
    }

    /** The sum of the weights of some features. */
    long sum(Features seen, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[seen.get(i)];
        }
        return sum;
    }

    /** What so many features of a group add to a score, by the sum of their weights. */
    double share(int group, long sum, int features) {
        return sum * header.scale() / Norm.of(group, features);
    }

    /** What one feature of the last group adds to a score. */
    double weight(int feature) {
        return weights[feature] * header.scale() / Norm.of(Features.GROUPS - 1, 1);
    }

    /** The probability of an attack, 0..1. */
    public double probability(double score) {
        return 1 / (1 + Math.exp(-(header.slope() * score + header.offset())));
    }
}
