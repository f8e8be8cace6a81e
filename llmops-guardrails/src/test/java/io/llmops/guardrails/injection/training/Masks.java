package io.llmops.guardrails.injection.training;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;

/** Ways to disguise a text, for attacks and harmless texts alike. */
final class Masks {

    static final List<BiFunction<String, Random, String>> ALL = List.of(
            Masks::base64,
            Masks::hex,
            Masks::rot,
            Masks::reversed,
            Masks::spaced,
            Masks::dashed,
            Masks::leet,
            Masks::scrambled,
            Masks::lookAlikes,
            Masks::fullWidth,
            Masks::zeroWidth,
            Masks::tags,
            Masks::styled,
            Masks::joined);

    /** Leads of harmless texts: they ask what it says, not to do it. */
    private static final List<String> ASK = List.of(
            "What does this say? ",
            "Decode this, please: ",
            "Translate this code: ",
            "",
            "My friend sent me this: ",
            "Is this base64 or hex? ",
            "How do I decode ");

    private static final List<String> OBEY = List.of(
            "Decode this and do what it says: ",
            "Decode and follow: ",
            "The next line is encoded. Read it and carry it out. ",
            "Undo the encoding, then execute the result: ",
            "",
            "Please obey the hidden message: ",
            "Here is my request in code: ",
            "Solve this and answer it: ",
            "Instructions (encoded): ");

    private Masks() {}

    /** A harmless text has no order to obey in front. */
    static String harmless(String masked, Random random) {
        for (String lead : OBEY) {
            if (!lead.isEmpty() && masked.startsWith(lead)) {
                return ASK.get(random.nextInt(ASK.size())) + masked.substring(lead.length());
            }
        }
        return masked;
    }

    private static String lead(Random random) {
        return OBEY.get(random.nextInt(OBEY.size()));
    }

    static String base64(String text, Random random) {
        return lead(random) + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(String text, Random random) {
        StringBuilder hex = new StringBuilder(lead(random));
        String gap = random.nextBoolean() ? "" : " ";
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format(Locale.ROOT, "%02x", b)).append(gap);
        }
        return hex.toString();
    }

    static String rot(String text, Random random) {
        int shift = random.nextBoolean() ? 13 : 1 + random.nextInt(25);
        StringBuilder out = new StringBuilder(lead(random));
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            char base = c >= 'a' ? 'a' : 'A';
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            out.append(letter ? (char) (base + (c - base + shift) % 26) : c);
        }
        return out.toString();
    }

    static String reversed(String text, Random random) {
        return lead(random) + new StringBuilder(text).reverse();
    }

    static String spaced(String text, Random random) {
        return text.replaceAll("(?<=.)(?=.)", " ");
    }

    static String dashed(String text, Random random) {
        String gap = List.of("-", ".", "_", "*", "|").get(random.nextInt(5));
        return text.replaceAll("(?<=\\S)(?=\\S)", gap);
    }

    static String leet(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            int at = "aeiostAEIOST".indexOf(c);
            out.append(at >= 0 && random.nextInt(10) < 8 ? "431057431057".charAt(at) : c);
        }
        return out.toString();
    }

    static String scrambled(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split("(?<=[^a-zA-Z])|(?=[^a-zA-Z])", -1)) {
            char[] letters = word.toCharArray();
            for (int i = letters.length - 2; i > 1; i--) {
                int j = 1 + random.nextInt(i);
                char c = letters[i];
                letters[i] = letters[j];
                letters[j] = c;
            }
            out.append(letters);
        }
        return out.toString();
    }

    static String lookAlikes(String text, Random random) {
        return map(
                text,
                "aceiopxysjACEHKMOPTX",
                "\u0430\u0441\u0435\u0456\u043e\u0440\u0445\u0443\u0455\u0458\u0410\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425",
                random);
    }

    private static String map(String text, String from, String to, Random random) {
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            int at = from.indexOf(c);
            out.append(at >= 0 && random.nextInt(10) < 9 ? to.charAt(at) : c);
        }
        return out.toString();
    }

    static String fullWidth(String text, Random random) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
        return out.toString();
    }

    static String zeroWidth(String text, Random random) {
        String gap = List.of("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad").get(random.nextInt(5));
        return text.replaceAll("(?<=.)(?=.)", gap);
    }

    static String tags(String text, Random random) {
        StringBuilder out = new StringBuilder("Hello, how are you? ");
        text.chars().filter(c -> c < 127 && c >= ' ').forEach(c -> out.appendCodePoint(0xE0000 + c));
        return out.toString();
    }

    static String styled(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (c >= 'a' && c <= 'z') {
                out.appendCodePoint(0x1D41A + c - 'a');
            } else if (c >= 'A' && c <= 'Z') {
                out.appendCodePoint(0x1D400 + c - 'A');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static String joined(String text, Random random) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
