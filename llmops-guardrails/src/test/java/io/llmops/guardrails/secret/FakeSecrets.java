package io.llmops.guardrails.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Secrets of every format, made up at run time so that no scanner finds any in this repository. */
final class FakeSecrets {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALNUM = LOWER + UPPER + DIGITS;

    /** A text with a secret in it, and the secret. */
    record Fake(String text, String secret) {}

    private static final Map<String, Function<Random, Fake>> BY_RULE = new LinkedHashMap<>();

    static {
        token("aws-access-key-id", r -> "AKIA" + any(r, UPPER + "234567", 16));
        led("aws-secret-access-key", "AWS_SECRET_ACCESS_KEY=", r -> any(r, ALNUM + "/+", 40), "");
        led("azure-storage-key", "AccountName=a;AccountKey=", r -> any(r, ALNUM + "/+", 86) + "==", ";Suffix=b");
        led("azure-shared-access-key", "SharedAccessKey=", r -> any(r, ALNUM + "/+", 43) + "=", ";EntityPath=b");
        token("google-api-key", r -> "AIza" + url(r, 35));
        token("google-oauth-secret", r -> "GOCSPX-" + url(r, 28));
        token("digitalocean-token", r -> "dop_" + "v1_" + any(r, "abcdef" + DIGITS, 64));
        token("databricks-token", r -> "dapi" + any(r, "abcdef" + DIGITS, 32));
        token("openai-key", r -> "sk-" + any(r, ALNUM, 20) + "T3Blbk" + "FJ" + any(r, ALNUM, 20));
        token("openai-project-key", r -> "sk-" + "proj-" + url(r, 74) + "T3Blbk" + "FJ" + url(r, 74));
        token("anthropic-key", r -> "sk-ant-" + "api03-" + url(r, 93) + "AA");
        token("openrouter-key", r -> "sk-or-" + "v1-" + any(r, "abcdef" + DIGITS, 64));
        token("huggingface-token", r -> "hf_" + any(r, LOWER + UPPER, 34));
        token("github-token", r -> "gh" + one(r, "pousr") + "_" + any(r, ALNUM, 36));
        token("github-fine-grained-token", r -> "github_" + "pat_" + any(r, ALNUM, 22) + "_" + any(r, ALNUM, 59));
        token("gitlab-token", r -> "glpat" + "-" + url(r, 20));
        token("npm-token", r -> "npm" + "_" + any(r, ALNUM, 36));
        token("pypi-token", r -> "pypi-" + "AgEIcHlwaS5vcmc" + url(r, 150));
        token("slack-token", r -> "xox" + one(r, "bp") + "-" + any(r, DIGITS, 12) + "-" + any(r, ALNUM, 24));
        token(
                "slack-app-token",
                r -> "xapp-" + "1-A" + any(r, UPPER, 10) + "-" + any(r, DIGITS, 13) + "-" + any(r, LOWER, 64));
        led(
                "slack-webhook",
                "https://",
                r -> "hooks.slack" + ".com/services/T" + any(r, UPPER, 8) + "/B" + any(r, UPPER, 8) + "/"
                        + url(r, 24, ""),
                "");
        token("stripe-key", r -> one(r, "sr") + "k_" + "live_" + any(r, ALNUM, 24));
        token("stripe-webhook-secret", r -> "whsec" + "_" + any(r, ALNUM, 32));
        token("sendgrid-key", r -> "SG" + "." + url(r, 22) + "." + url(r, 43));
        token("twilio-key", r -> "SK" + any(r, "abcdef" + DIGITS, 32));
        token("jwt", FakeSecrets::jwt);
        token("private-key", FakeSecrets::pem);
        led("connection-string", "postgres://app:", r -> any(r, ALNUM + "!$%&*+", 12), "@db.internal:5432/shop");
        led("assigned-secret", "db_password = '", r -> any(r, ALNUM, 20) + "4x" + any(r, ALNUM, 10), "'");
    }

    private FakeSecrets() {}

    static List<String> rules() {
        return List.copyOf(BY_RULE.keySet());
    }

    static Fake of(String rule, Random random) {
        return BY_RULE.get(rule).apply(random);
    }

    private static void token(String rule, Function<Random, String> make) {
        led(rule, "", make, "");
    }

    private static void led(String rule, String before, Function<Random, String> make, String after) {
        BY_RULE.put(rule, random -> {
            String secret = make.apply(random);
            return new Fake(before + secret + after, secret);
        });
    }

    static String jwt(Random random) {
        return base64("{\"alg\":\"HS256\",\"kid\":\"" + any(random, ALNUM, 5) + "\"}") + "."
                + base64("{\"sub\":\"" + any(random, ALNUM, 9) + "\"}") + "." + url(random, 43);
    }

    static String pem(Random random) {
        String label = List.of("", "RSA ", "EC ", "OPENSSH ").get(random.nextInt(4)) + "PRIVATE KEY";
        return pem(label, "\n", 1 + random.nextInt(25), random);
    }

    static String pem(String label, String lineBreak, int lines, Random random) {
        StringBuilder text = new StringBuilder("-----" + "BEGIN " + label + "-----" + lineBreak);
        for (int i = 0; i < lines; i++) {
            text.append(any(random, ALNUM + "+/", 64)).append(lineBreak);
        }
        return text.append(any(random, ALNUM + "+/", 1 + random.nextInt(60)))
                .append("==")
                .append(lineBreak)
                .append("-----" + "END ")
                .append(label)
                .append("-----")
                .toString();
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Characters of base64url; the last one is a letter or a digit. */
    static String url(Random random, int length) {
        return url(random, length, "-_");
    }

    private static String url(Random random, int length, String special) {
        return any(random, ALNUM + special, length - 1) + any(random, ALNUM, 1);
    }

    private static String one(Random random, String alphabet) {
        return any(random, alphabet, 1);
    }

    /** No character twice in a row, so that nothing looks like a sample. */
    static String any(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char next = alphabet.charAt(random.nextInt(alphabet.length()));
            if (text.isEmpty() || text.charAt(text.length() - 1) != next) {
                text.append(next);
            }
        }
        return text.toString();
    }
}
