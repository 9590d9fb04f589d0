package io.mien.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** All that a job row carries: whose work it is and which row it is about. */
record JobRow(UUID tenantId, UUID id) {

    /** Two ids as text: readable in the table, and nothing of Java is ever deserialised from it. */
    static final Serializer TEXT = new Serializer() {
        @Override
        public byte[] serialize(Object data) {
            JobRow row = (JobRow) data;
            return (row.tenantId + " " + row.id).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] serialized) {
            String[] ids = new String(serialized, StandardCharsets.US_ASCII).split(" ");
            return type.cast(new JobRow(UUID.fromString(ids[0]), UUID.fromString(ids[1])));
        }
    };
}
