package io.mien.operations;

import static io.mien.account.Role.OPERATOR;

import io.mien.platform.LastBackup;
import io.mien.platform.MienConfig;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** When this installation was backed up last, for its operator. No tenant is bound here and no row is read. */
@Path("/operations/backup")
@RolesAllowed(OPERATOR)
@Produces(MediaType.TEXT_HTML)
class BackupPages {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final MienConfig mien;
    private final Clock clock;

    BackupPages(MienConfig mien, Clock clock) {
        this.mien = mien;
        this.clock = clock;
    }

    /**
     * The last backup, in words.
     *
     * @param exists false when there never was one
     */
    public record Standing(boolean exists, String sentence, String madeAt, String size, String verified) {
        /** Of the installation whose data folder this is. */
        static Standing at(java.nio.file.Path home, Instant now) {
            return LastBackup.of(home)
                    .map(last -> of(last, Duration.between(last.madeAt(), now)))
                    .orElseGet(Standing::never);
        }

        private static Standing never() {
            return new Standing(false, "There has been no backup yet.", "", "", "");
        }

        private static Standing of(LastBackup last, Duration age) {
            long days = age.toDays();
            String when = days == 0 ? "today" : days == 1 ? "a day ago" : days + " days ago";
            return new Standing(
                    true,
                    "The last backup was made " + when + ".",
                    MINUTE.format(last.madeAt()),
                    String.format(Locale.ENGLISH, "%,.1f MB in %,d files", last.bytes() / 1e6, last.files()),
                    last.verified() ? "each file was read back and compared" : "not read back");
        }
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance backup() {
        return Templates.backup(Standing.at(mien.home(), clock.instant()));
    }

    @CheckedTemplate(basePath = "operations")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance backup(Standing standing);
    }
}
