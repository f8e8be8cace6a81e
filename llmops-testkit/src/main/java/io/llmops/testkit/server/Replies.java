package io.llmops.testkit.server;

import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.Outbound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the script, unless a reply was enqueued, and puts the reply on the wire, in the form of the API that was asked. */
final class Replies {

    private final Queue<Reply> enqueued = new ConcurrentLinkedQueue<>();
    private final AtomicLong replies = new AtomicLong();
    private final Script script;
    private final Seed seed;
    private final int chunkTokens;
    private final InstantSource clock;
    private final Delivery delivery;
    private final GivenAnswers given;

    Replies(ModelServerBuilder settings) {
        this.script = settings.script;
        this.seed = new Seed(settings.seed);
        this.chunkTokens = settings.chunkTokens;
        this.clock = settings.clock;
        this.delivery = new Delivery(settings.realTime);
        this.given = new GivenAnswers(settings.keepRequests);
    }

    void enqueue(List<Reply> next) {
        enqueued.addAll(next);
    }

    Outbound answer(ModelRequest request, WireFormat wire) {
        Reply reply = enqueued.poll();
        return send(request, reply == null ? scripted(request) : reply, wire);
    }

    /** A response that was given before. */
    Outbound given(String id) {
        return given.find(id)
                .map(completion -> Outbound.json(200, Json.write(ResponseJson.whole(completion))))
                .orElseThrow(() ->
                        new Refusal(Fault.of(404, Fault.INVALID_REQUEST, "Response with id '" + id + "' not found.")));
    }

    Outbound fault(Fault fault, WireFormat wire) {
        Fault said = wire.said(fault);
        return delivery.json(said.status(), FaultJson.headers(said), Json.write(wire.error(said)), said.delay());
    }

    private Reply scripted(ModelRequest request) {
        try {
            return script.reply(request, seed.random(request.bytes()));
        } catch (RuntimeException | AssertionError e) {
            return Fault.serverError("The script threw " + e); // the client's test shows it; there is no log to read
        }
    }

    private Outbound send(ModelRequest request, Reply reply, WireFormat wire) {
        if (reply instanceof Fault fault) {
            return fault(fault, wire);
        }
        if (reply instanceof FaultMidway midway) {
            return request.stream() ? failedStream(request, midway, wire) : fault(midway.fault(), wire);
        }
        if (reply instanceof Answer answer) {
            return request.stream() ? stream(request, answer, wire) : whole(request, answer, wire);
        }
        if (reply instanceof Break broken) {
            return request.stream() ? cutStream(request, broken, wire) : cutWhole(request, broken, wire);
        }
        return new Outbound.Hang();
    }

    private Outbound whole(ModelRequest request, Answer answer, WireFormat wire) {
        long number = replies.incrementAndGet();
        String body = Json.write(wire.whole(completion(request, answer, number, wire)));
        return delivery.json(200, headers(number, wire), body, delay(answer, wire));
    }

    private Outbound cutWhole(ModelRequest request, Break broken, WireFormat wire) {
        long number = replies.incrementAndGet();
        Answer answer = broken.answer();
        String body = Json.write(wire.whole(completion(request, answer, number, wire)));
        int chunks = Math.max(1, wire.pieces(answer, chunkTokens));
        double share = Math.min(broken.chunks(), chunks) / (double) chunks;
        return delivery.cutJson(headers(number, wire), body, share, delay(answer, wire));
    }

    private Outbound stream(ModelRequest request, Answer answer, WireFormat wire) {
        long number = replies.incrementAndGet();
        return delivery.events(
                headers(number, wire), wire.stream(completion(request, answer, number, wire), request, chunkTokens));
    }

    private Outbound cutStream(ModelRequest request, Break broken, WireFormat wire) {
        long number = replies.incrementAndGet();
        Completion completion = completion(request, broken.answer(), number, wire);
        return delivery.cutEvents(headers(number, wire), wire.begun(completion, request, chunkTokens, broken.chunks()));
    }

    private Outbound failedStream(ModelRequest request, FaultMidway midway, WireFormat wire) {
        long number = replies.incrementAndGet();
        Completion completion = completion(request, midway.answer(), number, wire);
        List<SseEvent> events = new ArrayList<>(wire.begun(completion, request, chunkTokens, midway.chunks()));
        events.add(wire.failed(midway.fault(), events.size()));
        return delivery.events(headers(number, wire), events);
    }

    private Completion completion(ModelRequest request, Answer answer, long number, WireFormat wire) {
        // The request's hash makes ids of different servers differ, the number those of equal requests.
        String id = wire.idPrefix() + Long.toHexString(seed.hash(request.bytes())) + "-" + number;
        Completion completion =
                Completion.of(request, answer, id, clock.instant().getEpochSecond());
        given.add(completion);
        return completion;
    }

    private Duration delay(Answer answer, WireFormat wire) {
        int chunks = answer.timing().delayPerChunk().isZero() ? 1 : wire.pieces(answer, chunkTokens);
        return SimulatedDelay.of(answer.timing(), chunks);
    }

    private static Map<String, String> headers(long number, WireFormat wire) {
        return Map.of(wire.requestIdHeader(), "req_" + number);
    }
}
