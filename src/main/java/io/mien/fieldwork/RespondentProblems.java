package io.mien.fieldwork;

import io.mien.fieldwork.RespondentPages.Masthead;
import io.mien.fieldwork.RespondentPages.Trouble;
import io.mien.platform.ProblemView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a respondent sees when something failed: one of three things, in the browser's language, with the next step. */
@Singleton
class RespondentProblems implements ProblemView {
    private final Languages languages;

    RespondentProblems(Languages languages) {
        this.languages = languages;
    }

    @Override
    public boolean draws(String path) {
        return Stream.of("/i/", "/visit", "/receipt").anyMatch(path::startsWith);
    }

    @Override
    public String render(int status, String path, List<Locale> preferred) {
        Language language = Language.of(SpokenLanguage.choose(languages.tags(), null, preferred));
        Masthead masthead = new Masthead(RespondentScreens.NOBODY, language, List.of(language), path, false);
        return RespondentPages.problem(masthead, Trouble.of(status, path)).render();
    }
}
