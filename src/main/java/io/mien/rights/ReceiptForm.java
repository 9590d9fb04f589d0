package io.mien.rights;

import io.mien.language.Language;
import io.mien.language.Languages;
import io.mien.visit.ReceiptCode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A receipt code as it was typed, and the language to answer in. */
class ReceiptForm {
    @RestForm
    @DefaultValue("")
    String code = "";

    @RestQuery
    @Nullable
    String lang;

    @Context
    HttpHeaders headers;

    ReceiptCode code() {
        return new ReceiptCode(code);
    }

    Language language(Languages languages) {
        return languages.choose(lang, headers);
    }
}
