package io.mien.survey;

import io.mien.language.Masthead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A question as a page of its own before the ads, and as a part of the visit's page between and after them. */
final class SurveyScreens {
    private SurveyScreens() {}

    static TemplateInstance page(Masthead masthead, QuestionView question) {
        return masthead.speak(Templates.question(masthead, question));
    }

    static TemplateInstance part(Masthead masthead, QuestionView question) {
        return masthead.speak(Templates.questionPart(masthead, question));
    }

    static TemplateInstance preview(Masthead masthead, QuestionView question) {
        return masthead.speak(Templates.questionPreview(masthead, question));
    }

    @CheckedTemplate(basePath = "respondent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance question(Masthead masthead, QuestionView question);

        static native TemplateInstance questionPart(Masthead masthead, QuestionView question);

        static native TemplateInstance questionPreview(Masthead masthead, QuestionView question);
    }
}
