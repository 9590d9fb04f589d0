package io.mien.entitywrites;

import io.mien.platform.Ids;
import io.mien.recording.Recording;
import io.mien.tenancy.TenantScoped;
import java.util.List;

/** Does what the rule forbids, so that its test can see it caught. Nothing calls this. */
public final class Outsider {
    private String description = "";

    static void parkRecording(Recording recording) {
        recording.parkedReason = "from elsewhere";
    }

    static void renumberRecording(Recording recording) {
        recording.id = Ids.next();
    }

    static void renumberAnything(TenantScoped row) {
        row.id = Ids.next();
    }

    static void growInLambda(List<Recording> recordings) {
        recordings.forEach(recording -> recording.acknowledgedBytes = 0);
    }

    void describeItself(Recording recording) {
        description = recording.contentType + description;
    }
}
