/** All rules, by id. A new one is a file here and a line below. */
import type {Rule} from '../base/types.ts'
import altAttachment from './alt-attachment.ts'
import altCaptions from './alt-captions.ts'
import altCaptionsCues from './alt-captions-cues.ts'
import altIllustration from './alt-illustration.ts'
import altImage from './alt-image.ts'
import altTextVersion from './alt-text-version.ts'
import consultationFeedback from './consultation-feedback.ts'
import consultationLength from './consultation-length.ts'
import consultationMaterials from './consultation-materials.ts'
import consultationReasons from './consultation-reasons.ts'
import consultationTally from './consultation-tally.ts'
import dateFuture from './date-future.ts'
import dateOrder from './date-order.ts'
import deadlineDisclosure from './deadline-disclosure.ts'
import decisionAttendance from './decision-attendance.ts'
import decisionCatalogue from './decision-catalogue.ts'
import decisionConsultation from './decision-consultation.ts'
import decisionDue from './decision-due.ts'
import decisionEvaluation from './decision-evaluation.ts'
import decisionExperts from './decision-experts.ts'
import decisionHearing from './decision-hearing.ts'
import decisionLegality from './decision-legality.ts'
import decisionMeeting from './decision-meeting.ts'
import decisionNotice from './decision-notice.ts'
import decisionOrder from './decision-order.ts'
import decisionResult from './decision-result.ts'
import decisionRisk from './decision-risk.ts'
import disclosureAccess from './disclosure-access.ts'
import disclosureBody from './disclosure-body.ts'
import disclosureCategory from './disclosure-category.ts'
import disclosureConverted from './disclosure-converted.ts'
import disclosureReview from './disclosure-review.ts'
import documentAnnexes from './document-annexes.ts'
import documentAnnexesForm from './document-annexes-form.ts'
import documentAnnotation from './document-annotation.ts'
import documentEnded from './document-ended.ts'
import documentNumberGap from './document-number-gap.ts'
import documentNumberIssuer from './document-number-issuer.ts'
import documentNumberNormative from './document-number-normative.ts'
import documentNumberReference from './document-number-reference.ts'
import documentNumberType from './document-number-type.ts'
import documentNumberUnique from './document-number-unique.ts'
import documentNumberYear from './document-number-year.ts'
import documentSignatureDate from './document-signature-date.ts'
import documentSignatureForm from './document-signature-form.ts'
import documentSigners from './document-signers.ts'
import documentTitle from './document-title.ts'
import documentTitleMarks from './document-title-marks.ts'
import documentTypeInternal from './document-type-internal.ts'
import documentTypeTitle from './document-type-title.ts'
import feedElements from './feed-elements.ts'
import guideContact from './guide-contact.ts'
import guideFees from './guide-fees.ts'
import guideFresh from './guide-fresh.ts'
import guideServices from './guide-services.ts'
import guideTerms from './guide-terms.ts'
import interpretationContents from './interpretation-contents.ts'
import interpretationCopy from './interpretation-copy.ts'
import interpretationDeadline from './interpretation-deadline.ts'
import interpretationInterpreter from './interpretation-interpreter.ts'
import interpretationRequired from './interpretation-required.ts'
import interpretationSync from './interpretation-sync.ts'
import interpretationText from './interpretation-text.ts'
import normativeCleanup from './normative-cleanup.ts'
import normativeCommencement from './normative-commencement.ts'
import normativeDownloads from './normative-downloads.ts'
import normativeElements from './normative-elements.ts'
import normativeLegality from './normative-legality.ts'
import normativeMark from './normative-mark.ts'
import normativeRegistration from './normative-registration.ts'
import normativeRegistrationForm from './normative-registration-form.ts'
import normativeRegistrationUnique from './normative-registration-unique.ts'
import normativeRenewal from './normative-renewal.ts'
import normativeValidity from './normative-validity.ts'
import noticeEmergency from './notice-emergency.ts'
import openDayRecord from './open-day-record.ts'
import pageAuthor from './page-author.ts'
import pageBreadcrumb from './page-breadcrumb.ts'
import pageColumnType from './page-column-type.ts'
import pageDate from './page-date.ts'
import pageFacets from './page-facets.ts'
import pageFooter from './page-footer.ts'
import pageHeadings from './page-headings.ts'
import pageInterpretation from './page-interpretation.ts'
import pageIntrusion from './page-intrusion.ts'
import pageLanguage from './page-language.ts'
import pageLinks from './page-links.ts'
import pageNames from './page-names.ts'
import pageSkipLink from './page-skip-link.ts'
import pageSource from './page-source.ts'
import pageTableHeads from './page-table-heads.ts'
import pageTags from './page-tags.ts'
import pageTitleUnique from './page-title-unique.ts'
import platformName from './platform-name.ts'
import platformOutputs from './platform-outputs.ts'
import platformParts from './platform-parts.ts'
import platformSubjects from './platform-subjects.ts'
import privacyCard from './privacy-card.ts'
import privacyCardField from './privacy-card-field.ts'
import privacyCardFile from './privacy-card-file.ts'
import privacyFileAuthor from './privacy-file-author.ts'
import privacyFileChanges from './privacy-file-changes.ts'
import privacyFileHidden from './privacy-file-hidden.ts'
import privacyFileUnread from './privacy-file-unread.ts'
import privacyIdentity from './privacy-identity.ts'
import privacyIdentityField from './privacy-identity-field.ts'
import privacyIdentityFile from './privacy-identity-file.ts'
import privacyMobile from './privacy-mobile.ts'
import privacyMobileField from './privacy-mobile-field.ts'
import privacyMobileFile from './privacy-mobile-file.ts'
import privacyNames from './privacy-names.ts'
import profileContents from './profile-contents.ts'
import profilePage from './profile-page.ts'
import proposalAddress from './proposal-address.ts'
import proposalSummary from './proposal-summary.ts'
import reportBalance from './report-balance.ts'
import reportCarryOver from './report-carry-over.ts'
import reportDeadline from './report-deadline.ts'
import reportFee from './report-fee.ts'
import reportFigures from './report-figures.ts'
import reportOverall from './report-overall.ts'
import reportPeriod from './report-period.ts'
import reportRepeats from './report-repeats.ts'
import reportSections from './report-sections.ts'
import reportSiteCounts from './report-site-counts.ts'
import reportValidChain from './report-valid-chain.ts'
import responseClock from './response-clock.ts'
import secrecyMark from './secrecy-mark.ts'
import secrecyMarkField from './secrecy-mark-field.ts'
import secrecyMarkFile from './secrecy-mark-file.ts'
import siteCode from './site-code.ts'
import siteColumnsEmpty from './site-columns-empty.ts'
import siteColumnsFresh from './site-columns-fresh.ts'
import siteDomain from './site-domain.ts'
import siteFooter from './site-footer.ts'
import siteHomeFresh from './site-home-fresh.ts'
import siteUrlKept from './site-url-kept.ts'
import textAmounts from './text-amounts.ts'
import textBrackets from './text-brackets.ts'
import textBracketsWidth from './text-brackets-width.ts'
import textCharacters from './text-characters.ts'
import textDocumentNumber from './text-document-number.ts'
import textEffective from './text-effective.ts'
import textFullWidth from './text-full-width.ts'
import textHeadingOrder from './text-heading-order.ts'
import textInvisibleReference from './text-invisible-reference.ts'
import textLinkWords from './text-link-words.ts'
import textNumbering from './text-numbering.ts'
import textNumberingForm from './text-numbering-form.ts'
import textPunctuation from './text-punctuation.ts'
import textRanges from './text-ranges.ts'
import textRepeal from './text-repeal.ts'
import textRepealSaid from './text-repeal-said.ts'
import textSpaces from './text-spaces.ts'
import textTableHeader from './text-table-header.ts'
import textTermForbidden from './text-term-forbidden.ts'
import textTermUnexplained from './text-term-unexplained.ts'
import textTermWrong from './text-term-wrong.ts'
import topicDated from './topic-dated.ts'

export const rules: readonly Rule[] = [
  altAttachment,
  altCaptions,
  altCaptionsCues,
  altIllustration,
  altImage,
  altTextVersion,
  consultationFeedback,
  consultationLength,
  consultationMaterials,
  consultationReasons,
  consultationTally,
  dateFuture,
  dateOrder,
  deadlineDisclosure,
  decisionAttendance,
  decisionCatalogue,
  decisionConsultation,
  decisionDue,
  decisionEvaluation,
  decisionExperts,
  decisionHearing,
  decisionLegality,
  decisionMeeting,
  decisionNotice,
  decisionOrder,
  decisionResult,
  decisionRisk,
  disclosureAccess,
  disclosureBody,
  disclosureCategory,
  disclosureConverted,
  disclosureReview,
  documentAnnexes,
  documentAnnexesForm,
  documentAnnotation,
  documentEnded,
  documentNumberGap,
  documentNumberIssuer,
  documentNumberNormative,
  documentNumberReference,
  documentNumberType,
  documentNumberUnique,
  documentNumberYear,
  documentSignatureDate,
  documentSignatureForm,
  documentSigners,
  documentTitle,
  documentTitleMarks,
  documentTypeInternal,
  documentTypeTitle,
  feedElements,
  guideContact,
  guideFees,
  guideFresh,
  guideServices,
  guideTerms,
  interpretationContents,
  interpretationCopy,
  interpretationDeadline,
  interpretationInterpreter,
  interpretationRequired,
  interpretationSync,
  interpretationText,
  normativeCleanup,
  normativeCommencement,
  normativeDownloads,
  normativeElements,
  normativeLegality,
  normativeMark,
  normativeRegistration,
  normativeRegistrationForm,
  normativeRegistrationUnique,
  normativeRenewal,
  normativeValidity,
  noticeEmergency,
  openDayRecord,
  pageAuthor,
  pageBreadcrumb,
  pageColumnType,
  pageDate,
  pageFacets,
  pageFooter,
  pageHeadings,
  pageInterpretation,
  pageIntrusion,
  pageLanguage,
  pageLinks,
  pageNames,
  pageSkipLink,
  pageSource,
  pageTableHeads,
  pageTags,
  pageTitleUnique,
  platformName,
  platformOutputs,
  platformParts,
  platformSubjects,
  privacyCard,
  privacyCardField,
  privacyCardFile,
  privacyFileAuthor,
  privacyFileChanges,
  privacyFileHidden,
  privacyFileUnread,
  privacyIdentity,
  privacyIdentityField,
  privacyIdentityFile,
  privacyMobile,
  privacyMobileField,
  privacyMobileFile,
  privacyNames,
  profileContents,
  profilePage,
  proposalAddress,
  proposalSummary,
  reportBalance,
  reportCarryOver,
  reportDeadline,
  reportFee,
  reportFigures,
  reportOverall,
  reportPeriod,
  reportRepeats,
  reportSections,
  reportSiteCounts,
  reportValidChain,
  responseClock,
  secrecyMark,
  secrecyMarkField,
  secrecyMarkFile,
  siteCode,
  siteColumnsEmpty,
  siteColumnsFresh,
  siteDomain,
  siteFooter,
  siteHomeFresh,
  siteUrlKept,
  textAmounts,
  textBrackets,
  textBracketsWidth,
  textCharacters,
  textDocumentNumber,
  textEffective,
  textFullWidth,
  textHeadingOrder,
  textInvisibleReference,
  textLinkWords,
  textNumbering,
  textNumberingForm,
  textPunctuation,
  textRanges,
  textRepeal,
  textRepealSaid,
  textSpaces,
  textTableHeader,
  textTermForbidden,
  textTermUnexplained,
  textTermWrong,
  topicDated,
]
