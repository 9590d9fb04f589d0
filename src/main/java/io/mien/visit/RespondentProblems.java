package io.mien.visit;

import io.mien.language.Language;
import io.mien.language.Languages;
import io.mien.language.Masthead;
import io.mien.language.SpokenLanguage;
import io.mien.platform.ProblemView;
import io.mien.visit.RespondentPages.Trouble;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a respondent sees when something failed: one of four things, in the language of the page it
 * came from or else the browser's, with the next step. */
@Singleton
class RespondentProblems implements ProblemView {
    private final Languages languages;

    RespondentProblems(Languages languages) {
        this.languages = languages;
    }

    @Override
    public boolean draws(String path) {
        return VisitCookie.covers(path)
                || Stream.of("/i/", "/receipt", "/certificate").anyMatch(path::startsWith);
    }

    @Override
    public String render(int status, UriInfo address, List<Locale> preferred) {
        String asked = address.getQueryParameters().getFirst("lang");
        Language language = Language.of(SpokenLanguage.choose(languages.tags(), asked, preferred));
        Trouble trouble = Trouble.of(status, address.getPath());
        Masthead masthead = Masthead.ofNobody(language, List.of(language), trouble.again());
        return RespondentPages.problem(masthead, trouble).render();
    }
}
