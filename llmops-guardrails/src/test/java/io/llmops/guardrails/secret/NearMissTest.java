package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.Origin;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NearMissTest {

    /** What looks like a secret to a careless rule. */
    static final List<String> NEAR_MISSES = List.of(
            "order 3f2504e0-4f89-11d3-9a0c-0305e82c3301 from 2024-01-31",
            "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 fixes it",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "invoice SK20240131000042, SKU-99812-AKIA",
            "the AKIA" + "IOSFODNN7EXAMPLE key of the documentation",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY",
            "export OPENAI_API_KEY=sk-...",
            "sk-" + "proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "ANTHROPIC_API_KEY=sk-ant-" + "api03-" + "x".repeat(95),
            "token: ghp_" + "x".repeat(36),
            "ghp_YOUR_TOKEN_HERE and ghp_<token>",
            "https://hooks.slack" + ".com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
            "xoxb-your-token-goes-here-please",
            "sk_test" + "_4eC39HqLyjWDarjtT1zdp7dc is a test key",
            "pip install sk-learn task-scheduling-risk-assessment-for-everyone-at-home",
            ".sk-folding-cube .sk-cube-grid .sk-three-bounce-animation-with-a-long-name",
            "AIzaShort and AIza" + "x".repeat(35),
            "hf_hub_download_with_a_long_function_name_for_datasets",
            "npm_config_registry npm_lifecycle_event npm_package_name_and_version",
            "https://example.com:8080/path@latest and http://user@example.com/",
            "https://example.com:443?email=someone@example.com",
            "postgres://user:" + "password@localhost/db, redis://:" + "***@cache:6379",
            "postgres://user:" + "$DB_PASSWORD@host/db mysql://root:" + "${PASSWORD}@host/db",
            "mysql://user:" + "<password>@host/db ftp://user:" + "[REDACTED:password]@host",
            "[REDACTED:aws_access_key] [REDACTED:npm_token] [REDACTED:private_key]",
            "eyJ is how JSON begins in base64, eyJhbGciOiJIUzI1NiJ9 alone is a header",
            "-----BEGIN CERTIFICATE-----\n" + "MIIB".repeat(16) + "\n-----END CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----\n" + "MIIB".repeat(16) + "\n-----END PUBLIC KEY-----",
            "a file begins with -----BEGIN "
                    + "PRIVATE KEY----- and then holds lines of base64, which you must not show",
            "-----BEGIN " + "PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
            "AccountKey=<your key>; SharedAccessKeyName=RootManageSharedAccessKey",
            "password = getPassword() secret: Optional[str] token = tokenizer.next",
            "api_key=YOUR_API_KEY_1234 password=changeme123! secret: ${SECRET_1} token: {{token1}}",
            "if (password == Other1!x) tokens: 4096 max_token=1024 password: hunter2 secret: none",
            "private_key: ed25519.Ed25519PrivateKey, oauth_token=lock%26key, token:"
                    + " 550e8400-e29b-41d4-a716-446655440000, secret santa: 24 December",
            "api_key = os.environ['KEY_1'] password = config.get(\"db_1\") pwd=/home/user1/projects",
            "SG.1 is Singapore, SG.2 too; dapi is an API");

    private static Verdict check(String text) {
        return new SecretGuardrail().check(Text.whole(text, Origin.USER));
    }

    @ParameterizedTest
    @FieldSource("NEAR_MISSES")
    void isNotFound(String text) {
        assertThat(check(text)).isEqualTo(Verdict.pass());
    }

    @Test
    void aTokenWithThreePartsIsNoJwtUnlessItBeginsWithAHeader() {
        Random random = new Random(5);
        String parts = FakeSecrets.url(random, 20) + "." + FakeSecrets.url(random, 40);

        assertThat(check(FakeSecrets.base64("{\"alg\":\"none\"}") + "." + parts))
                .isInstanceOf(Verdict.Redact.class);
        assertThat(check(FakeSecrets.base64("{\"typ\":\"none\"}") + "." + parts))
                .isEqualTo(Verdict.pass());
        assertThat(check(FakeSecrets.base64("{\"alg\":{\"none\"}") + "." + parts))
                .isEqualTo(Verdict.pass());
    }
}
