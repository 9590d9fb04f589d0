package io.mien.survey;

import io.mien.campaign.Ad;
import io.mien.campaign.AgeBands;
import io.mien.campaign.AnswerOption;
import io.mien.campaign.AnswerScale;
import io.mien.campaign.Condition;
import io.mien.campaign.NumberRange;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.language.Language;
import io.mien.language.Masthead;
import io.mien.survey.QuestionView.Choice;
import io.mien.survey.QuestionView.Ends;
import io.mien.visit.QuestionDesk;
import io.mien.visit.Step;
import io.mien.visit.Visit;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks the questions of a visit one by one and keeps what is said. Works inside the caller's transaction, which holds the visit. */
@ApplicationScoped
class Interviews implements QuestionDesk {
    private final Clock clock;

    Interviews(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<TemplateInstance> page(Visit visit, Step.Questions block, Masthead masthead) {
        return next(visit, block).map(question -> SurveyScreens.page(masthead, question));
    }

    /** The question that is due in a block, and from now on shown; empty where the block is at its end. */
    Optional<QuestionView> next(Visit visit, Step.Questions block) {
        Interview interview = Interview.of(visit, block);
        return interview.due().map(question -> {
            Answer answer = interview.answer(question).orElseGet(() -> shown(interview, question));
            return view(interview, question, answer, null);
        });
    }

    /**
     * The question that is due anywhere in the visit; blocks in which this person is asked nothing more are closed on the
     * way.
     */
    Optional<QuestionView> due(Visit visit) {
        Optional<Step.Questions> block = visit.dueQuestions();
        while (block.isPresent()) {
            Optional<QuestionView> next = next(visit, block.get());
            if (next.isPresent()) {
                return next;
            }
            visit.closeQuestions(block.get());
            block = visit.dueQuestions();
        }
        return Optional.empty();
    }

    /**
     * Keeps an answer. One to a question of a block that is closed by now comes from a second tab or a page of before:
     * what was said first stands, and the visit goes on.
     *
     * @param about id of the ad as the page named it
     * @throws QuestionNotShown when this visit was not shown it
     * @throws ReplyRefused when it cannot be kept
     */
    void take(Visit visit, String code, String about, Reply.Sent sent) {
        visit.requireConsentAndTime();
        Answer answer = Answer.ofVisit(visit.id).stream()
                .filter(shown -> shown.question.equals(code) && named(shown).equals(about))
                .findFirst()
                .orElseThrow(QuestionNotShown::new);
        Optional<Interview> interview = visit.dueQuestions()
                .map(block -> Interview.of(visit, block))
                .filter(open -> named(answer).equals(about(open.block())))
                .filter(open ->
                        open.path().stream().anyMatch(asked -> asked.code().equals(code)));
        if (interview.isPresent()) {
            Question question = interview.get().questionnaire().question(code).orElseThrow(QuestionNotShown::new);
            answer.take(Reply.read(question, sent), visit.language, clock.instant());
            goOn(Interview.of(visit, interview.get().block()), question, answer);
        }
    }

    /** Opens the question before the one that is due; at the beginning of a block nothing happens. */
    void goBack(Visit visit) {
        visit.requireConsentAndTime();
        visit.dueQuestions().map(block -> Interview.of(visit, block)).ifPresent(interview -> interview
                .due()
                .flatMap(interview::before)
                .flatMap(interview::answer)
                .ifPresent(Answer::reopen));
    }

    /** The question again, with what is wrong with the answer and what was said. */
    Optional<QuestionView> again(Visit visit, String code, Reply.Sent sent, ReplyRefused refused) {
        return visit.dueQuestions()
                .map(block -> Interview.of(visit, block))
                .flatMap(interview -> interview.questionnaire().question(code).map(question -> view(
                                interview, question, null, null)
                        .answered(Set.copyOf(sent.values()), sent.words(), refused.because())));
    }

    private void goOn(Interview interview, Question question, Answer answer) {
        if (question.endsVisit(answer.values())) {
            interview.visit().screenOut(clock.instant());
            return;
        }
        interview.astray().forEach(Answer::delete);
        if (interview.due().isEmpty()) {
            interview.visit().closeQuestions(interview.block());
        }
    }

    private Answer shown(Interview interview, Question question) {
        List<Integer> order =
                interview.ordered(question).stream().map(AnswerOption::code).toList();
        return Answer.shown(interview.visit(), interview.block(), question, order, clock.instant());
    }

    static QuestionView view(
            Interview interview, Question question, @Nullable Answer answer, ReplyRefused.@Nullable Because trouble) {
        String language = interview.visit().language;
        Spoken spoken = new Spoken(interview, language);
        return new QuestionView(
                question.code(),
                question.kind(),
                spoken.filled(question.text().in(language)),
                question.required(),
                choices(interview, question, spoken),
                given(question, Language.of(language)),
                question.kind().hasScale() ? Ends.of(question.scale(), language) : null,
                range(question),
                about(interview.block()),
                answer == null ? Set.of() : said(answer),
                written(answer),
                trouble,
                interview.before(question).isPresent(),
                interview.visit().itinerary().questions(interview.block()));
    }

    /** As it looks in a language to somebody who has answered nothing. */
    static QuestionView sample(Question question, String language, String ad) {
        UnaryOperator<String> filled = words -> Question.filled(words, gap -> gap.equals(Question.AD) ? ad : "…");
        boolean scale = question.kind() == QuestionKind.SCALE;
        List<Choice> choices = scale
                ? points(question.scale(), Language.of(language))
                : optionsShown(question).stream()
                        .map(option ->
                                Choice.of(option, filled.apply(option.text().in(language))))
                        .toList();
        return new QuestionView(
                question.code(),
                question.kind(),
                filled.apply(question.text().in(language)),
                question.required(),
                choices,
                given(question, Language.of(language)),
                question.kind().hasScale() ? Ends.of(question.scale(), language) : null,
                range(question),
                "",
                Set.of(),
                "",
                null,
                false,
                null);
    }

    private static List<Choice> choices(Interview interview, Question question, Spoken spoken) {
        if (question.kind() == QuestionKind.SCALE) {
            return points(question.scale(), Language.of(spoken.language()));
        }
        if (question.kind() == QuestionKind.AGE_BAND) {
            return List.of();
        }
        return interview.ordered(question).stream()
                .map(option -> Choice.of(option, spoken.filled(option.text().in(spoken.language()))))
                .toList();
    }

    /** The bands of age are not shown: nobody is asked to find their own. */
    private static List<AnswerOption> optionsShown(Question question) {
        return question.kind() == QuestionKind.AGE_BAND ? List.of() : question.options();
    }

    private static NumberRange range(Question question) {
        return question.kind() == QuestionKind.AGE_BAND ? new NumberRange(1, AgeBands.MAX_AGE) : question.range();
    }

    /** What each line or option can be given. */
    private static List<Choice> given(Question question, Language language) {
        return switch (question.kind()) {
            case MATRIX -> points(question.scale(), language);
            case RANKING ->
                IntStream.rangeClosed(1, question.options().size())
                        .mapToObj(place -> new Choice(Integer.toString(place), language.number(place), false, false))
                        .toList();
            default -> List.of();
        };
    }

    private static List<Choice> points(AnswerScale scale, Language language) {
        return scale.values().stream()
                .map(point -> new Choice(Integer.toString(point), language.number(point), false, false))
                .toList();
    }

    /** What was said before, also to a question that stands open again. */
    private static Set<String> said(Answer answer) {
        Set<String> said = new HashSet<>(answer.said());
        if (answer.number != null) {
            said.add(Integer.toString(answer.number));
        }
        if (answer.unsure) {
            said.add(Condition.UNSURE);
        }
        return said;
    }

    private static String written(@Nullable Answer answer) {
        if (answer == null) {
            return "";
        }
        return answer.words != null ? answer.words : answer.number != null ? Integer.toString(answer.number) : "";
    }

    private static String named(Answer answer) {
        return answer.adId == null ? "" : answer.adId.toString();
    }

    private static String about(Step.Questions block) {
        return block.adId() == null ? "" : block.adId().toString();
    }

    /** Words with their gaps filled for one person. */
    private record Spoken(Interview interview, String language) {
        String filled(String words) {
            return Question.filled(words, this::gap);
        }

        String number(int number) {
            return Language.of(language).number(number);
        }

        private String gap(String name) {
            if (name.equals(Question.AD) && interview.block().adId() != null) {
                return Ad.required(interview.block().adId()).title;
            }
            return interview
                    .earlier(name)
                    .flatMap(answer -> interview.questionnaire().question(name).map(asked -> spoken(asked, answer)))
                    .orElse("…");
        }

        private String spoken(Question asked, Answer answer) {
            if (answer.words != null) {
                return answer.words;
            }
            if (answer.number != null) {
                return number(answer.number);
            }
            // Of a ranking the first place is first
            return answer.chosen.stream()
                    .flatMap(code -> asked.option(code).stream())
                    .map(option -> option.text().in(language))
                    .collect(Collectors.joining(", "));
        }
    }
}
