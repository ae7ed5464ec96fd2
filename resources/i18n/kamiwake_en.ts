<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdministratorPanel</name>
    <message numerus="yes">
        <source>Take %n character(s) or more; several words are easy to keep.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>
            <numerusform>Take %n character or more; several words are easy to keep.</numerusform>
            <numerusform>Take %n characters or more; several words are easy to keep.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message numerus="yes">
        <source>page(s)</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>page</numerusform>
            <numerusform>pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassesModel</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sub-label(s)</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>%n sub-label</numerusform>
            <numerusform>%n sub-labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>
            <numerusform>%n place marked</numerusform>
            <numerusform>%n places marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>
            <numerusform>%n place marked</numerusform>
            <numerusform>%n places marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiledFacts</name>
    <message numerus="yes">
        <source>%n document(s) filed</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>%n document filed</numerusform>
            <numerusform>%n documents filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them chosen by hand</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>%n of them chosen by hand</numerusform>
            <numerusform>%n of them chosen by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed here by mistake and corrected</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>%n filed here by mistake and corrected</numerusform>
            <numerusform>%n filed here by mistake and corrected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n document(s) are back in their inboxes.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n document is back in its inbox.</numerusform>
            <numerusform>%n documents are back in their inboxes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are filed as {label}.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n document is filed as {label}.</numerusform>
            <numerusform>%n documents are filed as {label}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are where they were before.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n document is where it was before.</numerusform>
            <numerusform>%n documents are where they were before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stayed where they were.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n document stayed where it was.</numerusform>
            <numerusform>%n documents stayed where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n were not touched.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>Cancelled: %n was not touched.</numerusform>
            <numerusform>Cancelled: %n were not touched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are in {name}.</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>
            <numerusform>%n document is in {name}.</numerusform>
            <numerusform>%n documents are in {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message numerus="yes">
        <source>day(s)</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message numerus="yes">
        <source>%n close pair(s)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>
            <numerusform>%n close pair</numerusform>
            <numerusform>%n close pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockButton</name>
    <message numerus="yes">
        <source>Unlocked; locks by itself after %n minute(s). Lock now</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>
            <numerusform>Unlocked; locks by itself after %n minute. Lock now</numerusform>
            <numerusform>Unlocked; locks by itself after %n minutes. Lock now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n document(s) wait for you</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n document waits for you</numerusform>
            <numerusform>%n documents wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not clear</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n not clear</numerusform>
            <numerusform>%n not clear</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at once more</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n to look at once more</numerusform>
            <numerusform>%n to look at once more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestOffer</name>
    <message numerus="yes">
        <source>Register the remaining %n as proposed</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>
            <numerusform>Register the remaining %n as proposed</numerusform>
            <numerusform>Register the remaining %n as proposed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n documents could not be handled.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n document was not decided about.</numerusform>
            <numerusform>%n documents could not be handled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are judged again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n is judged again.</numerusform>
            <numerusform>%n are judged again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n was filed rightly.</numerusform>
            <numerusform>%n were filed rightly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n is not offered again.</numerusform>
            <numerusform>%n are not offered again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are back in their inboxes and not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n is back in its inbox and not offered again.</numerusform>
            <numerusform>%n are back in their inboxes and not offered again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are set aside; they stay in their folders.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n is set aside; it stays in its folder.</numerusform>
            <numerusform>%n are set aside; they stay in their folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are filed, the last of them in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n is filed in {folder}.</numerusform>
            <numerusform>%n are filed, the last of them in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n is in {folder}.</numerusform>
            <numerusform>%n are in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: these %n were filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter: this one was filed rightly.</numerusform>
            <numerusform>Enter: these %n were filed rightly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter refiles these %n as the form that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter refiles this one as the form that is shown.</numerusform>
            <numerusform>Enter refiles these %n as the form that is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter files these %n as the form that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter files this one as the form that is shown.</numerusform>
            <numerusform>Enter files these %n as the form that is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter registers the page that is shown and files these %n under it.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter registers the page that is shown and files this one as it.</numerusform>
            <numerusform>Enter registers the page that is shown and files these %n under it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U puts these %n back into their inboxes.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U puts this one back into its inbox.</numerusform>
            <numerusform>U puts these %n back into their inboxes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U: these %n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U: this one is not offered again.</numerusform>
            <numerusform>U: these %n are not offered again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U sets these %n aside.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U sets this one aside.</numerusform>
            <numerusform>U sets these %n aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U sets {aside} aside; %n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U sets {aside} aside; %n is not offered again.</numerusform>
            <numerusform>U sets {aside} aside; %n are not offered again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewCurve</name>
    <message numerus="yes">
        <source>From the latest %n document(s), with what is registered now.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>
            <numerusform>From the latest %n document, with what is registered now.</numerusform>
            <numerusform>From the latest %n documents, with what is registered now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewEmpty</name>
    <message numerus="yes">
        <source>%n filed by themselves today</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>
            <numerusform>%n filed by itself today</numerusform>
            <numerusform>%n filed by themselves today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided by you</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>
            <numerusform>%n decided by you</numerusform>
            <numerusform>%n decided by you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed rightly</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n filed rightly</numerusform>
            <numerusform>%n filed rightly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refile %n as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>Refile %n as {label}</numerusform>
            <numerusform>Refile %n as {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File %n as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>File %n as {label}</numerusform>
            <numerusform>File %n as {label}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>%n documents selected</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>
            <numerusform>%n document selected</numerusform>
            <numerusform>%n documents selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message numerus="yes">
        <source>%n more were filed by themselves</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>
            <numerusform>%n more was filed by itself</numerusform>
            <numerusform>%n more were filed by themselves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message numerus="yes">
        <source>%n document(s) filed by the program, by how alike they were</source>
        <extracomment>app/widgets/score_histogram.py</extracomment>
        <translation>
            <numerusform>%n document filed by the program, by how alike it was</numerusform>
            <numerusform>%n documents filed by the program, by how alike they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) will lie in their inboxes and wait for a decision.</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n document will lie in its inbox and wait for a decision.</numerusform>
            <numerusform>%n documents will lie in their inboxes and wait for a decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n back</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>Put %n back</numerusform>
            <numerusform>Put %n back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortView</name>
    <message numerus="yes">
        <source>%n document(s) are being sorted.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>
            <numerusform>%n document is being sorted.</numerusform>
            <numerusform>%n documents are being sorted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortingProgress</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpotChecksPage</name>
    <message numerus="yes">
        <source>%n document(s) looked at</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>%n document looked at</numerusform>
            <numerusform>%n documents looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed wrongly</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>%n filed wrongly</numerusform>
            <numerusform>%n filed wrongly</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message numerus="yes">
        <source>Register %n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>Register %n sample</numerusform>
            <numerusform>Register %n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>Import %n sample</numerusform>
            <numerusform>Import %n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new class(es)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n new class</numerusform>
            <numerusform>%n new classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out:</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n left out:</numerusform>
            <numerusform>%n left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n document(s) wait for you</source>
        <extracomment>app/tray.py</extracomment>
        <translation>
            <numerusform>%n document waits for you</numerusform>
            <numerusform>%n documents wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockBar</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n place(s) differ</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>%n place differ</numerusform>
            <numerusform>%n places differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n place(s) differ</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>More than %n place differ</numerusform>
            <numerusform>More than %n places differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>%n filed</numerusform>
            <numerusform>%n filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Differs from {label} in the %n place(s) marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>Differs from {label} in the place marked.</numerusform>
            <numerusform>Differs from {label} in the %n places marked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{one} and {other} differ in the %n place(s) marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>{one} and {other} differ in the place marked.</numerusform>
            <numerusform>{one} and {other} differ in the %n places marked.</numerusform>
        </translation>
    </message>
</context>
</TS>
