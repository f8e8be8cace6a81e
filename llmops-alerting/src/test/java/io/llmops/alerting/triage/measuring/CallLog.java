package io.llmops.alerting.triage.measuring;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a simulated log for {@code llmops triage}: {@code CallLog SCENARIO MAGNITUDE CALLS_A_WINDOW WINDOWS_BEFORE
 * WINDOWS_AFTER SEED [CLIENTS]}, such as {@code CallLog A1_ONE_ATTACKER 3 600 72 1 1}.
 */
final class CallLog {

    private static final long MONDAY = 1_772_409_600_000L;
    private static final long WINDOW = 600_000;
    private static final double BLOCK_RATE = 0.02;
    private static final int CLIENTS = 160;
    private static final int DAY = 144;

    private CallLog() {}

    public static void main(String[] args) {
        Scenario scenario = Scenario.valueOf(args[0]);
        int before = Integer.parseInt(args[3]);
        int after = Integer.parseInt(args[4]);
        long seed = Long.parseLong(args[5]);
        int clients = args.length > 6 ? Integer.parseInt(args[6]) : CLIENTS;
        Traffic traffic = Traffic.standIn(clients, 2 * DAY, 1.6, seed);
        Service service = new Service(
                new Service.Setup(
                        traffic,
                        Double.parseDouble(args[2]),
                        BLOCK_RATE,
                        scenario,
                        Double.parseDouble(args[1]),
                        before,
                        Service.Habits.plain()),
                seed);
        Draws draws = new Draws(new SplittableRandom(seed));
        PrintWriter out =
                new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
        for (int t = 0; t < before + after; t++) {
            service.next();
            window(service, t, draws).forEach(out::println);
        }
        out.flush();
    }

    private static List<String> window(Service service, int t, Draws draws) {
        record Call(long at, String line) {}
        List<Call> calls = new ArrayList<>();
        for (int c = 0; c < service.customers(); c++) {
            for (int i = 0; i < service.calls[c]; i++) {
                long at = MONDAY + t * WINDOW + (long) draws.uniform(0, WINDOW);
                boolean blocked = i < service.blocked[c];
                String name = service.isHot(c) ? "attacker-" + c : "customer-" + c;
                String rule = blocked ? ",\"rule\":\"injection\"" : "";
                calls.add(new Call(
                        at,
                        String.format(
                                Locale.ROOT,
                                "{\"at\":\"%s\",\"customer\":\"%s\"%s,\"blocked\":%b}",
                                Instant.ofEpochMilli(at),
                                name,
                                rule,
                                blocked)));
            }
        }
        Collections.sort(calls, Comparator.comparingLong(Call::at));
        return calls.stream().map(Call::line).toList();
    }
}
