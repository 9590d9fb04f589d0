package io.mien.export;

import io.mien.platform.Digest;
import io.mien.privacy.SignedStatements;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.apache.commons.io.output.CountingOutputStream;

/**
 * A ZIP file while it is written: each part goes in with its digest, the signed manifest follows, and the signature over
 * the whole file ends it.
 */
final class Bundle implements Closeable {
    /** Of the last record of a ZIP file without its comment; the length of the comment ends it. */
    static final int END_BYTES = 22;

    private static final int COMMENT_LENGTH_BYTES = 2;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String NO_DIGEST = "0".repeat(64);

    private final Path file;
    private final ZipOutputStream zip;
    private final List<Manifest.Part> parts = new ArrayList<>();

    private Bundle(Path file, ZipOutputStream zip) {
        this.file = file;
        this.zip = zip;
    }

    static Bundle at(Path file) throws IOException {
        return new Bundle(file, new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
    }

    /** What writes one part; it tells how many rows it wrote. */
    interface Author {
        long write(OutputStream out) throws IOException;
    }

    void add(String name, Author author) throws IOException {
        zip.putNextEntry(entry(name));
        CountingOutputStream counted = new CountingOutputStream(CloseShieldOutputStream.wrap(zip));
        MessageDigest digest = Digest.sha256();
        OutputStream out = new BufferedOutputStream(new DigestOutputStream(counted, digest));
        long rows = author.write(out);
        out.flush();
        zip.closeEntry();
        parts.add(new Manifest.Part(name, rows, counted.getByteCount(), hex(digest)));
    }

    void addText(String name, String text) throws IOException {
        add(name, out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return 0;
        });
    }

    /** Nothing comes after this. */
    void seal(Function<List<Manifest.Part>, Manifest> manifest, SignedStatements statements) throws IOException {
        Manifest whole = manifest.apply(List.copyOf(parts));
        byte[] json = SignedStatements.json(whole);
        putWhole(Manifest.FILE, json);
        putWhole(Manifest.SIGNED, statements.sign(Manifest.TYPE, json).getBytes(StandardCharsets.US_ASCII));
        zip.close();
        comment(whole, statements);
    }

    private void putWhole(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** The length of the comment stands before it and is signed too, so it is put there first: signatures are of one length. */
    private void comment(Manifest manifest, SignedStatements statements) throws IOException {
        int length = Seal.of(manifest, NO_DIGEST).signed(statements).length();
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw")) {
            end.seek(end.length() - COMMENT_LENGTH_BYTES);
            end.write(length & 0xff);
            end.write(length >> Byte.SIZE);
        }
        String signature = Seal.of(manifest, sha256(file)).signed(statements);
        if (signature.length() != length) {
            throw new IllegalStateException("A signature of another length");
        }
        Files.writeString(file, signature, StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
