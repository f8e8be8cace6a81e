package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.pii.PiiGuardrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The figures that the docs publish, on labelled texts and on ordinary ones of others. */
class PiiDevelopmentDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> CATEGORIES = Map.of(
            "EMAIL_ADDRESS", "email",
            "PHONE_NUMBER", "phone",
            "CREDIT_CARD", "payment_card",
            "IBAN_CODE", "iban",
            "US_SSN", "us_ssn",
            "IP_ADDRESS", "ip_address",
            "STREET_ADDRESS", "postal_address",
            "ZIP_CODE", "postal_address",
            "DATE_TIME", "date_of_birth");

    /** Kinds of texts that hold personal data on purpose. */
    private static final Set<String> PERSONAL = Set.of("benign_pii");

    private static final class Tally {
        private int labelled;
        private int found;
        private int told;
        private int right;

        double recall() {
            return found / (double) labelled;
        }

        double precision() {
            return right / (double) told;
        }

        @Override
        public String toString() {
            return "recall %.3f of %d, precision %.3f of %d".formatted(recall(), labelled, precision(), told);
        }
    }

    private final PiiGuardrail guardrail = new PiiGuardrail();

    @Test
    void findsWhatIsLabelled() throws IOException {
        Map<String, Tally> tallies = new HashMap<>();
        for (JsonNode row : rows("pii_dev.jsonl")) {
            String text = row.path("text").asText();
            count(labels(row, text), findings(text), tallies);
        }
        assertThat(tallies)
                .containsOnlyKeys(CATEGORIES.values().stream().distinct().toList());
        tallies.forEach((category, tally) -> {
            boolean address = category.equals("postal_address");
            assertThat(tally.recall()).as("recall of " + category).isGreaterThan(address ? 0.77 : 0.97);
            assertThat(tally.precision()).as("precision of " + category).isGreaterThan(0.98);
        });
    }

    /** What is found in ordinary texts are real addresses and numbers, as people quote them. */
    @Test
    void findsHardlyAnythingInOrdinaryTexts() throws IOException {
        List<String> found = new ArrayList<>();
        int texts = 0;
        for (JsonNode row : rows("dev.jsonl")) {
            if (row.path("label").asText().equals("benign")
                    && !PERSONAL.contains(row.path("kind").asText())) {
                texts++;
                List<Finding> findings = findings(row.path("text").asText());
                if (!findings.isEmpty()) {
                    found.add(row.path("id").asText());
                }
            }
        }
        assertThat(texts).isGreaterThan(3000);
        assertThat(found).hasSizeLessThan(20);
    }

    private static List<JsonNode> rows(String file) throws IOException {
        Path path = Path.of("../../shared/data/guardrails", file);
        Assumptions.assumeTrue(Files.isReadable(path), "no " + path + " here: nothing is measured");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private List<Finding> findings(String text) {
        Verdict verdict = guardrail.check(Text.whole(text, Origin.USER)).from(guardrail.threshold());
        return verdict instanceof Verdict.Redact redact ? redact.findings() : List.of();
    }

    /** Labelled spans as findings; of dates only those of texts that speak of a birth. */
    private static List<Finding> labels(JsonNode row, String text) {
        List<Finding> labels = new ArrayList<>();
        for (JsonNode span : row.path("spans")) {
            String category = CATEGORIES.getOrDefault(span.path("type").asText(), "");
            boolean counts = !category.isEmpty()
                    && (!category.equals("date_of_birth")
                            || text.toLowerCase(Locale.ROOT).matches("(?s).*(born|birth).*"));
            if (counts) {
                labels.add(
                        new Finding(span.path("start").asInt(), span.path("end").asInt(), category, "label", 1));
            }
        }
        return labels;
    }

    private static void count(List<Finding> labels, List<Finding> findings, Map<String, Tally> tallies) {
        for (Finding label : labels) {
            Tally tally = tallies.computeIfAbsent(label.category(), any -> new Tally());
            tally.labelled++;
            tally.found += 2 * common(label, findings) >= label.end() - label.start() ? 1 : 0;
        }
        for (Finding finding : findings) {
            Tally tally = tallies.computeIfAbsent(finding.category(), any -> new Tally());
            tally.told++;
            tally.right += common(finding, labels) > 0 ? 1 : 0;
        }
    }

    /** How many characters of a span others of its category cover. */
    private static int common(Finding span, List<Finding> others) {
        int common = 0;
        for (int i = span.start(); i < span.end(); i++) {
            int at = i;
            common += others.stream()
                            .anyMatch(other ->
                                    other.category().equals(span.category()) && other.start() <= at && at < other.end())
                    ? 1
                    : 0;
        }
        return common;
    }
}
