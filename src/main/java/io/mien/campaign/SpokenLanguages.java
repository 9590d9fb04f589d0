package io.mien.campaign;

import java.util.Collection;
import java.util.List;

/** What respondents can be spoken to in. Fieldwork has the words and answers; read it inside a transaction. */
public interface SpokenLanguages {

    /** Every language that has texts, the source language first. */
    List<Offer> all();

    /** Those of these languages that no person has reviewed as they read now, neither with Mien nor of the bound tenant. */
    default List<Offer> unreviewed(Collection<String> tags) {
        return all().stream()
                .filter(offer -> tags.contains(offer.tag()) && !offer.reviewed())
                .toList();
    }

    /**
     * One language.
     *
     * @param name in English
     * @param reviewed whether fieldwork in it may open: a person reviewed these very words
     */
    record Offer(String tag, String name, boolean reviewed) {}
}
