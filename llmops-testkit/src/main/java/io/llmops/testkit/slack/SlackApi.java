package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Faults;
import io.llmops.testkit.http.Inbound;
import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.Outbound;
import io.llmops.testkit.http.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers requests as Slack does and remembers them. Safe for use by many threads. */
final class SlackApi {

    static final String METHODS = "/api/";
    static final String WEBHOOK = "/services/T0STANDIN/B0STANDIN/standin0secret";
    static final String BOT_TOKEN = "xoxb-stand-in";
    static final String CHANNEL_NAME = "alerts";
    static final String CHANNEL_ID = "C0ALERTS";

    private final Faults faults;
    private final Workspace workspace = new Workspace();
    private final Methods methods;
    private final List<SlackCall> calls = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    SlackApi(Faults faults, RateLimit rateLimit) {
        this.faults = faults;
        this.methods = new Methods(workspace, rateLimit);
        workspace.addChannel(CHANNEL_NAME, CHANNEL_ID);
    }

    synchronized void addChannel(String name, String id) {
        workspace.addChannel(name, id);
    }

    synchronized List<SlackMessage> messages() {
        return workspace.messages();
    }

    synchronized List<SlackCall> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    synchronized Outbound answer(Inbound inbound) {
        boolean isMethod = inbound.path().startsWith(METHODS);
        String method = isMethod ? inbound.path().substring(METHODS.length()) : "webhook";
        Optional<ObjectNode> json = Json.object(inbound.body());
        ObjectNode body = json.orElseGet(Json::object);
        PayloadVerdict verdict = json.map(PayloadVerdict::of).orElse(PayloadVerdict.NOT_JSON);
        violations.addAll(verdict.violations());
        mentions.addAll(verdict.mentions());
        Optional<Faults.Fault> fault = faults.next();
        if (fault.isPresent() && !fault.get().taken()) {
            calls.add(new SlackCall(method, body, "failed"));
            return fault.get().reply().apply(inbound);
        }
        Outbound reply = take(inbound, method, body, verdict);
        return fault.map(lost -> lost.reply().apply(inbound)).orElse(reply);
    }

    private Outbound take(Inbound inbound, String method, ObjectNode body, PayloadVerdict verdict) {
        try {
            Outbound reply = method.equals("webhook")
                    ? webhook(inbound.path(), body, verdict)
                    : Outbound.json(200, Json.write(call(inbound, method, body, verdict)));
            calls.add(new SlackCall(method, body, "ok"));
            return reply;
        } catch (SlackRefusal e) {
            calls.add(new SlackCall(method, body, e.error()));
            return SlackErrors.answer(inbound, e);
        }
    }

    private Outbound webhook(String path, ObjectNode body, PayloadVerdict verdict) {
        methods.webhook(path, body, verdict);
        return Outbound.text(200, "ok");
    }

    private ObjectNode call(Inbound inbound, String method, ObjectNode body, PayloadVerdict verdict) {
        String token = inbound.bearerToken().orElseThrow(() -> SlackRefusal.of("not_authed"));
        if (!token.equals(BOT_TOKEN)) {
            throw SlackRefusal.of("invalid_auth");
        }
        String type = inbound.header("Content-Type").orElseThrow(() -> SlackRefusal.of("missing_post_type"));
        if (!type.startsWith("application/json")) {
            throw SlackRefusal.of("invalid_post_type");
        }
        if (verdict.equals(PayloadVerdict.NOT_JSON)) {
            throw SlackRefusal.of("invalid_json");
        }
        return switch (method) {
            case "chat.postMessage" -> methods.postMessage(body, verdict);
            case "chat.update" -> methods.update(body, verdict);
            default -> throw SlackRefusal.of("unknown_method");
        };
    }
}
