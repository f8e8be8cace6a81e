package io.llmops.testkit.server;

import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.Outbound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Chat completions: asks the script, unless a reply was enqueued, and puts the reply on the wire. */
final class ChatCompletions {

    private final Queue<Reply> enqueued = new ConcurrentLinkedQueue<>();
    private final AtomicLong replies = new AtomicLong();
    private final Script script;
    private final Seed seed;
    private final int chunkTokens;
    private final InstantSource clock;
    private final Delivery delivery;

    ChatCompletions(ModelServerBuilder settings) {
        this.script = settings.script;
        this.seed = new Seed(settings.seed);
        this.chunkTokens = settings.chunkTokens;
        this.clock = settings.clock;
        this.delivery = new Delivery(settings.realTime);
    }

    void enqueue(List<Reply> next) {
        enqueued.addAll(next);
    }

    Outbound answer(ModelRequest request) {
        Reply reply = enqueued.poll();
        return send(request, reply == null ? scripted(request) : reply);
    }

    Outbound fault(Fault fault) {
        return delivery.json(fault.status(), FaultJson.headers(fault), FaultJson.body(fault), fault.delay());
    }

    private Reply scripted(ModelRequest request) {
        try {
            return script.reply(request, seed.random(request.bytes()));
        } catch (RuntimeException | AssertionError e) {
            return Fault.serverError("The script threw " + e); // the client's test shows it; there is no log to read
        }
    }

    private Outbound send(ModelRequest request, Reply reply) {
        if (reply instanceof Fault fault) {
            return fault(fault);
        }
        if (reply instanceof Answer answer) {
            return request.stream() ? stream(request, answer) : whole(request, answer);
        }
        if (reply instanceof Break broken) {
            return request.stream() ? cutStream(request, broken) : cutWhole(request, broken);
        }
        return new Outbound.Hang();
    }

    private Outbound whole(ModelRequest request, Answer answer) {
        long number = replies.incrementAndGet();
        String body = Json.write(CompletionJson.whole(completion(request, answer, number)));
        return delivery.json(200, headers(number), body, delay(answer));
    }

    private Outbound cutWhole(ModelRequest request, Break broken) {
        long number = replies.incrementAndGet();
        Answer answer = broken.answer();
        String body = Json.write(CompletionJson.whole(completion(request, answer, number)));
        int chunks = Math.max(1, deltas(answer).size());
        double share = Math.min(broken.chunks(), chunks) / (double) chunks;
        return delivery.cutJson(headers(number), body, share, delay(answer));
    }

    private Outbound stream(ModelRequest request, Answer answer) {
        long number = replies.incrementAndGet();
        CompletionStream stream = new CompletionStream(completion(request, answer, number), request.includeUsage());
        return delivery.events(headers(number), stream.whole(deltas(answer)));
    }

    private Outbound cutStream(ModelRequest request, Break broken) {
        long number = replies.incrementAndGet();
        CompletionStream stream =
                new CompletionStream(completion(request, broken.answer(), number), request.includeUsage());
        List<String> deltas = deltas(broken.answer());
        List<String> first = deltas.subList(0, Math.min(broken.chunks(), deltas.size()));
        return delivery.cutEvents(headers(number), stream.begun(first));
    }

    private Completion completion(ModelRequest request, Answer answer, long number) {
        // The request's hash makes ids of different servers differ, the number those of equal requests.
        String id = "chatcmpl-" + Long.toHexString(seed.hash(request.bytes())) + "-" + number;
        return Completion.of(request, answer, id, clock.instant().getEpochSecond());
    }

    private List<String> deltas(Answer answer) {
        return Deltas.of(answer, chunkTokens);
    }

    private Duration delay(Answer answer) {
        int chunks =
                answer.timing().delayPerChunk().isZero() ? 1 : deltas(answer).size();
        return SimulatedDelay.of(answer.timing(), chunks);
    }

    private static Map<String, String> headers(long number) {
        return Map.of("x-request-id", "req_" + number);
    }
}
