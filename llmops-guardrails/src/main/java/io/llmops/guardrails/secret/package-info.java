/**
 * Finds keys, tokens and passwords by their published formats.
 *
 * <table>
 * <caption>Rules and where their formats come from; gitleaks stands for its open rules</caption>
 * <tr><th>rule</th><th>source</th></tr>
 * <tr><td>aws-access-key-id, aws-secret-access-key</td>
 *     <td>AWS IAM User Guide, "IAM identifiers" (unique ID prefixes) and "Manage access keys for IAM users"</td></tr>
 * <tr><td>azure-storage-key, azure-shared-access-key</td>
 *     <td>Microsoft Learn, "Configure Azure Storage connection strings" and "Service Bus connection strings"</td></tr>
 * <tr><td>google-api-key, google-oauth-secret</td>
 *     <td>Google Cloud Docs, "Manage API keys" and "Manage OAuth clients"</td></tr>
 * <tr><td>digitalocean-token</td><td>DigitalOcean Docs, "Create a personal access token"</td></tr>
 * <tr><td>databricks-token</td><td>Databricks Docs, "Personal access tokens"; gitleaks</td></tr>
 * <tr><td>openai-key, openai-project-key</td>
 *     <td>OpenAI Platform, "API keys"; gitleaks; other providers use the older form too</td></tr>
 * <tr><td>anthropic-key</td><td>Anthropic Docs, "API overview" (authentication); gitleaks</td></tr>
 * <tr><td>openrouter-key</td><td>OpenRouter Docs, "Detected secret formats"</td></tr>
 * <tr><td>huggingface-token</td><td>Hugging Face Docs, "User access tokens"; gitleaks</td></tr>
 * <tr><td>github-token, github-fine-grained-token</td>
 *     <td>GitHub Changelog, "Authentication token format updates" (2021-03-31; up to 255 characters)</td></tr>
 * <tr><td>gitlab-token</td><td>GitLab Docs, "GitLab token overview" (token prefixes)</td></tr>
 * <tr><td>npm-token, pypi-token</td>
 *     <td>GitHub Blog, "Announcing npm's new access token format"; PyPI Help, "How can I use API tokens?"</td></tr>
 * <tr><td>slack-token, slack-app-token, slack-webhook</td>
 *     <td>Slack Docs, "Token types" and "Sending messages using incoming webhooks"</td></tr>
 * <tr><td>stripe-key, stripe-webhook-secret</td>
 *     <td>Stripe Docs, "API keys" (those of test mode are no secrets) and "Webhooks"</td></tr>
 * <tr><td>sendgrid-key, twilio-key</td><td>Twilio Docs, "SendGrid API keys" and "API keys overview"</td></tr>
 * <tr><td>jwt</td><td>RFC 7519, RFC 7515</td></tr>
 * <tr><td>private-key</td><td>RFC 7468, RFC 1421, RFC 4880</td></tr>
 * <tr><td>connection-string</td>
 *     <td>RFC 3986, 3.2.1 "User Information"; only the password is redacted</td></tr>
 * <tr><td>assigned-secret</td>
 *     <td>no format: a name such as {@code password} or {@code api_key}, and a value that looks made up</td></tr>
 * </table>
 */
@NullMarked
package io.llmops.guardrails.secret;

import org.jspecify.annotations.NullMarked;
