package io.mien.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The consent of a visit: a row that falls with it. The text it names is the campaign's and stays. */
@ApplicationScoped
class ConsentHolder implements PersonalDataHolder {

    @Override
    public List<String> tables() {
        return List.of("consent");
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("consent", Consent.allOf(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "consents",
                Consent.allOf(subject.id()).stream().map(ConsentHolder::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }

    private static Map<String, Object> section(Consent consent) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("givenAt", consent.givenAt);
        section.put("pack", consent.pack);
        section.put("language", consent.language);
        section.put("version", consent.textVersion);
        section.put("sha256", HexFormat.of().formatHex(consent.textDigest));
        section.put("acknowledged", consent.acknowledged);
        section.put("purposes", consent.purposes);
        consent.text().ifPresent(text -> section.put("text", text.words));
        return section;
    }
}
