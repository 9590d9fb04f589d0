package io.mien.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * All that a job row carries.
 *
 * @param tenantId whose work it is
 * @param id which row it is about
 * @param failures tries that failed before the last time it waited; db-scheduler forgets its own count then
 */
record JobRow(UUID tenantId, UUID id, int failures) {

    /** Two ids and a count as text: readable in the table, and nothing of Java is ever deserialised from it. */
    static final Serializer TEXT = new Serializer() {
        @Override
        public byte[] serialize(Object data) {
            JobRow row = (JobRow) data;
            return (row.tenantId + " " + row.id + " " + row.failures).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] serialized) {
            String[] words = new String(serialized, StandardCharsets.US_ASCII).split(" ");
            int failures = words.length > 2 ? Integer.parseInt(words[2]) : 0;
            return type.cast(new JobRow(UUID.fromString(words[0]), UUID.fromString(words[1]), failures));
        }
    };
}
