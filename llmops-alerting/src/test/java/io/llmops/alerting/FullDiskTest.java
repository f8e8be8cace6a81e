package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A disk that is really full. Needs an empty folder on a file system of its own, of a few megabytes, whose name is in the
 * environment variable {@value #SMALL_DISK}. On Linux: {@code mount -t tmpfs -o size=8m tmpfs /some/folder}.
 */
@SuppressWarnings("try") // what is open need not be spoken to
class FullDiskTest extends BusyService {

    private static final String SMALL_DISK = "LLMOPS_SMALL_DISK";
    private static final long LARGEST = 1 << 26; // bytes

    @Test
    void peopleAreToldFromMemoryAndAllIsStoredWhenThereIsRoomAgain() throws Exception {
        Path disk = smallDisk();
        Path file = disk.resolve("incidents");
        Path ballast = disk.resolve("ballast");
        Alerting alerting =
                builder().journal(file).journalPatience(Duration.ofMillis(300)).build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ticks(alerting, 0, 3);
            fill(ballast);
            ticks(alerting, 3, 12);
            assertThat(alerting.flush(LONG)).isTrue();
            assertThat(told).containsExactly("OPENED");
            assertThat(alerting.journalState().degraded()).isTrue();

            Files.delete(ballast);
            ticks(alerting, 12, 24);
            awaitStored(alerting);
            assertThat(alerting.flush(LONG)).isTrue();
            assertThat(alerting.journalState().dropped()).isZero();
        }
        assertThat(told).containsExactly("OPENED", "RESOLVED P1");
        try (IncidentJournal journal = JdbcJournal.h2(file)) {
            assertThat(journal.recall().waiting()).isEmpty();
            assertThat(journal.recent(10)).singleElement().matches(it -> !it.isOpen(), "over");
        } finally {
            Files.delete(disk.resolve("incidents.mv.db"));
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static void awaitStored(Alerting alerting) throws InterruptedException {
        for (long left = LONG.toMillis(); alerting.journalState().waiting() > 0; left -= 20) {
            assertThat(left)
                    .as("milliseconds left for the journal to work again")
                    .isPositive();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static Path smallDisk() throws IOException {
        Optional<Path> disk = Optional.ofNullable(System.getenv(SMALL_DISK)).map(Path::of);
        assumeThat(disk)
                .as("no disk to fill: mount a small one and name it in " + SMALL_DISK)
                .isPresent();
        assertThat(Files.getFileStore(disk.get()).getTotalSpace())
                .as("bytes of " + disk.get() + ", which this test fills")
                .isLessThan(LARGEST);
        return disk.get();
    }
}
