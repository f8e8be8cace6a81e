package io.llmops.alerting.triage;

import java.util.Arrays;

/**
 * The customers with the greatest weight, in places that never grow in number: the space-saving algorithm (Metwally,
 * Agrawal, El Abbadi 2005) on a heap. A new customer takes the place of the lightest one and inherits its weight, so
 * whoever has more than one part in {@code places} of all weight is here. All weights may be scaled by one factor without
 * changing that, so they may decay.
 */
final class CustomerTable {

    private static final int NOBODY = -1;

    private final long[] customers;
    private final double[] weights;
    private final int[] heap;
    private final int[] heapPlace;
    private final int[] index;
    private final int mask;
    private int size;

    CustomerTable(int places) {
        customers = new long[places];
        weights = new double[places];
        heap = new int[places];
        heapPlace = new int[places];
        int buckets = Integer.highestOneBit(places) << 2;
        index = new int[buckets];
        mask = buckets - 1;
        Arrays.fill(index, NOBODY);
    }

    /** How many places are taken; they are the first ones. */
    int size() {
        return size;
    }

    long customer(int place) {
        return customers[place];
    }

    double weight(int place) {
        return weights[place];
    }

    /** The place of a customer; negative if it has none. */
    int find(long customer) {
        int bucket = bucket(customer);
        while (index[bucket] != NOBODY) {
            if (customers[index[bucket]] == customer) {
                return index[bucket];
            }
            bucket = (bucket + 1) & mask;
        }
        return NOBODY;
    }

    /** Gives a customer that has none the place of the lightest; what is known of that one is to be forgotten. */
    int admit(long customer) {
        int place;
        if (size < customers.length) {
            place = size;
            heap[size] = place;
            heapPlace[place] = size;
            size++;
            rise(place);
        } else {
            place = heap[0];
            forget(customers[place]);
        }
        customers[place] = customer;
        int bucket = bucket(customer);
        while (index[bucket] != NOBODY) {
            bucket = (bucket + 1) & mask;
        }
        index[bucket] = place;
        return place;
    }

    void add(int place, double weight) {
        weights[place] += weight;
        sink(place);
    }

    void scale(double factor) {
        for (int i = 0; i < size; i++) {
            weights[i] *= factor;
        }
    }

    private int bucket(long customer) {
        long mixed = customer * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & mask;
    }

    /** Closes the gap, so that whoever probed past it is still found. */
    private void forget(long customer) {
        int gap = bucket(customer);
        while (customers[index[gap]] != customer) {
            gap = (gap + 1) & mask;
        }
        int next = (gap + 1) & mask;
        while (index[next] != NOBODY) {
            int home = bucket(customers[index[next]]);
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                index[gap] = index[next];
                gap = next;
            }
            next = (next + 1) & mask;
        }
        index[gap] = NOBODY;
    }

    private void rise(int place) {
        int at = heapPlace[place];
        while (at > 0 && weights[heap[(at - 1) / 2]] > weights[place]) {
            at = swap(at, (at - 1) / 2);
        }
    }

    private void sink(int place) {
        int at = heapPlace[place];
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && weights[heap[child + 1]] < weights[heap[child]]) {
                child++;
            }
            if (weights[heap[child]] >= weights[place]) {
                return;
            }
            at = swap(at, child);
        }
    }

    private int swap(int at, int other) {
        int place = heap[at];
        heap[at] = heap[other];
        heap[other] = place;
        heapPlace[heap[at]] = at;
        heapPlace[heap[other]] = other;
        return other;
    }
}
