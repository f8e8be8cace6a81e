package io.llmops.guardrails.harm;

import java.util.ArrayList;
import java.util.List;

/** Parts of a text, in the order of their beginnings. */
final class Places {

    /** Longer phrases there are not. */
    private static final int MAX_LENGTH = 200;

    private record Place(int start, int end) {
        boolean covers(int from, int to) {
            return start <= from && to <= end;
        }
    }

    private final List<Place> places = new ArrayList<>(0);

    void add(int start, int end) {
        places.add(new Place(start, end));
    }

    boolean any(int from, int to) {
        return count(from, to) > 0;
    }

    /** How many begin within. */
    int count(int from, int to) {
        return Math.max(0, firstFrom(to) - firstFrom(from));
    }

    /** Whether one of them covers all of this. */
    boolean cover(int start, int end) {
        int last = firstFrom(start + 1) - 1;
        for (int i = last; i >= 0 && start - places.get(i).start() <= MAX_LENGTH; i--) {
            if (places.get(i).covers(start, end)) {
                return true;
            }
        }
        return false;
    }

    private int firstFrom(int index) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).start() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
