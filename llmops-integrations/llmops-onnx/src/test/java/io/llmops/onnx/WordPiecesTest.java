package io.llmops.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against Hugging Face's own tokenizer. */
class WordPiecesTest {

    private static final String TOKENIZER = "all-minilm-l6-v2-q/all-minilm-l6-v2-q-tokenizer.json";

    private static HuggingFaceTokenizer theirs;
    private static WordPieces ours;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream one = WordPieces.class.getResourceAsStream(TOKENIZER);
                InputStream other = WordPieces.class.getResourceAsStream(TOKENIZER)) {
            ours = new WordPieces(Vocabulary.read(one));
            theirs = HuggingFaceTokenizer.newInstance(other, Map.of("truncation", "false", "padding", "false"));
        }
    }

    @AfterAll
    static void close() {
        theirs.close();
    }

    @Test
    void cutsTextsInManyLanguagesAsTheirsDoes() {
        assertSame(List.of(
                "",
                " ",
                "Hello, world! It's 3.14 o'clock; e-mail me@example.com.",
                "UNBELIEVABLE antidisestablishmentarianism supercalifragilisticexpialidocious",
                "Zürich, naïve café, façade, Ångström, İstanbul, ÇA VA, Straße, ŒUVRE, ﬁne",
                "e\u0301 o\u0308\u0323 combining, and n\u0303",
                "Русский язык: ёлка, Йод. Ελληνικά: ΟΔΥΣΣΕΥΣ, ά. עִבְרִית, العَرَبِيَّة",
                "東京は日本の首都です。カタカナ、ひらがな、漢字。 中文：你好，世界！ 한국어 문장입니다.",
                "ภาษาไทย हिन्दी में लिखा வணக்கம்",
                "emoji 👍🏽 👩‍👩‍👧‍👦 🇫🇷 ❤️ ✨ and \u200B zero\u200Dwidth \uFEFF marks",
                "math ∑∫√ ≠ ≤ × ÷ ½ ² ₂ α→β §4 €5 £6 ¥7 ™ ©",
                "tabs\tand\nlines\r\nand\u00A0no-break\u2003em\u3000wide\u2028spaces\u0085next",
                "controls\u0000\u0001\u007F\u009F and \uFFFD",
                "𝐁𝐨𝐥𝐝 𝒮𝒸𝓇𝒾𝓅𝓉 𠀀𠀁 Ⅷ ①②③ ｆｕｌｌ ｗｉｄｔｈ",
                "\"quotes\" “curly” «guillemets» ‹single› … – — ‐ _under_score_ `code` {json: [1, 2]} <tag/> $x^2 ~ a|b\\c",
                "x".repeat(99) + " " + "y".repeat(100) + " " + "z".repeat(101) + " " + "é".repeat(101),
                "1234567890 0x1F 1e-9 1,000,000.00"));
    }

    @Test
    void cutsRandomTextsAsTheirsDoes() {
        Random random = new Random(1);
        int[][] ranges = {
            {0x20, 0x7E},
            {0x20, 0x7E},
            {0xA0, 0x24F},
            {0x300, 0x36F},
            {0x370, 0x52F},
            {0x4E00, 0x4FFF},
            {0x3040, 0x30FF},
            {0xAC00, 0xACFF},
            {0x1F300, 0x1F64F},
            {0x2000, 0x206F}
        };
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int j = 0; j < length; j++) {
                int[] range = ranges[random.nextInt(ranges.length)];
                text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0] + 1));
                text.append(random.nextInt(6) == 0 ? " " : "");
            }
            texts.add(text.toString());
        }
        assertSame(texts);
    }

    /** But for some hundred characters that came to Unicode after their tables were made; the model knows none of them. */
    @Test
    void treatsEveryCharacterOfTheCommonScriptsAsTheirsDoes() {
        int[][] ranges = {
            {0, 0x5FF},
            {0x620, 0x7BF},
            {0x904, 0x93F},
            {0xE01, 0xE3A},
            {0x1E00, 0x209C},
            {0x2100, 0x23FE},
            {0x2500, 0x2B73},
            {0x3000, 0x312D},
            {0x3131, 0x9FCC},
            {0xAC00, 0xD7A3},
            {0xF900, 0xFFFD},
            {0x1F300, 0x1F64F},
            {0x20000, 0x20100},
            {0x2B740, 0x2B820}
        };
        List<String> texts = new ArrayList<>();
        for (int[] range : ranges) {
            for (int c = range[0]; c <= range[1]; c++) {
                String it = Character.toString(c);
                texts.add("a" + it + "b " + it);
            }
        }
        assertThat(texts).hasSizeGreaterThan(40_000);
        assertSame(texts);
    }

    @Test
    void aLongTextIsCutWhereItsRoomEnds() {
        String text = "The quick brown fox jumps over 13 lazy dogs; déjà vu! ".repeat(2_000);

        assertThat(ours.of(text, 254)).containsExactly(Arrays.copyOf(ours.of(text, 5_000), 254));
        assertThat(ours.framed(ours.of(text, 5_000))).startsWith(Arrays.copyOf(ids(theirs.encode(text)), 5_000));
    }

    @Test
    void theNamesOfSpecialTokensInATextAreText() {
        int[] pieces = ours.framed(ours.of("[SEP] [CLS] [MASK] [PAD] [UNK]", 100));

        assertThat(pieces).startsWith(101).endsWith(102);
        assertThat(Arrays.copyOfRange(pieces, 1, pieces.length - 1)).doesNotContain(0, 100, 101, 102, 103);
    }

    @Test
    void halfACharacterIsLeftOut() {
        assertThat(ours.of("a\uD83Db", 10)).containsExactly(ours.of("ab", 10));
    }

    @Test
    void functionWordsAndPunctuationAreNoContent() {
        for (int piece : ours.of("the of is , . ? and", 20)) {
            assertThat(ours.isContent(piece)).isFalse();
        }
        for (int piece : ours.of("Delhi hotel 1844 sunflowers", 20)) {
            assertThat(ours.isContent(piece)).isTrue();
        }
    }

    private static void assertSame(List<String> texts) {
        Encoding[] encodings = theirs.batchEncode(texts);
        for (int i = 0; i < encodings.length; i++) {
            assertThat(ours.framed(ours.of(texts.get(i), 10_000)))
                    .as("%s", texts.get(i))
                    .isEqualTo(ids(encodings[i]));
        }
    }

    private static int[] ids(Encoding encoding) {
        return Arrays.stream(encoding.getIds()).mapToInt(it -> (int) it).toArray();
    }
}
