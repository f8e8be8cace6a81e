package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.Base64;
import java.util.List;
import java.util.Random;

class SecretGuardrailContractTest extends GuardrailContract {

    private static final String AWS_KEY = "AK" + "IA" + "Q3EGRZ7K2LMW5XTP";
    private static final String PEM =
            "-----BEGIN " + "PRIVATE KEY-----\n" + body() + "\n-----END " + "PRIVATE KEY-----";

    private static String body() {
        byte[] der = new byte[600];
        new Random(7).nextBytes(der);
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    }

    @Override
    protected Guardrail guardrail() {
        return new SecretGuardrail();
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of(
                AWS_KEY,
                "my key is " + AWS_KEY + ", keep it",
                "first " + AWS_KEY + " then gh" + "p_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
                "before\n" + PEM + "\nafter \uD83D\uDE00");
    }

    @Override
    protected List<String> textsWithout() {
        return List.of(
                "Where is my parcel? It was to come on Monday.",
                "order 550e8400-e29b-41d4-a716-446655440000, commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
                "the prefix AK" + "IA alone, and sk-... are no keys",
                "-----BEGIN CERTIFICATE-----");
    }
}
