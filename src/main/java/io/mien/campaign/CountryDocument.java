package io.mien.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A country as the API tells and takes it.
 *
 * @param country ISO 3166-1 alpha-2; in requests the address names it
 * @param target valid people wanted
 */
public record CountryDocument(
        @Nullable String country, @Nullable Integer target) {

    static CountryDocument of(CountryTarget target) {
        return new CountryDocument(target.country, target.target);
    }

    int people() {
        return target == null ? 0 : target;
    }
}
