package io.llmops.alerting.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DigestRingTest {

    @Test
    void handsOverEachRecordOnceInOrder() {
        DigestRing ring = new DigestRing(16);
        DigestReader reader = new DigestReader(ring, 0);
        assertThat(read(reader)).isEmpty();
        write(ring, 1);
        write(ring, 2);
        assertThat(read(reader)).containsExactly(1L, 2L);
        write(ring, 3);
        assertThat(read(reader)).containsExactly(3L);
        assertThat(reader.missed()).isZero();
    }

    @Test
    void saysHowManyWereOverwritten() {
        DigestRing ring = new DigestRing(16);
        DigestReader reader = new DigestReader(ring, 0);
        for (int i = 0; i < 50; i++) {
            write(ring, i);
        }
        List<Long> seen = new ArrayList<>();
        assertThat(reader.read(digest -> seen.add(digest.customer()))).isEqualTo(34);
        assertThat(seen).hasSize(16).startsWith(34L).endsWith(49L);
    }

    @Test
    void waitsOnceForARecordThatIsBeingWritten() {
        DigestRing ring = new DigestRing(16);
        DigestReader reader = new DigestReader(ring, 0);
        long unfinished = ring.begin();
        write(ring, 2);
        assertThat(read(reader)).isEmpty();
        fill(ring, unfinished, 1);
        ring.end(unfinished);
        assertThat(read(reader)).containsExactly(1L, 2L);
    }

    @Test
    void goesOnWithoutARecordThatNeverCame() {
        DigestRing ring = new DigestRing(16);
        DigestReader reader = new DigestReader(ring, 0);
        ring.begin();
        write(ring, 2);
        assertThat(read(reader)).isEmpty();
        assertThat(read(reader)).containsExactly(2L);
        assertThat(reader.missed()).isEqualTo(1);
    }

    @Test
    void dropsRatherThanWaitForAWriterOfTheRoundBefore() {
        DigestRing ring = new DigestRing(16);
        long heldUp = ring.begin();
        for (int i = 1; i < 16; i++) {
            write(ring, i);
        }
        assertThat(ring.begin()).isNegative();
        assertThat(ring.dropped()).isEqualTo(1);
        fill(ring, heldUp, 0);
        ring.end(heldUp);
        for (int i = 0; i < 15; i++) {
            write(ring, i);
        }
        assertThat(ring.begin()).as("free again in the next round").isNotNegative();
    }

    @Test
    void recordsAreWholeHoweverManyWriteAndRead() throws InterruptedException {
        DigestRing ring = new DigestRing(64);
        int writers = 4;
        int each = 50_000;
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong torn = new AtomicLong();
        CountDownLatch writing = new CountDownLatch(writers);
        List<Thread> threads = new ArrayList<>();
        long[] accounted = new long[2];
        for (int r = 0; r < accounted.length; r++) {
            int index = r;
            DigestReader reader = new DigestReader(ring, 0);
            AtomicLong seen = new AtomicLong();
            threads.add(new Thread(() -> {
                boolean last;
                do {
                    last = done.get();
                    reader.read(digest -> {
                        seen.incrementAndGet();
                        torn.addAndGet(isWhole((Digest.OfCall) digest) ? 0 : 1);
                    });
                } while (!last);
                reader.read(digest -> seen.incrementAndGet());
                accounted[index] = seen.get() + reader.missed();
            }));
        }
        for (int w = 0; w < writers; w++) {
            long first = (long) w * each;
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    write(ring, first + i);
                }
                writing.countDown();
            }));
        }
        threads.forEach(Thread::start);
        writing.await();
        done.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(torn).hasValue(0);
        assertThat(ring.next()).isEqualTo((long) writers * each);
        assertThat(accounted).containsOnly((long) writers * each);
    }

    private static boolean isWhole(Digest.OfCall call) {
        long n = call.customer();
        return call.epochMilli() == n
                && call.stratum() == n
                && call.latencyNanos() == n
                && call.firstChunkNanos() == n
                && call.rules() == n
                && call.inputTokens() == (int) n
                && call.outputTokens() == (int) n
                && call.trace().high() == n
                && call.trace().low() == n;
    }

    @Test
    void theCapacityIsAPowerOfTwo() {
        assertThatThrownBy(() -> new DigestRing(100)).hasMessageContaining("power of two");
    }

    private static List<Long> read(DigestReader reader) {
        List<Long> seen = new ArrayList<>();
        reader.read(digest -> seen.add(digest.customer()));
        return seen;
    }

    private static void write(DigestRing ring, long n) {
        long at = ring.begin();
        if (at >= 0) {
            fill(ring, at, n);
            ring.end(at);
        }
    }

    private static void fill(DigestRing ring, long at, long n) {
        DigestWords.common(ring, at, n, n, n, n, n);
        DigestWords.call(ring, at, 7, Outcome.FAILED, true, 9, n);
        DigestWords.sizes(ring, at, (int) n, (int) n, n, n);
    }
}
