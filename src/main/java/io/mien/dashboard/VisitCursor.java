package io.mien.dashboard;

import io.mien.platform.InvalidFields;
import io.mien.visit.Visit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in the list of visits, between one visit and the next. It stays where it is while new visits arrive, and
 * when its own visit is erased.
 *
 * @param startedAt to the microsecond, as the database keeps it
 */
record VisitCursor(Instant startedAt, UUID id) {
    private static final int BYTES = 3 * Long.BYTES;

    static VisitCursor at(Visit visit) {
        return new VisitCursor(visit.startedAt, visit.id);
    }

    /** @param parameter the address's name for it, for the refusal */
    static Optional<VisitCursor> of(String parameter, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(read(parameter, text));
    }

    private static VisitCursor read(String parameter, String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            long microseconds = bytes.getLong();
            if (bytes.remaining() != BYTES - Long.BYTES || microseconds < 0) {
                throw unknown(parameter);
            }
            return new VisitCursor(
                    Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS), new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            throw unknown(parameter);
        }
    }

    private static InvalidFields unknown(String parameter) {
        return InvalidFields.inAddress(
                parameter, "%s is no place in this list. Begin at its first page.".formatted(parameter));
    }

    /** For an address: 32 letters, digits, hyphens and underscores. */
    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, startedAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
