package io.mien.language;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the respondent's pages; their texts are in {@code messages/respondent_<language>.properties}. */
@MessageBundle("respondent")
public interface RespondentMessages {

    /** The language as its speakers call it. */
    @Message
    String ownName();

    /** {@code ltr} or {@code rtl}. */
    @Message
    String direction();

    /** CLDR's name of the digits. */
    @Message
    String numerals();

    /** CLDR's rule for whole numbers; {@link PluralRule} reads it. */
    @Message
    String plurals();

    /** {@code yes} where the makers of Mien reviewed the texts themselves, {@code no} where no person has. */
    @Message
    String reviewed();

    @Message
    String language();

    @Message
    String preview();

    @Message
    String step(int now, int of);

    @Message
    String stop();

    @Message
    String stopTitle();

    @Message
    String stopText();

    @Message
    String stopCancel();

    @Message
    String backToPanel();

    @Message
    String tryAgain();

    @Message
    String goOn();

    @Message
    String responsible(String controller, String contact);

    @Message
    String needsScript();

    @Message
    String busyTitle();

    @Message
    String busyText();

    @Message
    String staleTitle();

    @Message
    String staleText();

    @Message
    String landingTitle(int films);

    @Message
    String landingTime(int minutes);

    @Message
    String landingRecorded(int films);

    @Message
    String landingDeleted();

    @Message
    String landingKept(int days);

    @Message
    String landingExpressions();

    @Message
    String inAppTitle();

    @Message
    String inAppText(String app);

    @Message
    String copyAddress();

    @Message
    String copied();

    @Message
    String incapableTitle();

    @Message
    String incapableText();

    @Message
    String insecureText();

    @Message
    String noCameraTitle();

    @Message
    String noCameraText();

    @Message
    String withoutCamera();

    @Message
    String withoutCameraTitle();

    @Message
    String withoutCameraText(int films);

    @Message
    String withoutCameraCounted();

    @Message
    String withoutCameraRights();

    @Message
    String withCamera();

    @Message
    String readyTitle();

    @Message
    String readyText(int films);

    @Message
    String watchedText(int seen, int films);

    @Message
    String watchedCode();

    @Message
    String stopVisitText();

    @Message
    String ageTitle();

    @Message
    String ageText();

    @Message
    String ageLabel();

    @Message
    String ageMissing();

    @Message
    String consentTitle();

    @Message
    String noticeStrong();

    @Message
    String noticeText();

    @Message
    String noticeHowTitle();

    @Message
    String noticeHow();

    @Message
    String noticeTick();

    @Message
    String agreeTick();

    @Message
    String purposesTitle();

    @Message
    String tickNeeded();

    @Message
    String tickOptional();

    @Message
    String keepTick(int days);

    @Message
    String modelChecksTick();

    @Message
    String consentMissing();

    @Message
    String consentChanged();

    @Message
    String consentAgree();

    @Message
    String consentDecline();

    @Message
    String consentFull(String version, String date);

    @Message
    String consentWhoTitle();

    @Message
    String consentWho(String controller, String contact);

    @Message
    String consentWhatTitle();

    @Message
    String consentWhat(int films);

    @Message
    String consentWhyTitle();

    @Message
    String consentWhy();

    @Message
    String consentHowLongTitle();

    @Message
    String consentDeleted();

    @Message
    String consentKept(int days);

    @Message
    String consentSeesTitle();

    @Message
    String consentSees(String controller);

    @Message
    String consentRightsTitle();

    @Message
    String consentRights(String controller);

    @Message
    String rightsEu(String controller);

    @Message
    String rightsUk(String controller);

    @Message
    String rightsUs(String controller);

    @Message
    String rightsBr(String contact);

    @Message
    String rightsJp(String controller);

    @Message
    String rightsKr(String controller);

    @Message
    String rightsIn(String controller, String contact);

    @Message
    String rightsStrict(String controller);

    @Message
    String releaseUsTitle();

    @Message
    String releaseUsText(String controller);

    @Message
    String releaseUsTick();

    @Message
    String releaseKrTitle();

    @Message
    String releaseKrText(String controller);

    @Message
    String releaseKrTick();

    @Message
    String receiptTitle();

    @Message
    String receiptText();

    @Message
    String receiptWhere();

    @Message
    String copyCode();

    @Message
    String receiptQr();

    @Message
    String receiptSave();

    @Message
    String receiptPrint();

    @Message
    String cameraNext();

    @Message
    String cameraOn();

    @Message
    String cameraAsking();

    @Message
    String cameraRefusedTitle();

    @Message
    String cameraRefused();

    @Message
    String cameraTakenTitle();

    @Message
    String cameraTaken();

    @Message
    String cameraFailedTitle();

    @Message
    String cameraFailed();

    @Message
    String soundTitle();

    @Message
    String soundText();

    @Message
    String soundPlay();

    @Message
    String soundPlaying();

    @Message
    String soundCount();

    @Message
    String soundFirst();

    @Message
    String soundWrong();

    @Message
    String soundNone();

    @Message
    String checkTitle();

    @Message
    String checkPicture();

    @Message
    String checkFace();

    @Message
    String checkLight();

    @Message
    String checkSpeed();

    @Message
    String checkYes();

    @Message
    String checkNo();

    @Message
    String lightEven();

    @Message
    String lightDark();

    @Message
    String lightBright();

    @Message
    String lightBacklit();

    @Message
    String measuring();

    @Message
    String chooseCamera();

    @Message
    String startFilm(int films);

    @Message
    String verdictLooking();

    @Message
    String verdictOk();

    @Message
    String verdictDark();

    @Message
    String verdictBright();

    @Message
    String verdictBacklit();

    @Message
    String verdictNoFace();

    @Message
    String verdictManyFaces();

    @Message
    String verdictTooFar();

    @Message
    String verdictTurned();

    @Message
    String verdictTooSlow();

    @Message
    String verdictUnreachable();

    @Message
    String captions();

    @Message
    String descriptions();

    @Message
    String trackOff();

    @Message
    String watchTitle(String now, String of);

    @Message
    String watchLoading();

    @Message
    String watchPause();

    @Message
    String watchTap();

    @Message
    String watchFilm();

    @Message
    String interruptedTitle();

    @Message
    String interruptedHidden();

    @Message
    String interruptedMuted();

    @Message
    String interruptedCameraLost();

    @Message
    String interruptedPlayback();

    @Message
    String interruptedTooLong();

    @Message
    String interruptedRecorder();

    @Message
    String interruptedAgain();

    @Message
    String uploadTitle();

    @Message
    String uploadText();

    @Message
    String uploadRest();

    @Message
    String uploadBytes(String done, String all);

    @Message
    String offline();

    @Message
    String uploadLostTitle();

    @Message
    String uploadLost();

    @Message
    String openingTitle();

    @Message
    String openingText();

    @Message
    String brokenTitle();

    @Message
    String brokenText();

    @Message
    String reload();

    @Message
    String elsewhereTitle();

    @Message
    String elsewhereText();

    @Message
    String endedTitle();

    @Message
    String endedText();

    @Message
    String thanksTitle();

    @Message
    String thanksText(int recordings, int films);

    @Message
    String canClose();

    @Message
    String consentAnswers();

    @Message
    String questionMissing();

    @Message
    String questionRange(int min, int max);

    @Message
    String questionLong(int most);

    @Message
    String questionAlone();

    @Message
    String questionUnknown();

    @Message
    String questionSeveral();

    @Message
    String questionFree();

    @Message
    String questionWhich();

    @Message
    String questionUnsure();

    @Message
    String questionRank();

    @Message
    String questionPlace();

    @Message
    String questionPlaces();

    @Message
    String questionAge();

    @Message
    String questionBack();

    @Message
    String seriousTitle();

    @Message
    String seriousText();

    @Message
    String seriousYes();

    @Message
    String seriousNo();

    @Message
    String thanksCode();

    @Message
    String storedUntil(String date);

    @Message
    String storedAnalysis();

    @Message
    String storedThen();

    @Message
    String withdrawNow();

    @Message
    String declinedTitle();

    @Message
    String declinedText();

    @Message
    String takePartAfterAll();

    @Message
    String screenedOutTitle();

    @Message
    String screenedOutText();

    @Message
    String withdrawnTitle();

    @Message
    String withdrawnText();

    @Message
    String withdrawnVisitText();

    @Message
    String certificateTitle();

    @Message
    String certificateText();

    @Message
    String certificateLater();

    @Message
    String certificateNumber();

    @Message
    String certificateFor();

    @Message
    String certificateDone();

    @Message
    String certificateSave();

    @Message
    String verifyLink();

    @Message
    String verifyTitle();

    @Message
    String verifyText();

    @Message
    String verifyLabel();

    @Message
    String verifyCheck();

    @Message
    String verifyGenuine();

    @Message
    String verifyAltered();

    @Message
    String verifyUnknownKey();

    @Message
    String verifyUnreadable();

    @Message
    String linkClosedTitle();

    @Message
    String linkClosedText();

    @Message
    String lookupTitle();

    @Message
    String lookupText();

    @Message
    String lookupLabel();

    @Message
    String lookupHint();

    @Message
    String lookupShow();

    @Message
    String lookupUnknown();

    @Message
    String storedTitle(int recordings, int results);

    @Message
    String storedVisited();

    @Message
    String storedRecordings();

    @Message
    String storedResults();

    @Message
    String storedHowLong();

    @Message
    String untilDate(String date);

    @Message
    String untilAnalysed();

    @Message
    String storedNotes();

    @Message
    String storedConsent();

    @Message
    String storedResultsUntil();

    @Message
    String untilStudyEnds();

    @Message
    String storedAgreed();

    @Message
    String downloadAll();

    @Message
    String downloadText();

    @Message
    String withdrawAll();
}
