package io.llmops.guardrails.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {

    private static final String FILE = """
            default: balanced
            policies:
              careful:
                profile: strict
                reply: I cannot help with that.
                trust: [system, document]
                input:
                  - guardrail: secret
                    mode: observe
                    on-finding: block
                    on-failure: block
                    threshold: 0.8
                    within: 50ms
                output:
                  - guardrail: secret
                    mode: disabled
              bare:
                input:
                  - guardrail: secret
                    on-finding: restore
            rules:
              - customer: [acme, umbrella]
                environment: prod
                policy: careful
              - feature: search
                model: model-x
                policy: bare
            """;

    private static Policies parse(String text) {
        return PolicyFile.parse("policy.yaml", text, GuardrailCatalog.builtIn());
    }

    @Test
    void readsPoliciesAndWhoTheyAreFor() {
        assertThat(parse(FILE))
                .hasToString("[Rule[match=CallMatch{2 customers, environments=[prod], features=[], models=[]}, "
                        + "policy=careful(input: [injection, secret (observe)], output: [leak])], "
                        + "Rule[match=CallMatch{0 customers, environments=[], features=[search], models=[model-x]}, "
                        + "policy=bare(input: [secret], output: [])]], "
                        + "else balanced(input: [injection, secret], output: [secret, leak])");
    }

    @Test
    void readsAFileAndPutsItToWork(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("policy.json"), "{\"default\": \"strict\"}");

        Guardrails guardrails = Guardrails.of(PolicyFile.read(file));
        guardrails.use(PolicyFile.read(Files.writeString(file, "{\"default\": \"observe\"}")));

        assertThat(guardrails)
                .hasToString("Guardrails(observe(input: [injection (observe), secret (observe)], "
                        + "output: [secret (observe), leak (observe)]))");
    }

    @Test
    void anErrorNamesFileLineKeyAndTheFix() {
        error(
                FILE.replace("threshold:", "threshhold:"),
                "policy.yaml:12:21: policies.careful.input[0].threshhold: is not known here; did you mean 'threshold'?");
        error(
                FILE.replace("0.8", "8"),
                "policy.yaml:12:20: policies.careful.input[0].threshold: must be from 0 to 1, not 8");
        error(
                FILE.replace("profile: strict", "profile: strikt"),
                "policies.careful.profile: is no profile; did you mean 'strict'?");
        error(
                FILE.replace("policy: bare", "policy: bear"),
                "rules[1].policy: is no policy that is known; did you mean 'bare'?");
        error(
                FILE.replace("mode: observe", "mode: watch"),
                "input[0].mode: must be one of enforce, observe, disabled, not this text");
        error(
                FILE.replace("within: 50ms", "within: 50"),
                "input[0].within: must be a length of time such as 200ms, 10s, 5m, 2h or 7d, not 50");
        error(FILE.replace("within: 50ms", "within: 0ms"), "input[0].within: must be longer than nothing");
        error(
                FILE.replace("- guardrail: secret", "- guardrail: sceret"),
                "input[0].guardrail: is no guardrail that is known; did you mean 'secret'?");
        error(FILE.replace("[system, document]", "[everybody]"), "trust[0]: must be one of system, user,");
        error("policies: {}", "policy.yaml:1:1: needs the key 'default'");
        error("default: balanced\nrules:\n  - policy: strict\n", "rules[0]: fits every call; name a customer");
        error(
                "default: balanced\npolicies:\n  p:\n    output:\n      - guardrail: secret\n        on-finding: restore\n",
                "policies.p.output[0]: Guardrail 'secret' looks at answers");
        error(
                "default: balanced\npolicies:\n  p:\n    input:\n      - guardrail: secret\n        options: {colour: red}\n",
                "options.colour: is not known here");
    }

    @Test
    void guardrailsTakeOptions() {
        String text = """
                default: mine
                policies:
                  mine:
                    input:
                      - guardrail: topic
                        options:
                          deny: {competitor: [acme], medical: dosage of}
                          allow: acme street
                      - guardrail: regex
                        options: {category: order, expression: 'ORD-[0-9]+', longest: 12}
                      - guardrail: secret
                        options: {without: jwt}
                      - guardrail: pii
                        options: {without: [ip-address, mac-address], locales: [en-US, de-DE]}
                      - guardrail: pii
                        options: {entities: email, libphonenumber: true}
                """;
        assertThat(parse(text)).hasToString("mine(input: [topic, regex, secret, pii, pii], output: [])");
        error(
                text.replace("without: jwt", "without: jtw"),
                "policies.mine.input[2].options: No secret rule is called 'jtw'");
        error(
                text.replace("ip-address", "ipaddress"),
                "policies.mine.input[3].options.without[0]: must be one of email, phone, payment_card,");
        error(text.replace("de-DE", "de"), "policies.mine.input[3].options: Locale 'de' has no country");
        error(text.replace("'ORD-[0-9]+'", "'ORD-[0-9'"), "policies.mine.input[1].options: RE2 cannot run");
        error(text.replace("{competitor: [acme], medical: dosage of}", "{}"), "denies nothing");
    }

    @Test
    void answersHaveAFormatAndALength() {
        assertThat(output("json", "{when: always, fence: true, schema: '{\"type\": \"object\"}'}"))
                .hasToString("mine(input: [], output: [json])");
        assertThat(output("json", "{}")).hasToString("mine(input: [], output: [json])");
        assertThat(output("length", "{tokens: 100}")).hasToString("mine(input: [], output: [length])");
        assertThat(output("refusal", "{}")).hasToString("mine(input: [], output: [refusal])");
        assertThat(output("html", "{}")).hasToString("mine(input: [], output: [html])");
        assertThat(output("harm", "{without: [sexual]}")).hasToString("mine(input: [], output: [harm])");
        error(policy("harm", "{without: [sex]}"), "output[0].options: No category of harm is called 'sex'");
        error(policy("html", "{except: code}"), "output[0].options.except: is not known here");
        error(policy("json", "{when: never}"), "output[0].options.when: must be one of asked, always");
        error(policy("json", "{schema: '{'}"), "output[0].options: The schema is no JSON: line 1, column 2");
        error(policy("length", "{}"), "output[0].options: needs one limit: 'characters' or 'tokens'");
        error(policy("length", "{characters: 1, tokens: 1}"), "needs one limit");
        error(policy("length", "{character: 1}"), "needs one limit");
        error(policy("length", "{characters: 1, token: 1}"), "options.token: is not known here");
    }

    private static Policies output(String guardrail, String options) {
        return parse(policy(guardrail, options));
    }

    private static String policy(String guardrail, String options) {
        return "default: mine\npolicies:\n  mine:\n    output:\n      - guardrail: " + guardrail + "\n        options: "
                + options + "\n";
    }

    private static void error(String text, String message) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining(message);
    }
}
