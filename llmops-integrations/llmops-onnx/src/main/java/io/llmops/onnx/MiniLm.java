package io.llmops.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * all-MiniLM-L6-v2 with weights of eight bits, run by ONNX Runtime. One text at a time: the activations have eight bits too,
 * scaled by the largest of all texts of a run, so that in company a text would get another vector. The only class that knows
 * ONNX Runtime, so that no other loads it.
 */
final class MiniLm implements Model {

    static final int DIMENSIONS = 384;
    static final int POSITIONS = 512;

    private static final String FILE = "all-minilm-l6-v2-q/all-minilm-l6-v2-q";

    private final WordPieces pieces;
    private final OrtEnvironment runtime;
    private final OrtSession session;

    private MiniLm(WordPieces pieces, OrtEnvironment runtime, OrtSession session) {
        this.pieces = pieces;
        this.runtime = runtime;
        this.session = session;
    }

    /** Loads native libraries and the model. */
    static MiniLm load(int threads) throws IOException, OrtException {
        WordPieces pieces;
        try (InputStream in = open("-tokenizer.json")) {
            pieces = new WordPieces(Vocabulary.read(in));
        }
        OrtEnvironment runtime = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "llmops");
        runtime.setTelemetry(false); // on Windows it would tell the system of each session
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream in = open(".onnx")) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry(
                    "session.intra_op.allow_spinning", "0"); // idle threads leave the processors to the host
            return new MiniLm(pieces, runtime, runtime.createSession(in.readAllBytes(), options));
        }
    }

    private static InputStream open(String ending) throws FileNotFoundException {
        InputStream in = MiniLm.class.getResourceAsStream(FILE + ending);
        if (in == null) {
            throw new FileNotFoundException("The jar of llmops-onnx has no " + FILE + ending);
        }
        return in;
    }

    @Override
    public WordPieces pieces() {
        return pieces;
    }

    @Override
    public float[][] vectors(int[] framed) {
        long[] ones = new long[framed.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(Arrays.stream(framed).asLongStream().toArray());
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[framed.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return rows(((OnnxTensor) result.get(0)).getFloatBuffer(), framed.length);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not run the model: " + e.getCode(), e);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(runtime, LongBuffer.wrap(numbers), new long[] {1, numbers.length});
    }

    private static float[][] rows(FloatBuffer buffer, int count) {
        float[][] rows = new float[count][DIMENSIONS];
        for (float[] row : rows) {
            buffer.get(row);
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not give the model back: " + e.getCode(), e);
        }
    }
}
