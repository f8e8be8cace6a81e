package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.CauseTriage;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;
import io.llmops.alerting.triage.cause.measuring.MadeService.Model;
import io.llmops.alerting.triage.cause.measuring.MadeService.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Made services of which users change, the model, both or neither, by small, medium and large shifts of several kinds. Prints
 * Markdown. Arguments: first and last seed, golden cases.
 */
final class MadeMixes {

    private static final String[] SIZES = {"S", "M", "L"};
    private static final int KINDS = 4;
    private static final Model[][] MODELS = {
        {new Model(1.1, 0, 0, 0), new Model(1.3, 0, 0, 0), new Model(1.7, 0, 0, 0)},
        {new Model(1, -0.03, 0, 0), new Model(1, -0.08, 0, 0), new Model(1, -0.16, 0, 0)},
        {new Model(1, 0, 0.03, 0), new Model(1, 0, 0.1, 0), new Model(1, 0, 0.25, 0)},
        {new Model(0.95, -0.02, 0.01, 0.05), new Model(0.85, -0.04, 0.03, 0.2), new Model(0.7, -0.08, 0.06, 0.5)}
    };
    private static final Users[][] USERS = {
        {new Users(0.1, 1), new Users(0.25, 1), new Users(0.5, 1)},
        {new Users(0, 1.15), new Users(0, 1.4), new Users(0, 2)},
        {new Users(0.05, 1.1), new Users(0.15, 1.2), new Users(0.3, 1.5)},
        {new Users(0.1, 0.95), new Users(0.25, 0.85), new Users(0.5, 0.7)}
    };

    private final int golden;
    private final Map<String, Tally> tallies = new TreeMap<>();

    private MadeMixes(int golden) {
        this.golden = golden;
    }

    public static void main(String[] args) {
        MadeMixes mixes = new MadeMixes(Integer.parseInt(args[2]));
        for (long seed = Long.parseLong(args[0]); seed <= Long.parseLong(args[1]); seed++) {
            for (int calls : new int[] {100, 400}) {
                mixes.run(calls, seed);
            }
        }
        mixes.print();
    }

    private void run(int calls, long seed) {
        int kind = (int) (seed % KINDS);
        int other = (int) (seed / KINDS % KINDS);
        tally(calls, "–", Cause.NOISE).add(diagnose(calls, Model.AS_EVER, Users.AS_EVER, seed));
        for (int size = 0; size < SIZES.length; size++) {
            Model model = MODELS[kind][size];
            Users users = USERS[other][size];
            tally(calls, SIZES[size], Cause.MODEL_CHANGED).add(diagnose(calls, model, Users.AS_EVER, seed));
            tally(calls, SIZES[size], Cause.USERS_CHANGED).add(diagnose(calls, Model.AS_EVER, users, seed));
            tally(calls, SIZES[size], Cause.BOTH).add(diagnose(calls, model, users, seed));
        }
    }

    private Tally tally(int calls, String size, Cause truth) {
        return tallies.computeIfAbsent(
                String.format(Locale.ROOT, "%4d calls, %s, %s", calls, size, truth.name()), any -> new Tally());
    }

    private Diagnosis diagnose(int calls, Model model, Users users, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MadeService service = new MadeService(random);
        List<SampledCall> before = new ArrayList<>();
        List<SampledCall> after = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            before.add(service.call(Model.AS_EVER, Users.AS_EVER, random));
            after.add(service.call(model, users, random));
        }
        List<GoldenAnswer> earlier = new ArrayList<>();
        List<GoldenAnswer> later = new ArrayList<>();
        for (int i = 0; i < golden; i++) {
            earlier.add(service.golden(i, Model.AS_EVER, random));
            later.add(service.golden(i, model, random));
        }
        return new CauseTriage().diagnose(before, after, earlier, later);
    }

    private void print() {
        System.out.println(Tally.header("calls a sample, size, truth"));
        tallies.forEach((name, tally) -> System.out.println("| " + name.strip() + " | " + tally.cells()));
    }
}
