package io.mien.fieldwork;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A receipt code as it was typed, and the language to answer in. */
class ReceiptForm {
    @RestForm
    @DefaultValue("")
    String code = "";

    @RestForm
    @Nullable
    String lang;

    @Context
    HttpHeaders headers;

    ReceiptCode code() {
        return new ReceiptCode(code);
    }

    String language() {
        return SpokenLanguage.choose(SpokenLanguage.ALL, lang, headers.getAcceptableLanguages());
    }
}
