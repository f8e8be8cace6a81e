package io.llmops.alerting.triage.measuring;

import io.llmops.alerting.triage.measuring.Service.Habits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how triage does on services that the specification does not know: {@code Stress TRACES FIRST_SEED LAST_SEED}.
 * Traffic of 5 to 5,000 customers, block rates of 0.2 % to 10 %, 10 to 100 expected blocks a window, spikes of times 3.
 */
final class Stress {

    private static final double[] BLOCK_RATES = {0.002, 0.005, 0.02, 0.05, 0.1};
    private static final double[] BLOCKS = {10, 30, 100};
    private static final double SPIKE = 3;
    private static final int BEFORE = 100; // windows
    private static final int MANY_CUSTOMERS = 2_000;

    private Stress() {}

    public static void main(String[] args) {
        List<Traffic> traffics = traffics(Path.of(args[0]));
        int first = Integer.parseInt(args[1]);
        int last = Integer.parseInt(args[2]);
        System.out.println("| service | accuracy at once | within 1 h | false alarms | before the onset |");
        System.out.println("|---|---|---|---|---|");
        habits().forEach((name, habits) -> print(name, traffics, habits, BEFORE, first, last));
        print("history of 4 windows", traffics, Habits.plain(), 4, first, last);
        print("history of 20 windows", traffics, Habits.plain(), 20, first, last);
    }

    private static Map<String, Habits> habits() {
        Map<String, Habits> habits = new LinkedHashMap<>();
        habits.put("as specified", Habits.plain());
        habits.put("everybody's rate swings by 30 % with the day", new Habits(1, 0, 0, 1, 1, 5, 12, false, 0.3));
        habits.put("each customer's rate drifts by 30 %", new Habits(1, 0.3, 0, 1, 1, 5, 12, false, 0));
        habits.put("customers' rates differ by a factor of e", new Habits(1, 0, 1, 1, 1, 5, 12, false, 0));
        habits.put("a new rule touches 60 % of the customers", new Habits(1, 0, 0, 0.6, 1, 5, 12, false, 0));
        habits.put("half of the attackers' calls are blocked", new Habits(1, 0, 0, 1, 0.5, 5, 12, false, 0));
        habits.put("attacks by 2 to 4 accounts", new Habits(1, 0, 0, 1, 1, 2, 4, false, 0));
        habits.put("another attack some hours before", new Habits(1, 0, 0, 1, 1, 5, 12, true, 0));
        habits.put("a blocked call is repeated twice in the mean", new Habits(3, 0, 0, 1, 1, 5, 12, false, 0));
        return habits;
    }

    private static List<Traffic> traffics(Path traces) {
        List<Traffic> traffics = new ArrayList<>();
        for (String name : List.of("m-large", "m-small", "deepseek-r1")) {
            Path rates = traces.resolve(name + "-rates.csv.gz");
            if (Files.exists(rates)) {
                traffics.add(Traffic.of(rates));
            }
        }
        traffics.add(Traffic.standIn(5, 300, 1, 1));
        traffics.add(Traffic.standIn(12, 300, 2, 2));
        traffics.add(Traffic.standIn(50, 300, 0.2, 3));
        traffics.add(Traffic.standIn(500, 300, 1.5, 4));
        traffics.add(Traffic.standIn(5_000, 120, 1.2, 5));
        return traffics;
    }

    private static void print(String name, List<Traffic> traffics, Habits habits, int before, int first, int last) {
        Contest contest = new Contest();
        for (Traffic traffic : traffics) {
            int seeds = traffic.clients() > MANY_CUSTOMERS ? (last - first) / 4 : last - first;
            for (Scenario scenario : Scenario.values()) {
                for (int seed = first; seed <= first + seeds; seed++) {
                    double rate = BLOCK_RATES[seed % BLOCK_RATES.length];
                    double perWindow = BLOCKS[seed % BLOCKS.length] / rate;
                    Service.Setup setup = new Service.Setup(traffic, perWindow, rate, scenario, SPIKE, before, habits);
                    long of = seed * 7919L + scenario.ordinal() * 10L + traffic.clients() * 1_000_003L;
                    contest.play(new Service(setup, of), scenario.truth);
                }
            }
        }
        Verdicts atOnce = contest.of(Contest.OURS, "at once");
        Verdicts hour = contest.of(Contest.OURS, "within 1 h");
        System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.4f, %.4f | %d of %d |%n",
                name,
                atOnce.accuracy(),
                hour.accuracy(),
                atOnce.falseAlarms(),
                hour.falseAlarms(),
                contest.quietAlarms,
                contest.quiet);
    }
}
