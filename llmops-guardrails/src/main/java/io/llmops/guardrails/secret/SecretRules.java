package io.llmops.guardrails.secret;

import static io.llmops.guardrails.secret.TokenRule.assigned;
import static io.llmops.guardrails.secret.TokenRule.token;

import java.util.List;
import java.util.stream.Stream;

/** All rules; the package description names their sources. */
final class SecretRules {

    /** Gives way to the others. */
    static final String ASSIGNED = "assigned-secret";

    private static final List<SecretRule> CLOUDS = List.of(
            token("aws-access-key-id", "aws_access_key", "(?:AKIA|ASIA)[A-Z0-9]{16}", 32, "AKIA ASIA"),
            assigned(
                    "aws-secret-access-key",
                    "aws_secret_key",
                    "[A-Za-z0-9/+]{40}",
                    "aws_secret_access_key AWS_SECRET_ACCESS_KEY SecretAccessKey secretAccessKey"),
            assigned("azure-storage-key", "azure_key", "[A-Za-z0-9/+]{86}==", "AccountKey"),
            assigned("azure-shared-access-key", "azure_key", "[A-Za-z0-9/+]{43}=", "SharedAccessKey"),
            token("google-api-key", "google_key", "AIza[\\w-]{34}\\w", 64, "AIza"),
            token("google-oauth-secret", "google_key", "GOCSPX-[\\w-]{27}\\w", 64, "GOCSPX-"),
            token("digitalocean-token", "digitalocean_token", "do[opr]_v1_[a-f0-9]{64}", 96, "dop_v1_ doo_v1_"),
            token("databricks-token", "databricks_token", "dapi[a-f0-9]{32}(?:-\\d)?", 64, "dapi"));

    private static final List<SecretRule> MODELS = List.of(
            token("openai-key", "openai_key", "sk-[A-Za-z0-9]{32,}", 128, "sk-"),
            token("openai-project-key", "openai_key", "sk-[a-z]+-[\\w-]{40,}", 192, "sk-proj- sk-svcacct- sk-admin-"),
            token("anthropic-key", "anthropic_key", "sk-ant-[a-z]{2,6}\\d\\d-[\\w-]{40,}", 160, "sk-ant-"),
            token("openrouter-key", "openrouter_key", "sk-or-v1-[a-f0-9]{64}", 128, "sk-or-v1-"),
            token("huggingface-token", "huggingface_token", "hf_[A-Za-z0-9]{34,}", 64, "hf_"));

    private static final List<SecretRule> TOOLS = List.of(
            token("github-token", "github_token", "gh[a-z]_\\w{36,}", 255, "ghp_ gho_ ghu_ ghs_ ghr_"),
            token(
                    "github-fine-grained-token",
                    "github_token",
                    "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
                    255,
                    "github_pat_"),
            token(
                    "gitlab-token",
                    "gitlab_token",
                    "gl[a-z]+-[\\w-]{20,}(?:\\.[a-z0-9]{2}\\.?[a-z0-9]{7,9})?",
                    128,
                    "glpat- gldt- glrt- glptt- glcbt-"),
            token("npm-token", "npm_token", "npm_[A-Za-z0-9]{36}", 64, "npm_"),
            token("pypi-token", "pypi_token", "pypi-AgE[\\w-]{50,}", 256, "pypi-AgE"));

    private static final List<SecretRule> SERVICES = List.of(
            token(
                    "slack-token",
                    "slack_token",
                    "xox[a-z](?:\\.xox[bp])?-\\d[A-Za-z0-9-]{19,}",
                    192,
                    "xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxe.xox"),
            token("slack-app-token", "slack_token", "xapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]{32,}", 192, "xapp-"),
            token(
                    "slack-webhook",
                    "slack_webhook",
                    "hooks\\.slack\\.com/[a-z]+/[\\w/]{40,}",
                    128,
                    "hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/"),
            token("stripe-key", "stripe_key", "[rs]k_live_[A-Za-z0-9]{16,}", 128, "sk_live_ rk_live_"),
            token("stripe-webhook-secret", "stripe_key", "whsec_[A-Za-z0-9]{32,}", 128, "whsec_"),
            token("sendgrid-key", "sendgrid_key", "SG\\.[\\w-]{22}\\.[\\w-]{42}\\w", 96, "SG."),
            token("twilio-key", "twilio_key", "SK[a-f0-9]{32}", 48, "SK"));

    private static final List<SecretRule> STANDARDS = List.of(
            new JwtRule("jwt", "jwt"),
            new PemRule("private-key", "private_key"),
            ConnectionStrings.RULE,
            new AssignedSecret(ASSIGNED, "credential"));

    static final List<SecretRule> ALL = Stream.of(CLOUDS, MODELS, TOOLS, SERVICES, STANDARDS)
            .flatMap(List::stream)
            .toList();

    private SecretRules() {}
}
