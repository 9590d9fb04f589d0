package io.mien.privacy;

import io.mien.platform.Digest;
import io.mien.platform.DigestLog;
import io.mien.platform.DigestLogs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was erased, kept outside the database, so that a database restored from an older backup can be told. It holds digests
 * alone: nobody learns from it whose visit it was, or when. The digest has no key, for a ledger that a changed key made
 * unreadable would bring people back without a word.
 *
 * <p>An erasure is entered before its transaction commits: a crash between the two leaves a line too many, never one too few,
 * and the next start erases what was asked for.
 */
@ApplicationScoped
public class ErasureLedger {
    private static final String NAME = "erasures";

    private final DigestLog local;
    private final Optional<DigestLog> shared;

    @Inject
    ErasureLedger(DigestLogs logs) {
        this(logs.local(NAME), logs.shared(NAME));
    }

    ErasureLedger(DigestLog local, Optional<DigestLog> shared) {
        this.local = local;
        this.shared = shared;
    }

    /** On this machine's disk when it returns. */
    void enter(UUID visitId) {
        try {
            local.add(List.of(digest(visitId)));
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of erasures cannot be written", e);
        }
    }

    /** Where all processes find it; before a certificate says that the person is gone. */
    void share(UUID visitId) throws IOException {
        if (shared.isPresent()) {
            shared.get().add(List.of(digest(visitId)));
        }
    }

    /** Adds what databases of before the ledger erased. */
    public void enterAll(Collection<String> digests) throws IOException {
        local.add(digests);
        if (shared.isPresent()) {
            Set<String> missing = new HashSet<>(digests);
            missing.removeAll(shared.get().all());
            shared.get().add(missing);
        }
    }

    /** All that were ever entered, here or by another process. */
    public Set<String> all() throws IOException {
        Set<String> all = new HashSet<>(local.all());
        if (shared.isPresent()) {
            all.addAll(shared.get().all());
        }
        return all;
    }

    /** The functions of the database build the same. */
    static String digest(UUID visitId) {
        return HexFormat.of().formatHex(Digest.of("erased visit " + visitId));
    }
}
