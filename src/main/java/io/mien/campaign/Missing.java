package io.mien.campaign;

/** What a draft still lacks before people may be asked in. */
public enum Missing {
    ADS("Upload at least one ad."),
    COUNTRIES("Choose at least one country.");

    private final String sentence;

    Missing(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
