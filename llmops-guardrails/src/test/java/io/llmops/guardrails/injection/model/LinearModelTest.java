package io.llmops.guardrails.injection.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearModelTest {

    private static final Header HEADER =
            new Header(-1.5, 0.001, 0.9, -0.25, 0.6, 0.4, List.of("sha256 abc", "licence X"));

    private static byte[] file() throws IOException {
        short[] weights = new short[1 << Features.BITS];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (short) (i * 31);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LinearModel(HEADER, weights).write(out);
        return out.toByteArray();
    }

    private static LinearModel read(byte[] bytes) throws IOException {
        return LinearModel.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        LinearModel model = read(file());
        model.write(again);

        assertThat(model.header()).isEqualTo(HEADER);
        assertThat(again.toByteArray()).isEqualTo(file());
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        byte[] good = file();
        String text = new String(good, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(new byte[3])).hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> read(Arrays.copyOf(good, good.length - 2))).hasMessageContaining("bytes of weights");
        assertThatThrownBy(() -> read(bytes(text.replace("model 1", "model 7"))))
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> read(bytes(text.replace("bits " + Features.BITS, "bits 12"))))
                .hasMessageContaining("12 bits");
        assertThatThrownBy(() -> read(bytes(text.replace("slope", "slape")))).hasMessageContaining("'slope'");
        assertThatThrownBy(() -> new LinearModel(HEADER, new short[4])).hasMessageContaining("not 4");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aProbabilityGrowsWithTheScore() throws IOException {
        LinearModel model = read(file());

        assertThat(model.probability(-1000)).isZero();
        assertThat(model.probability(0.25 / 0.9)).isEqualTo(0.5);
        assertThat(model.probability(1000)).isEqualTo(1);
    }
}
