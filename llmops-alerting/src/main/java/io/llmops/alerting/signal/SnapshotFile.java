package io.llmops.alerting.signal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file with what a process would otherwise have to learn anew after a restart: named sections of bytes.
 *
 * <p>Written to a temporary file and moved into place, so that it is always a whole one. A file that cannot be read as a
 * snapshot (damaged, cut short, of a newer version, not a snapshot at all) is set aside under a name that says so, never
 * overwritten, and the process starts without. A folder that cannot be written costs one warning, then silence until it
 * can be again.
 *
 * <p><b>Format.</b> The eight bytes {@code LLMOPSNP}, the version as an int, then, deflated, for each section its name and
 * its bytes in chunks, and at the end the CRC-32C of all that as an int. Numbers are big-endian.
 *
 * <p>Does not block anybody but the thread that calls; one at a time.
 */
public final class SnapshotFile {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    private static final byte[] MAGIC = "LLMOPSNP".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHUNK = 1 << 16;
    private static final long LARGEST = 512L << 20;
    private static final int MOST_SET_ASIDE = 3;
    private static final String SET_ASIDE = ".corrupt-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private boolean failing;

    /** What to write into a section. */
    @FunctionalInterface
    public interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** A file that need not exist yet; nor need its folder. */
    public SnapshotFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Writes all sections, in their order, in place of what was there. False if that was not possible: then what was there
     * is still there.
     */
    public boolean save(Map<String, Content> sections) {
        @Nullable Path temporary = null;
        try {
            Path folder = folder();
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, file.getFileName() + ".", ".tmp");
            write(sections, temporary);
            replace(temporary);
            failing = false;
            return true;
        } catch (IOException | RuntimeException e) {
            failed(e);
            delete(temporary);
            return false;
        }
    }

    private Path folder() throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(file + " lies in no folder");
        }
        return folder;
    }

    private void failed(Exception e) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "The snapshot {} cannot be written: {}. Monitoring goes on; after a restart it has to learn anew what is"
                            + " normal (said once, until it works again)",
                    file,
                    e.toString());
        }
    }

    private static void delete(@Nullable Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.debug("{} could not be deleted", temporary, e);
        }
    }

    private static void write(Map<String, Content> sections, Path target) throws IOException {
        CRC32C sum = new CRC32C();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK);
            DataOutputStream checked = new DataOutputStream(new CheckedOutputStream(plain, sum));
            checked.write(MAGIC);
            checked.writeInt(VERSION);
            DeflaterOutputStream deflated = new DeflaterOutputStream(checked, deflater, CHUNK);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(deflated, CHUNK));
            for (Map.Entry<String, Content> section : sections.entrySet()) {
                HistoryCodec.text(section.getKey(), out);
                write(section.getValue(), out);
            }
            out.flush();
            deflated.finish();
            checked.flush();
            plain.write(ByteBuffer.allocate(Integer.BYTES)
                    .putInt((int) sum.getValue())
                    .array());
            plain.flush();
            channel.force(true);
        } finally {
            deflater.end();
        }
    }

    private static void write(Content content, DataOutputStream out) throws IOException {
        DataOutputStream section = new DataOutputStream(new BufferedOutputStream(new Chunks(out), CHUNK));
        content.writeTo(section);
        section.flush();
        out.writeInt(0);
    }

    /** Bytes whose number is not known before they are written: each piece after its length. */
    private static final class Chunks extends FilterOutputStream {

        Chunks(DataOutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                ((DataOutputStream) out).writeInt(length);
                out.write(bytes, from, length);
            }
        }
    }

    private void replace(Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What was saved last, section by section; empty if nothing was, or nothing that can be read. */
    public Map<String, byte[]> load(Instant now) {
        try {
            if (Files.size(file) > LARGEST) {
                return setAside("it is larger than any snapshot", now);
            }
            return read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (NotASnapshotException e) {
            return setAside(String.valueOf(e.getMessage()), now);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The snapshot {} cannot be read: {}. This process starts without, and has to learn anew what is normal",
                    file,
                    e.toString());
            return Map.of();
        }
    }

    private static Map<String, byte[]> read(byte[] all) throws NotASnapshotException {
        ByteBuffer buffer = ByteBuffer.wrap(all);
        int header = MAGIC.length + Integer.BYTES;
        if (all.length < header + Integer.BYTES) {
            throw new NotASnapshotException("it is cut short");
        }
        byte[] magic = new byte[MAGIC.length];
        buffer.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new NotASnapshotException("it is not a snapshot");
        }
        int version = buffer.getInt();
        if (version != VERSION) {
            throw new NotASnapshotException(
                    "it has version " + version + ", and this library knows " + VERSION + " only");
        }
        CRC32C sum = new CRC32C();
        sum.update(all, 0, all.length - Integer.BYTES);
        if ((int) sum.getValue() != buffer.getInt(all.length - Integer.BYTES)) {
            throw new NotASnapshotException("it is damaged or cut short");
        }
        try {
            return sections(new DataInputStream(new InflaterInputStream(
                    new ByteArrayInputStream(all, header, all.length - header - Integer.BYTES))));
        } catch (IOException e) {
            throw new NotASnapshotException("what it says makes no sense: " + e.getMessage());
        }
    }

    private static Map<String, byte[]> sections(DataInputStream in) throws IOException {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (int first = in.read(); first >= 0; first = in.read()) {
            byte[] rest = in.readNBytes(Integer.BYTES - 1);
            int length = ByteBuffer.allocate(Integer.BYTES)
                    .put((byte) first)
                    .put(rest)
                    .getInt(0);
            String name = new String(in.readNBytes(HistoryCodec.atMost(CHUNK, length)), StandardCharsets.UTF_8);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int chunk = in.readInt(); chunk != 0; chunk = in.readInt()) {
                content.write(HistoryCodec.exactly(in, chunk));
                HistoryCodec.atMost((int) LARGEST, content.size());
            }
            sections.put(name, content.toByteArray());
        }
        return sections;
    }

    /** Puts the file out of the way, for somebody to look at, and starts without: what was in it made no sense. */
    public Map<String, byte[]> setAside(String why, Instant now) {
        Path aside = file.resolveSibling(file.getFileName() + SET_ASIDE + TIME.format(now));
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "The snapshot {} was not used: {}. It is now {}. This process starts without, and has to learn anew what"
                            + " is normal",
                    file,
                    why,
                    aside.getFileName());
            keepFew();
        } catch (IOException e) {
            LOG.warn(
                    "The snapshot {} was not used: {}. It was not possible to set it aside ({}), so the next one will"
                            + " replace it",
                    file,
                    why,
                    e.toString());
        }
        return Map.of();
    }

    /** A process that fails again and again must not fill the disk. */
    private void keepFew() throws IOException {
        try (Stream<Path> siblings = Files.list(folder())) {
            List<Path> aside = siblings.filter(
                            it -> String.valueOf(it.getFileName()).startsWith(file.getFileName() + SET_ASIDE))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            aside.stream().skip(MOST_SET_ASIDE).forEach(SnapshotFile::delete);
        }
    }

    private static final class NotASnapshotException extends Exception {

        private static final long serialVersionUID = 1;

        NotASnapshotException(String message) {
            super(message);
        }
    }
}
