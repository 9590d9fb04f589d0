package io.mien.recording;

import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What the agency's table said of an imported visit: rows that fall with it. */
@ApplicationScoped
class ImportRowHolder implements PersonalDataHolder {
    private static final HeldTable<ImportRow> ROWS = HeldTable.<ImportRow>named("import_row")
            .technical("id", HeldTable.ROW)
            .technical("table_id", "the agency's table of many recordings, of which this is one")
            .technical("line", "its place in that table")
            .technical("storage_key", "where the file lay until it became the recording; it is deleted there")
            .technical("reason", "why a row was refused; this one was not")
            .column("visit_id", "visit", row -> row.visitId)
            .column("file_name", "fileName", row -> row.fileName)
            .column("respondent", "nameGivenByTheAgency", row -> row.respondent)
            .column("country", "country", row -> row.country)
            .column("ad_id", "ad", row -> row.adId)
            .column("offset_ms", "adBeganAtMs", row -> row.offsetMs)
            .column("answers", "furtherColumns", row -> row.answers)
            .column("state", "state", row -> row.state)
            .column("ended_at", "importedAt", row -> row.endedAt);

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(ROWS);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of();
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "importRows",
                ImportRow.ofVisit(subject.id()).stream().map(ROWS::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }
}
