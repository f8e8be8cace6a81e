package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.pii.PiiGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class PiiGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return new PiiGuardrail();
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of(
                "jane.doe@example.com",
                "Write to jane.doe@example.com or call +1 (212) 555-0187 x12, office.",
                "card 4111 1111 1111 1111 12/27, IBAN GB82 WEST 1234 5698 7654 32",
                "SSN: 123-45-6789, NI QQ123456C, from 203.0.113.7 and 2001:db8::8a2e:370:7334, 3c:22:fb:01:02:a4",
                "Née le 3 mai 1980, habite 12 rue de la Paix, 75002 Paris \uD83D\uDE00 tél. 01 42 68 53 00",
                "My address is 370 3911 Fourth Avenue Suite 697\n Apt. 397, Springfield,\n IL 62704\n USA",
                "P.O. Box 1234\nAPO AE 09012\nzip code is 35350",
                "card \uFF14\uFF11\uFF11\uFF11 1111\u00a01111 11\u200b11");
    }

    @Override
    protected List<String> textsWithout() {
        return List.of(
                "",
                "Where is my parcel? It was to come on Monday.",
                "order 550e8400-e29b-41d4-a716-446655440000, invoice 123456789, ticket 467 3395",
                "version 1.2.3.4 on 127.0.0.1:8080 and 192.168.0.1, logo@2x.png, git@github.com:a/b.git",
                "4111 1111 1111 1112 and 31.01.2024 and std::vector and 12:30:45 and [REDACTED:email]",
                "He moved to Java 17 in May 1999; 25 people came to Main Square.");
    }
}
