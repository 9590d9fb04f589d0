package io.mien.visit;

import io.mien.language.Masthead;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;

/** Puts the questions of a visit: the survey does, and a visit knows only where its blocks stand. */
public interface QuestionDesk {

    /**
     * The page of the question that comes next in a block. Reads and writes inside the caller's transaction, which holds the
     * visit.
     *
     * @return empty where nothing is left to ask in it
     */
    Optional<TemplateInstance> page(Visit visit, Step.Questions block, Masthead masthead);
}
