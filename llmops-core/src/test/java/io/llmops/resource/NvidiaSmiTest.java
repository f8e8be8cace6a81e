package io.llmops.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts that behave as the real program does, or as it does on a bad day. */
class NvidiaSmiTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void needsScripts() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        assumeFalse(windows, "skipped: the stand-ins for nvidia-smi are shell scripts, which Windows does not run");
    }

    @Test
    void isFoundOnThePathAndAsksForWhatItParses() throws Exception {
        program("""
                [ "$1" = "--query-gpu=index,uuid,name,utilization.gpu,memory.used,memory.total" ] || exit 2
                [ "$2" = "--format=csv,noheader,nounits" ] || exit 2
                read -r anything && exit 3
                echo '0, GPU-1, NVIDIA L4, 7, 1024, 23034'
                """);
        NvidiaSmi smi = NvidiaSmi.onPath("relative" + File.pathSeparator + File.pathSeparator + directory);

        assertThat(smi.whyAbsent()).isEmpty();
        assertThat(smi.read()).hasSize(4);
    }

    @Test
    void isAbsentWhereThereIsNone() throws Exception {
        Files.writeString(directory.resolve("nvidia-smi"), "not a program");
        NvidiaSmi smi = NvidiaSmi.onPath(directory + File.pathSeparator + "/no/such/directory");

        assertThat(smi.whyAbsent()).hasValue("no nvidia-smi on the PATH");
        assertThat(smi.read()).isEmpty();
        assertThatThrownBy(() -> NvidiaSmi.at(directory.resolve("nvidia-smi")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onPath()");
    }

    @Test
    void saysWhatToDoAboutAMissingDriver() throws Exception {
        NvidiaSmi smi = NvidiaSmi.at(printing("nvidia-smi-no-driver.txt", 9));

        assertThatThrownBy(smi::read)
                .isInstanceOf(ResourceException.class)
                .hasMessage("nvidia-smi ended with code 9, the NVIDIA driver is not loaded; install or load it, or"
                        + " leave this source out");
    }

    @Test
    void aMachineWithoutGpusGivesNothing() throws Exception {
        assertThat(NvidiaSmi.at(printing("nvidia-smi-no-devices.txt", 6)).read())
                .isEmpty();
        assertThat(NvidiaSmi.at(printing("nvidia-smi-no-devices.txt", 0)).read())
                .isEmpty();
    }

    @Test
    void aDamagedInfoRomDoesNotHideTheNumbers() throws Exception {
        assertThat(NvidiaSmi.at(printing("nvidia-smi-two-gpus.csv", 14)).read()).hasSize(8);
    }

    @Test
    void anUnknownCodeIsAFailureWhateverWasPrinted() throws Exception {
        NvidiaSmi smi = NvidiaSmi.at(printing("nvidia-smi-two-gpus.csv", 77));

        assertThatThrownBy(smi::read).hasMessageContaining("code 77").hasMessageContaining("RETURN VALUE");
    }

    @Test
    void neverQuotesStandardErrorAndIsNotBlockedByIt() throws Exception {
        NvidiaSmi smi = NvidiaSmi.at(program("""
                i=0; while [ $i -lt 4000 ]; do echo "secret and long enough to fill the pipe" >&2; i=$((i+1)); done
                exit 255
                """));

        assertThatThrownBy(smi::read).hasMessageContaining("255").hasMessageNotContaining("secret");
    }

    @Test
    void endsOneThatHangsAndWhatItStarted() throws Exception {
        Path pids = directory.resolve("pids");
        NvidiaSmi smi = NvidiaSmi.at(program("sleep 300 & echo $! $$ > " + pids + "; wait"))
                .timeLimit(Duration.ofSeconds(2));

        assertThatThrownBy(smi::read)
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("did not end within 2000 ms");

        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            assertGone(Long.parseLong(pid));
        }
    }

    @Test
    void endsOneThatFloods() throws Exception {
        Path pids = directory.resolve("pids");
        NvidiaSmi smi = NvidiaSmi.at(program("echo $$ > " + pids + "; while :; do echo '0, GPU-1, A, 1, 1, 2'; done"));

        assertThatThrownBy(smi::read)
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("said more than 256 KiB");

        assertGone(Long.parseLong(Files.readString(pids).strip()));
    }

    @Test
    void endsItsProgramWhenItIsInterrupted() throws Exception {
        Path pids = directory.resolve("pids");
        NvidiaSmi smi = NvidiaSmi.at(program("echo $$ > " + pids + "; exec sleep 300"));
        Thread reader = new Thread(() -> {
            try {
                smi.read();
            } catch (ResourceException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        eventually(() -> Files.exists(pids) && !Files.readString(pids).isBlank());

        reader.interrupt();
        reader.join(20_000);

        assertThat(reader.isAlive()).isFalse();
        assertGone(Long.parseLong(Files.readString(pids).strip()));
    }

    @Test
    void refusesATimeLimitThatIsNone() {
        assertThatThrownBy(() -> NvidiaSmi.onPath("").timeLimit(Duration.ZERO)).hasMessageContaining("PT0S");
    }

    private Path printing(String resource, int exitCode) throws IOException {
        Path file = Files.writeString(directory.resolve(resource), Recorded.text(resource));
        return program("cat " + file + "; exit " + exitCode);
    }

    private Path program(String script) throws IOException {
        Path program = directory.resolve("nvidia-smi");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static void assertGone(long pid) throws Exception {
        eventually(() -> {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            return process.isEmpty() || !process.get().isAlive();
        });
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void eventually(Check check) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!check.holds()) {
            assertThat(System.nanoTime()).as("still not so").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
