package io.mien.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The consent of a visit: a row that falls with it. The text it names is the campaign's and stays. */
@ApplicationScoped
class ConsentHolder implements PersonalDataHolder {
    private static final HeldTable<Consent> CONSENTS = HeldTable.<Consent>named("consent")
            .technical("id", HeldTable.ROW)
            .technical("visit_id", "the visit, which stands in the copy itself")
            .technical("text_id", "leads to the text, which stands beside the consent word for word")
            .column("given_at", "givenAt", consent -> consent.givenAt)
            .column("pack", "pack", consent -> consent.pack)
            .column("language", "language", consent -> consent.language)
            .column("text_version", "version", consent -> consent.textVersion)
            .column("text_digest", "sha256", consent -> HexFormat.of().formatHex(consent.textDigest))
            .column("acknowledged", "acknowledged", consent -> consent.acknowledged)
            .column("purposes", "purposes", consent -> consent.purposes)
            .with("text", consent -> consent.text().map(text -> text.words).orElse(null));

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(CONSENTS);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("consent", Consent.allOf(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "consents",
                Consent.allOf(subject.id()).stream().map(CONSENTS::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }
}
