package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.signal.SnapshotFile.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ASIDE = "state.corrupt-20260301T120000Z";

    @TempDir
    private Path folder;

    private Path path;
    private SnapshotFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("deep").resolve("state");
        file = new SnapshotFile(path);
    }

    @Test
    void givesBackWhatWasSavedLastInAnyProcess() {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        Map<String, Content> sections = new LinkedHashMap<>();
        sections.put("large", out -> out.write(large));
        sections.put("empty", out -> {});
        sections.put("text", out -> out.writeUTF("grüezi"));

        assertThat(file.save(Map.of("old", out -> out.writeInt(7)))).isTrue();
        assertThat(file.save(sections)).isTrue();

        Map<String, byte[]> loaded = new SnapshotFile(path).load(NOW);
        assertThat(loaded).containsOnlyKeys("large", "empty", "text");
        assertThat(loaded.get("large")).isEqualTo(large);
        assertThat(loaded.get("empty")).isEmpty();
        assertThat(loaded.get("text")).endsWith('g', 'r', 0xC3, 0xBC, 'e', 'z', 'i');
        assertThat(siblings()).containsExactly("state");
    }

    @Test
    void thereNeedNotBeAny() {
        assertThat(file.load(NOW)).isEmpty();
        assertThat(folder.resolve("deep")).doesNotExist();
    }

    @Test
    void anyFlippedBitAndAnyCutIsNoticedAndSetAside() throws IOException {
        file.save(Map.of("section", out -> out.writeUTF("what was learned")));
        byte[] sound = Files.readAllBytes(path);

        for (int at = 0; at < sound.length; at++) {
            byte[] flipped = sound.clone();
            flipped[at] ^= 4;
            assertSetAside(flipped);
            assertSetAside(Arrays.copyOf(sound, at));
        }
        Files.write(path, sound);
        assertThat(file.load(NOW)).isNotEmpty();
    }

    @Test
    void aNewerVersionAndAnythingElseAreSetAside() throws IOException {
        file.save(Map.of("section", out -> out.writeInt(1)));
        byte[] newer = Files.readAllBytes(path);
        newer[11] = 2;
        assertSetAside(newer);
        assertSetAside("just some text that somebody put here".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noMoreThanThreeAreKeptAside() throws IOException {
        file.save(Map.of());
        for (int i = 0; i < 5; i++) {
            Files.write(path, new byte[40]);
            file.load(NOW.plusSeconds(i));
        }

        assertThat(siblings())
                .containsExactlyInAnyOrder(
                        "state.corrupt-20260301T120002Z",
                        "state.corrupt-20260301T120003Z",
                        "state.corrupt-20260301T120004Z");
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldOneAndNoTraces() {
        file.save(Map.of("section", out -> out.writeInt(1)));

        boolean saved = file.save(Map.of("section", out -> {
            out.write(new byte[200_000]);
            throw new IOException("No space left on device");
        }));

        assertThat(saved).isFalse();
        assertThat(siblings()).containsExactly("state");
        assertThat(file.load(NOW).get("section")).containsExactly(0, 0, 0, 1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoReasonToFail() throws IOException {
        Path plainFile = Files.writeString(folder.resolve("plain"), "a file where a folder should be");
        SnapshotFile blocked = new SnapshotFile(plainFile.resolve("state"));

        assertThat(blocked.save(Map.of())).isFalse();
        assertThat(blocked.save(Map.of())).isFalse();
        assertThat(blocked.load(NOW)).isEmpty();
    }

    private void assertSetAside(byte[] content) throws IOException {
        Files.write(path, content);
        assertThat(file.load(NOW)).isEmpty();
        assertThat(siblings()).containsExactly(ASIDE);
        assertThat(Files.readAllBytes(path.resolveSibling(ASIDE))).isEqualTo(content);
        Files.delete(path.resolveSibling(ASIDE));
    }

    private List<String> siblings() {
        try (Stream<Path> all = Files.list(folder.resolve("deep"))) {
            return all.map(it -> it.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
