package io.mien.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a respondent reads before agreeing, in the order shown. Its JSON is what is stored and digested; the page draws
 * it, whatever its version.
 *
 * @param notice that an emotion recognition system is used (AI Act Art. 50(3)), with a tick of its own
 * @param releases what the law of some countries wants released apart, each with a tick of its own
 * @param purposesTitle heading of the purposes
 * @param purposes ticked one by one
 * @param full who, what, why, how long and which rights
 */
public record ConsentWords(
        Notice notice, List<Release> releases, String purposesTitle, List<Tick> purposes, Full full) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Notice(String lead, String text, String howTitle, String how, Tick tick) {}

    record Release(String title, String text, Tick tick) {}

    /**
     * One box, never ticked beforehand.
     *
     * @param name what a form and a consent call it
     * @param label says whether it is needed or a free choice
     */
    public record Tick(String name, Need need, String label, String words) {
        @JsonIgnore
        public boolean isNeeded() {
            return need == Need.NEEDED;
        }
    }

    enum Need {
        NEEDED,
        OPTIONAL
    }

    record Full(String title, List<Section> sections) {}

    record Section(String title, List<String> texts) {}

    public static ConsentWords parse(String json) {
        try {
            return JSON.readValue(json, ConsentWords.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Consent texts are stored as this class wrote them", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are always JSON", e);
        }
    }

    /** Ticks that are no purposes: read, or released. */
    public List<Tick> acknowledgements() {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(notice.tick());
        releases.forEach(release -> ticks.add(release.tick()));
        return ticks;
    }

    public Stream<Tick> needed() {
        return Stream.concat(acknowledgements().stream(), purposes.stream()).filter(Tick::isNeeded);
    }
}
