package io.mien.platform;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;

/** SHA-256 digests in hexadecimal that are added and never taken away, kept outside the database. */
public interface DigestLog {

    /** Adds what is not there yet; when it returns, a power cut changes nothing about it. */
    void add(Collection<String> digests) throws IOException;

    /** All that were added by anybody. */
    Set<String> all() throws IOException;
}
