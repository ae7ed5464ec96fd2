<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AdministratorPanel</name>
    <message>
        <source>Present password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>現在のパスワード</translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>New password once more</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>新しいパスワード（確認）</translation>
    </message>
    <message>
        <source>Remove the password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>パスワードを削除</translation>
    </message>
    <message>
        <source>Everybody may change forms and settings then.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>帳票と設定を誰でも変更できるようになります。</translation>
    </message>
    <message>
        <source>It keeps people from changing things by mistake. It does not protect the files: whoever may write to this profile’s folder can get round it.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>誤って変更されるのを防ぎます。ファイルは保護しません。このプロファイルのフォルダに書き込める人なら回避できます。</translation>
    </message>
    <message>
        <source>Forgotten? Remove the file {file} there:</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>忘れた場合は、次の場所のファイル {file} を削除してください：</translation>
    </message>
    <message>
        <source>Registering, changing forms, folders and settings ask for the administrator&apos;s password. Sorting, deciding and the history never do.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>登録と、帳票・フォルダ・設定の変更に管理者パスワードが必要です。仕分け、判断、履歴には必要ありません。</translation>
    </message>
    <message>
        <source>Everybody may change forms and settings. With a password, only who knows it may; sorting, deciding and the history never ask for it.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>帳票と設定を誰でも変更できます。パスワードを設定すると、知っている人だけが変更できます。仕分け、判断、履歴には必要ありません。</translation>
    </message>
    <message>
        <source>Change the password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>パスワードを変更</translation>
    </message>
    <message>
        <source>Set a password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>パスワードを設定</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>二つの入力が一致しません。</translation>
    </message>
    <message numerus="yes">
        <source>Take %n character(s) or more; several words are easy to keep.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>
            <numerusform>%n文字以上にしてください。いくつかの単語を並べると覚えやすくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>パスワードを変更しました。</translation>
    </message>
    <message>
        <source>The password is set.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>パスワードを設定しました。</translation>
    </message>
    <message>
        <source>The password is removed: everybody may change forms and settings.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>パスワードを削除しました。帳票と設定を誰でも変更できます。</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>詳細</translation>
    </message>
    <message>
        <source>For slow scanners, slow shares and unusual documents.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>遅いスキャナーや共有フォルダ、特殊な文書のための設定です。</translation>
    </message>
    <message>
        <source>A file is quiet after</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>ファイルが落ち着くまでの時間</translation>
    </message>
    <message>
        <source>It is taken when it has not changed for so long. Scanners that pause need more.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>この間変更がなければ取り込みます。途中で止まるスキャナーでは長くしてください。</translation>
    </message>
    <message>
        <source>s</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>秒</translation>
    </message>
    <message>
        <source>List folders again every</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>フォルダを確認する間隔</translation>
    </message>
    <message>
        <source>On shares that send no word of new files, this is how soon they are seen.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>新しいファイルを通知しない共有フォルダでは、この間隔で見つけます。</translation>
    </message>
    <message>
        <source>Most pages of a document</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文書のページ数の上限</translation>
    </message>
    <message>
        <source>One with more waits for you.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超える文書は確認待ちになります。</translation>
    </message>
    <message numerus="yes">
        <source>page(s)</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>ページ</numerusform>
        </translation>
    </message>
    <message>
        <source>Largest page</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>ページの大きさの上限</translation>
    </message>
    <message>
        <source>A document with a larger one waits for you.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超えるページのある文書は確認待ちになります。</translation>
    </message>
    <message>
        <source>megapixels</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>メガピクセル</translation>
    </message>
    <message>
        <source>Longest time to read a document</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文書の読み取り時間の上限</translation>
    </message>
    <message>
        <source>One that takes longer waits for you.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超える文書は確認待ちになります。</translation>
    </message>
    <message>
        <source>Memory to read a document</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文書の読み取りメモリの上限</translation>
    </message>
    <message>
        <source>One that needs more waits for you; nothing else is harmed.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超える文書は確認待ちになります。ほかには影響しません。</translation>
    </message>
    <message>
        <source>MB</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>MB</translation>
    </message>
    <message>
        <source>Documents read at once</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>同時に読み取る文書</translation>
    </message>
    <message>
        <source>Fewer leave more of the machine to others.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>少なくすると、ほかのプログラムに余裕ができます。</translation>
    </message>
    <message>
        <source>one for each core</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>コアごとに一つ</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>This page is blank, too dark or too small: nothing could be recognised by it.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>このページは白紙か、暗すぎるか、小さすぎます。これでは何も認識できません。</translation>
    </message>
    <message>
        <source>Give the form a name; scans of it will be filed under it.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>帳票に名前を付けてください。スキャンはその名前で仕分けられます。</translation>
    </message>
    <message>
        <source>No difference from {label} can be seen: register it as another sample?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{label}」との違いが見つかりません。サンプルとして追加しますか。</translation>
    </message>
    <message>
        <source>Make it another sample</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>サンプルとして追加</translation>
    </message>
    <message>
        <source>A new class. Nothing registered looks like it.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>新しい種類です。登録済みの帳票に似たものはありません。</translation>
    </message>
    <message>
        <source>A new sub-label of {name}.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{name}」の新しいサブラベルです。</translation>
    </message>
    <message>
        <source>Another sample of {label}.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{label}」のサンプルを追加します。</translation>
    </message>
    <message>
        <source>It looks like {label} ({score}). Is it really {name}?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{label}」に似ています（{score}）。本当に「{name}」ですか。</translation>
    </message>
    <message>
        <source>{score} like {label}: register as its sub-label?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{label}」に{score}似ています。サブラベルとして登録しますか。</translation>
    </message>
    <message>
        <source>Register it as a sub-label?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>サブラベルとして登録しますか。</translation>
    </message>
    <message>
        <source>Make it a sub-label</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>サブラベルにする</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>外観</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>言語</translation>
    </message>
    <message>
        <source>Of this window; it changes at once.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>このウィンドウの言語です。すぐに切り替わります。</translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Tell me when something waits</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>待っているものがあれば知らせる</translation>
    </message>
    <message>
        <source>By a message of the system, while this window is not in front.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>このウィンドウが前面にないとき、システムの通知で知らせます。</translation>
    </message>
    <message>
        <source>Stay in the notification area when closed</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>閉じても通知領域に残す</translation>
    </message>
    <message>
        <source>Where the system has one. Sorting can be paused there.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>通知領域がある場合。そこから仕分けを一時停止できます。</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Back-up</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Forms and history are backed up by themselves every day on which something has changed. Documents are not part of it: they lie where they were filed.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>帳票と履歴は、変更のあった日に自動でバックアップされます。文書は含まれません。仕分けた場所にあります。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>今すぐバックアップ</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>フォルダを開く</translation>
    </message>
    <message>
        <source>Back-ups</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>バックアップ一覧</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>まだありません。</translation>
    </message>
    <message>
        <source>Command that restores it</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>復元するコマンド</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Going back to the chosen one</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>選んだバックアップに戻すには</translation>
    </message>
    <message>
        <source>Forms or history are as they were then; what came later is not in it, and no document is moved. What is there now is kept beside the back-ups. This window and sorting hold what they know of the present state, so both have to be closed first: stop sorting, close the window, and give this command in a terminal.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>帳票または履歴はその時点の内容に戻り、それ以降のものは含まれません。文書は移動しません。現在の内容はバックアップと並べて残ります。このウィンドウと仕分けは現在の状態を保持しているため、先に両方を閉じる必要があります。仕分けを停止し、ウィンドウを閉じてから、端末でこのコマンドを実行してください。</translation>
    </message>
    <message>
        <source>Backed up into {folder}.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>「{folder}」にバックアップしました。</translation>
    </message>
    <message>
        <source>There is nothing to back up yet.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>バックアップするものはまだありません。</translation>
    </message>
    <message>
        <source>Forms</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>帳票</translation>
    </message>
    <message>
        <source>History and folders</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>履歴とフォルダ</translation>
    </message>
    <message>
        <source>before a restore</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>復元の前</translation>
    </message>
    <message>
        <source>before an update</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>更新の前</translation>
    </message>
    <message>
        <source>damaged</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>破損</translation>
    </message>
    <message>
        <source>The command is copied.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>コマンドをコピーしました。</translation>
    </message>
</context>
<context>
    <name>CandidateTile</name>
    <message>
        <source>Press {number} to file it as this; click to compare.</source>
        <extracomment>app/widgets/candidate_strip.py</extracomment>
        <translation>{number}キーでこれに仕分け、クリックで比較します。</translation>
    </message>
</context>
<context>
    <name>CautionControl</name>
    <message>
        <source>at most 1 wrong in {number}</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>{number}件に1件まで</translation>
    </message>
    <message>
        <source>Of {number} documents of forms that are not registered, one may be filed by mistake; the others come to you.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>未登録の文書{number}件のうち、誤って仕分けるのは1件まで。残りは確認に回ります。</translation>
    </message>
</context>
<context>
    <name>CautionPage</name>
    <message>
        <source>Caution</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>慎重さ</translation>
    </message>
    <message>
        <source>Allowed mistakes</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>許容する誤り</translation>
    </message>
    <message>
        <source>The class is certain, its sub-label is not</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>種類は確実で、サブラベルが不確かなとき</translation>
    </message>
    <message>
        <source>Ask me</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>確認に回す</translation>
    </message>
    <message>
        <source>File it under the class</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>種類だけで仕分ける</translation>
    </message>
    <message>
        <source>Without the sub-label.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>サブラベルは付けません。</translation>
    </message>
    <message>
        <source>The page that decides</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>判定に使うページ</translation>
    </message>
    <message>
        <source>Of a document with several pages.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>複数ページの文書の場合。</translation>
    </message>
    <message>
        <source>The first page that is not blank</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>白紙でない最初のページ</translation>
    </message>
    <message>
        <source>The page that is most like a form</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>最も帳票に似たページ</translation>
    </message>
    <message>
        <source>For forms that lie behind a cover sheet. It takes longer.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>表紙の後に帳票がある場合に使います。時間が長くかかります。</translation>
    </message>
    <message>
        <source>Lead over the next form</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>次の帳票との差</translation>
    </message>
    <message>
        <source>A document that is nearly as much like another form waits for you.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>別の帳票にもほぼ同じくらい似た文書は、確認待ちになります。</translation>
    </message>
</context>
<context>
    <name>ClassPanel</name>
    <message>
        <source>Name of the class</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>種類の名前</translation>
    </message>
    <message>
        <source>Show its samples</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サンプルを表示</translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サンプルを追加…</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>別の種類に統合…</translation>
    </message>
    <message>
        <source>Merge</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>統合</translation>
    </message>
    <message>
        <source>Retire</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>廃止</translation>
    </message>
    <message>
        <source>Scans are no longer recognised as this. Ctrl+Z brings it back.</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>これとして認識されなくなります。Ctrl+Zで元に戻せます。</translation>
    </message>
</context>
<context>
    <name>ClassesModel</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>サンプル%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sub-label(s)</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>サブラベル%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Scan and candidate beside each other</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>スキャンと候補を並べる</translation>
    </message>
    <message>
        <source>Exchange scan and candidate; held, for that long</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>スキャンと候補を切り替える（押している間だけも可）</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>
            <numerusform>印%nか所</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Exchange the two in one place (B)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>同じ場所で切り替え (B)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>縮小 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>拡大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Whole page (Ctrl+0)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>ページ全体 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Whole width (Ctrl+9)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>幅に合わせる (Ctrl+9)</translation>
    </message>
    <message>
        <source>No picture of this page.</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>このページの画像はありません。</translation>
    </message>
    <message>
        <source>Scan</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>スキャン</translation>
    </message>
    <message>
        <source>The page does not lie on this form.</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>このページはこの帳票に重なりません。</translation>
    </message>
    <message>
        <source>Marked: where print of {label} is missing.</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>印：「{label}」にある印刷が足りない所</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The administrator&apos;s password in {0} cannot be read: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」にある管理者パスワードを読み取れません：{1}。</translation>
    </message>
    <message>
        <source>Whoever may write to that folder can remove the file and set a password anew.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このフォルダに書き込める人なら、ファイルを削除して新しいパスワードを設定できます。</translation>
    </message>
    <message>
        <source>The administrator&apos;s password in {0} could not be changed: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」にある管理者パスワードを変更できませんでした：{1}。</translation>
    </message>
    <message>
        <source>Check that this account may write there, and that the disk has room.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このアカウントで書き込めること、ディスクに空きがあることを確認してください。</translation>
    </message>
    <message>
        <source>A password has {0} characters or more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>パスワードは{0}文字以上にしてください。</translation>
    </message>
    <message>
        <source>Several words in a row are easy to keep.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>いくつかの単語を並べると覚えやすくなります。</translation>
    </message>
    <message>
        <source>That is not the present password.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>現在のパスワードと一致しません。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>もう一度入力してください。</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>壊れています</translation>
    </message>
    <message>
        <source>The password was wrong just now.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>先ほどのパスワードは違っていました。</translation>
    </message>
    <message>
        <source>Try again in {0} s.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}秒後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>What is in the folder {0} cannot be seen.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダ「{0}」の中を表示できません。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>アクセス許可を確認してください。</translation>
    </message>
    <message>
        <source>{0} does not lie in CLASS/ or CLASS/SUB-LABEL/ below {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は「{1}」の下の「種類」または「種類／サブラベル」フォルダに入っていません。</translation>
    </message>
    <message>
        <source>Put each sample into a folder named after its class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>サンプルを、種類の名前を付けたフォルダに入れてください。</translation>
    </message>
    <message>
        <source>“{0}” is the same as “{1}” of {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は「{2}」の「{1}」と同じものです。</translation>
    </message>
    <message>
        <source>One of the two is enough.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>どちらか一方で十分です。</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を開けません（{1}）。</translation>
    </message>
    <message>
        <source>Close it in other programs, or check its permissions.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ほかのプログラムで開いていれば閉じるか、アクセス許可を確認してください。</translation>
    </message>
    <message>
        <source>No back-up can be written to {0} ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」にバックアップを書き込めません（{1}）。</translation>
    </message>
    <message>
        <source>Make room there and check that you may write; earlier back-ups are still there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>空き容量を増やし、書き込めることを確認してください。以前のバックアップは残っています。</translation>
    </message>
    <message>
        <source>There is no sound back-up of the {0} in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」に{0}の使えるバックアップがありません。</translation>
    </message>
    <message>
        <source>Name one kept elsewhere, or move {0} away to start anew.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の場所のバックアップを指定するか、「{0}」を移動して新しく始めてください。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ファイル「{0}」がありません。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>名前を確認してください。</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of Kamiwake.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は新しいバージョンのKamiwakeで作成されています。</translation>
    </message>
    <message>
        <source>Install that version or a later one; nothing was changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのバージョン以降をインストールしてください。何も変更していません。</translation>
    </message>
    <message>
        <source>it holds other tables</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の表が入っています</translation>
    </message>
    <message>
        <source>Make room on that disk.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのディスクの空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>Check that disk; make room on it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのディスクを確認し、空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>Close other programs that use this profile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このプロファイルを使っているほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を開けません：{1}。</translation>
    </message>
    <message>
        <source>Check that the folder is on a local disk, has room and may be written.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダがこのコンピューターのディスクにあり、空きがあって書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>{0} is damaged or no database of Kamiwake&apos;s ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は壊れているか、Kamiwakeのデータベースではありません（{1}）。</translation>
    </message>
    <message>
        <source>Run `kamiwake restore` to put the latest back-up in its place; documents are not touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`kamiwake restore` を実行すると最新のバックアップに戻せます。文書には影響しません。</translation>
    </message>
    <message>
        <source>{0} cannot be read or written now: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は現在、読み書きできません：{1}。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>問題が発生しました</translation>
    </message>
    <message>
        <source>Document cannot be read</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書を読み取れません</translation>
    </message>
    <message>
        <source>Not a document Kamiwake can read</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Kamiwakeで読めない文書です</translation>
    </message>
    <message>
        <source>Damaged or incomplete file</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>壊れた、または不完全なファイルです</translation>
    </message>
    <message>
        <source>No such page</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのページはありません</translation>
    </message>
    <message>
        <source>Password-protected document</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>パスワードで保護された文書です</translation>
    </message>
    <message>
        <source>Document too large</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書が大きすぎます</translation>
    </message>
    <message>
        <source>Document could not be decoded</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書をデコードできませんでした</translation>
    </message>
    <message>
        <source>Document could not be recognised</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書を認識できませんでした</translation>
    </message>
    <message>
        <source>Page cannot be turned</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ページの向きを直せません</translation>
    </message>
    <message>
        <source>File is in use</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ファイルは使用中です</translation>
    </message>
    <message>
        <source>No such file</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ファイルがありません</translation>
    </message>
    <message>
        <source>Library was not changed</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ライブラリは変更されませんでした</translation>
    </message>
    <message>
        <source>No such class or sub-label</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その種類またはサブラベルはありません</translation>
    </message>
    <message>
        <source>Library file cannot be used</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ライブラリファイルを使えません</translation>
    </message>
    <message>
        <source>Recognition model cannot be used</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>認識モデルを使えません</translation>
    </message>
    <message>
        <source>Document was not moved</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書は移動されませんでした</translation>
    </message>
    <message>
        <source>Destination cannot be written</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>保存先に書き込めません</translation>
    </message>
    <message>
        <source>File changed while it was being filed</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>仕分け中にファイルが変更されました</translation>
    </message>
    <message>
        <source>No such document</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その文書はありません</translation>
    </message>
    <message>
        <source>Cannot be undone</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>元に戻せません</translation>
    </message>
    <message>
        <source>Not filed there any more</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>もうその場所にありません</translation>
    </message>
    <message>
        <source>Table cannot be written</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>表を書き出せません</translation>
    </message>
    <message>
        <source>Profile cannot be used</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>プロファイルを使えません</translation>
    </message>
    <message>
        <source>Profile cannot be written now</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>現在、プロファイルに書き込めません</translation>
    </message>
    <message>
        <source>Profile is in use</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>プロファイルは使用中です</translation>
    </message>
    <message>
        <source>Profile was made by a newer version</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>プロファイルは新しいバージョンで作成されています</translation>
    </message>
    <message>
        <source>Profile is damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>プロファイルが壊れています</translation>
    </message>
    <message>
        <source>Window does not answer</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ウィンドウが応答しません</translation>
    </message>
    <message>
        <source>Needs the administrator</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>管理者の権限が必要です</translation>
    </message>
    <message>
        <source>Password cannot be set</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>パスワードを設定できません</translation>
    </message>
    <message>
        <source>Setting is not acceptable</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定の値が正しくありません</translation>
    </message>
    <message>
        <source>No such folder</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのフォルダはありません</translation>
    </message>
    <message>
        <source>was put back since then</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その後、受信フォルダに戻されています</translation>
    </message>
    <message>
        <source>was refiled since then</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その後、仕分け直されています</translation>
    </message>
    <message>
        <source>was not moved in the end</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>結局、移動されていません</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」</translation>
    </message>
    <message>
        <source>What became of the document with the number {0}{1} was forgotten: the history is kept for a time only.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>番号{0}{1}の文書の記録は消去されています。履歴の保存には期限があります。</translation>
    </message>
    <message>
        <source>The document is where it was; move it by hand. The setting is `history_days`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書は元の場所にあります。手動で移動してください。期限の設定は `history_days` です。</translation>
    </message>
    <message>
        <source>The history has no document with the number {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>番号{0}の文書は履歴にありません。</translation>
    </message>
    <message>
        <source>`kamiwake history` shows the numbers; those of held documents begin with h.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>番号は `kamiwake history` で確認できます。待機中の文書の番号は h で始まります。</translation>
    </message>
    <message>
        <source>“{0}” is not waiting any more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はもう待機していません。</translation>
    </message>
    <message>
        <source>It was filed, taken away or is being judged again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>すでに仕分けられたか、移動されたか、再判定中です。</translation>
    </message>
    <message>
        <source>{0} is just being moved.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}はちょうど移動中です。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>少し待ってからもう一度お試しください。</translation>
    </message>
    <message>
        <source>{0} waits for a decision.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は判断を待っています。</translation>
    </message>
    <message>
        <source>“{0}” (number {1}) {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」（番号{1}）は{2}。</translation>
    </message>
    <message>
        <source>See `kamiwake history` for where it is.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>現在の場所は `kamiwake history` で確認できます。</translation>
    </message>
    <message>
        <source>Chosen by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>手動で選択されました。</translation>
    </message>
    <message>
        <source>“{0}” has changed since it was looked at.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は表示した後に変更されています。</translation>
    </message>
    <message>
        <source>It is judged again when it is quiet; decide then.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>変更が落ち着いたら判定し直します。その後で決めてください。</translation>
    </message>
    <message>
        <source>“{0}” was changed after it was filed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は仕分けた後に変更されています。</translation>
    </message>
    <message>
        <source>Move it by hand; nothing was touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>手動で移動してください。何も変更していません。</translation>
    </message>
    <message>
        <source>{0}, where “{1}” belongs, cannot be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」の元の場所「{0}」に接続できません。</translation>
    </message>
    <message>
        <source>Connect it again; nothing was touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>接続し直してください。何も変更していません。</translation>
    </message>
    <message>
        <source>{0}, where “{1}” was filed, cannot be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」の仕分け先「{0}」に接続できません。</translation>
    </message>
    <message>
        <source>“{0}” cannot be written in {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」に「{0}」を書き込めません（{2}）。</translation>
    </message>
    <message>
        <source>Is it open in another program? Close it, or choose another name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ほかのプログラムで開いていませんか。閉じるか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>There is no watched folder {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は監視フォルダではありません。</translation>
    </message>
    <message>
        <source>See `kamiwake folder list`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`kamiwake folder list` で確認してください。</translation>
    </message>
    <message>
        <source>“{0}” lies in no watched folder, so nobody knows where to file it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は監視フォルダにないため、仕分け先が分かりません。</translation>
    </message>
    <message>
        <source>Watch {0}, or move it into a folder that is watched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を監視するか、監視フォルダに移動してください。</translation>
    </message>
    <message>
        <source>The destination {0} cannot be made ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>保存先「{0}」を作成できません（{1}）。</translation>
    </message>
    <message>
        <source>Choose another one, or check that you may write there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別のフォルダを選ぶか、書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>This profile is being sorted by process {0} on {1} since {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このプロファイルは{2}から{1}のプロセス{0}が仕分けています。</translation>
    </message>
    <message>
        <source>Stop that one first, or let it do the work.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>先にそちらを停止するか、そのまま任せてください。</translation>
    </message>
    <message>
        <source>Another program has taken over this profile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別のプログラムがこのプロファイルの仕分けを引き継ぎました。</translation>
    </message>
    <message>
        <source>Let it do the work.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのまま任せてください。</translation>
    </message>
    <message>
        <source>“{0}” was put back and does not wait in its inbox any more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は戻された後、受信フォルダからなくなっています。</translation>
    </message>
    <message>
        <source>See the history for where it went since.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その後の行き先は履歴で確認してください。</translation>
    </message>
    <message>
        <source>The original of “{0}” is not in {1} any more, or cannot be read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」の元のファイルは「{1}」にないか、読み取れません。</translation>
    </message>
    <message>
        <source>The filed copy differs from it in its rotation alone: you may move that by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>仕分けたコピーとの違いは向きだけです。手動で移動できます。</translation>
    </message>
    <message>
        <source>“{0}” is already where it belongs, in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はすでに正しい場所「{1}」にあります。</translation>
    </message>
    <message>
        <source>Choose a destination outside the inbox.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>受信フォルダの外を保存先に選んでください。</translation>
    </message>
    <message>
        <source>“{0}” is no longer at {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は「{1}」にありません。</translation>
    </message>
    <message>
        <source>If you moved it, put it back first; nothing was touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>移動した場合は、先に元へ戻してください。何も変更していません。</translation>
    </message>
    <message>
        <source>the folder is not connected</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダに接続されていません</translation>
    </message>
    <message>
        <source>The naming pattern “{0}” {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>命名パターン「{0}」は使えません：{1}。</translation>
    </message>
    <message>
        <source>Use {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>使えるのは {0} です。</translation>
    </message>
    <message>
        <source>must not start at a drive or at the root</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ドライブやルートから始めることはできません</translation>
    </message>
    <message>
        <source>must not lead out of the destination</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>保存先の外に出ることはできません</translation>
    </message>
    <message>
        <source>needs a file name at its end</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>最後にファイル名が必要です</translation>
    </message>
    <message>
        <source>may count files only, not folders</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>連番はファイル名にだけ使えます</translation>
    </message>
    <message>
        <source>has a counter that does not show</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>連番が名前に表れません</translation>
    </message>
    <message>
        <source>has a format that cannot be used ({0})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>使えない書式があります（{0}）</translation>
    </message>
    <message>
        <source>has a brace too many or too few ({0})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>波かっこの数が合いません（{0}）</translation>
    </message>
    <message>
        <source>names “{{0}}”, which does not exist</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{{0}}」という項目はありません</translation>
    </message>
    <message>
        <source>has a format that cannot be used, “{0}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>使えない書式「{0}」があります</translation>
    </message>
    <message>
        <source>It is back as it was filed, upright: the scan as it was had been kept for its time (`originals_days`) and is removed. The picture is the same.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>正しい向きの、仕分けたときの状態で戻しました。元のスキャンは保存期間（`originals_days`）が過ぎて削除されています。画像の内容は同じです。</translation>
    </message>
    <message>
        <source>The original of “{0}” could not be kept in {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」の元のスキャンを「{1}」に保存できませんでした（{2}）。</translation>
    </message>
    <message>
        <source>Make room there, or switch off `rotate_filed`. The document stays where it was and is tried again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>空き容量を増やすか、`rotate_filed` をオフにしてください。文書は元の場所にあり、後で再試行します。</translation>
    </message>
    <message>
        <source>The destination {0} cannot be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>保存先「{0}」に接続できません。</translation>
    </message>
    <message>
        <source>Connect or create it again. Documents stay where they are until then.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>接続し直すか、作成し直してください。それまで文書は元の場所に残ります。</translation>
    </message>
    <message>
        <source>{0} cannot be its own destination.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」自身を保存先にすることはできません。</translation>
    </message>
    <message>
        <source>Choose another destination.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の保存先を選んでください。</translation>
    </message>
    <message>
        <source>{0} belongs to Kamiwake itself.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はKamiwake自身のフォルダです。</translation>
    </message>
    <message>
        <source>Folder is not there</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダがありません</translation>
    </message>
    <message>
        <source>The folder {0} is not there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダ「{0}」がありません。</translation>
    </message>
    <message>
        <source>Make it, or choose another one.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>作成するか、別のフォルダを選んでください。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダ「{0}」を作成できません（{1}）。</translation>
    </message>
    <message>
        <source>{0} is a whole drive: every document on it would be sorted.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はドライブ全体です。中の文書がすべて仕分けられてしまいます。</translation>
    </message>
    <message>
        <source>Choose a folder that only scans arrive in.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>スキャンだけが届くフォルダを選んでください。</translation>
    </message>
    <message>
        <source>Choose another inbox.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の受信フォルダを選んでください。</translation>
    </message>
    <message>
        <source>{0} is your home folder: every document in it would be sorted.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はホームフォルダです。中の文書がすべて仕分けられてしまいます。</translation>
    </message>
    <message>
        <source>{0} is the inbox of another watched folder: what is filed there would be sorted again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は別の監視フォルダの受信フォルダです。仕分けた文書がまた仕分けられてしまいます。</translation>
    </message>
    <message>
        <source>{0} holds your home folder: every document there would be sorted, too.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」にはホームフォルダが入っています。中の文書がすべて仕分けられてしまいます。</translation>
    </message>
    <message>
        <source>{0} is watched already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はすでに監視しています。</translation>
    </message>
    <message>
        <source>{0} lies in the watched inbox {1}: “{2}” would be sorted again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は監視中の受信フォルダ「{1}」の中にあります。「{2}」がまた仕分けられてしまいます。</translation>
    </message>
    <message>
        <source>Choose another destination or naming pattern. It stays where it is.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の保存先か命名パターンを選んでください。文書は元の場所に残ります。</translation>
    </message>
    <message>
        <source>“{0}” changed while it was being filed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は仕分け中に変更されました。</translation>
    </message>
    <message>
        <source>It is read again when it is quiet.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>変更が落ち着いたら読み直します。</translation>
    </message>
    <message>
        <source>“{0}” is no longer in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は「{1}」にありません。</translation>
    </message>
    <message>
        <source>Nothing was moved.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>何も移動していません。</translation>
    </message>
    <message>
        <source>“{0}” cannot be taken out of {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を「{1}」から移動できません（{2}）。</translation>
    </message>
    <message>
        <source>Close it in other programs, or check the permissions of the folder. It stays there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ほかのプログラムで開いていれば閉じるか、フォルダのアクセス許可を確認してください。文書は元の場所に残ります。</translation>
    </message>
    <message>
        <source>Make room in your quota on that disk.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのディスクの割り当て容量に空きを作ってください。</translation>
    </message>
    <message>
        <source>It is read-only: choose another destination.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取り専用です。別の保存先を選んでください。</translation>
    </message>
    <message>
        <source>A file is in the way of a folder: rename one of them.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>同じ名前のファイルとフォルダがあります。どちらかの名前を変えてください。</translation>
    </message>
    <message>
        <source>Shorten the naming pattern or the name of the class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>命名パターンか種類の名前を短くしてください。</translation>
    </message>
    <message>
        <source>Check that the folder exists and can be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダがあり、接続できることを確認してください。</translation>
    </message>
    <message>
        <source>“{0}” could not be put into {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」に「{0}」を保存できませんでした（{2}）。</translation>
    </message>
    <message>
        <source>{0} The document stays where it was and is tried again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}文書は元の場所にあり、後で再試行します。</translation>
    </message>
    <message>
        <source>There is no free name for “{0}” in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」で「{0}」に付けられる名前がありません。</translation>
    </message>
    <message>
        <source>Empty that folder, or use {date} in the naming pattern.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダを空にするか、命名パターンに {date} を使ってください。</translation>
    </message>
    <message>
        <source>Called unknown by hand: it is none of the forms it was compared with.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>手動で不明とされました。比較したどの帳票とも違います。</translation>
    </message>
    <message>
        <source>No spot check has the number {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>番号{0}の抜き取り確認はありません。</translation>
    </message>
    <message>
        <source>`kamiwake spot-checks` shows those that are due.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>確認待ちのものは `kamiwake spot-checks` で表示できます。</translation>
    </message>
    <message>
        <source>“{0}” (number {1}) was taken back or corrected meanwhile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」（番号{1}）はその間に取り消されたか、訂正されました。</translation>
    </message>
    <message>
        <source>It counts as filed wrongly.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>誤った仕分けとして数えます。</translation>
    </message>
    <message>
        <source>most paper outside</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>用紙の大半が枠の外</translation>
    </message>
    <message>
        <source>made the reader fail ({0})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取りに失敗しました（{0}）</translation>
    </message>
    <message>
        <source>{0} holds no pages.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}にはページがありません。</translation>
    </message>
    <message>
        <source>Create the PDF again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>PDFを作成し直してください。</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>末尾が欠けています</translation>
    </message>
    <message>
        <source>{0} is protected by a password.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}はパスワードで保護されています。</translation>
    </message>
    <message>
        <source>Save a copy without the password.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>パスワードなしのコピーを保存してください。</translation>
    </message>
    <message>
        <source>its list of pages is cut off</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ページの一覧が途中で切れています</translation>
    </message>
    <message>
        <source>part of it is missing or was altered</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>一部が欠けているか、改変されています</translation>
    </message>
    <message>
        <source>its beginning makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>先頭が正しくありません</translation>
    </message>
    <message>
        <source>part of a page is missing</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ページの一部が欠けています</translation>
    </message>
    <message>
        <source>{0} is no picture or PDF, whatever its name says.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は、名前にかかわらず画像でもPDFでもありません。</translation>
    </message>
    <message>
        <source>Kamiwake reads JPEG, PNG, BMP, WebP, HEIC, TIFF and PDF: save or print it as one of them.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読めるのはJPEG、PNG、BMP、WebP、HEIC、TIFF、PDFです。いずれかの形式で保存または印刷してください。</translation>
    </message>
    <message>
        <source>{0} is still being written.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}はまだ書き込み中です。</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>後で再試行します。</translation>
    </message>
    <message>
        <source>{0} has {1} pages; at most {2} are read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は{1}ページあります。読み取れるのは{2}ページまでです。</translation>
    </message>
    <message>
        <source>Split it, or raise the limit in the settings.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>分割するか、設定で上限を上げてください。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は空です。</translation>
    </message>
    <message>
        <source>Scan or copy it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>スキャンまたはコピーし直してください。</translation>
    </message>
    <message>
        <source>{0} has no page {1}; it has {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}に{1}ページ目はありません。全部で{2}ページです。</translation>
    </message>
    <message>
        <source>Choose one of its pages.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>あるページを選んでください。</translation>
    </message>
    <message>
        <source>out of memory</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>メモリ不足</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}はファイルではありません。</translation>
    </message>
    <message>
        <source>Name the files inside it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>中のファイルを指定してください。</translation>
    </message>
    <message>
        <source>{0} is not in the folder {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}はフォルダ「{1}」にありません。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>名前とフォルダを確認してください。</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}を開けません（{1}）。</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は壊れているか、不完全です（{1}）。</translation>
    </message>
    <message>
        <source>Open it to check, then scan it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>開いて確認し、スキャンし直してください。</translation>
    </message>
    <message>
        <source>{0} has a page of {1} x {2} pixels, more than a page may have.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}には{1}×{2}ピクセルのページがあり、上限を超えています。</translation>
    </message>
    <message>
        <source>Scan it at a lower resolution, or raise the limit in the settings.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>解像度を下げてスキャンするか、設定で上限を上げてください。</translation>
    </message>
    <message>
        <source>{0} is {1} MB large; at most {2} MB are read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は{1} MBあります。読み取れるのは{2} MBまでです。</translation>
    </message>
    <message>
        <source>Split it, or scan it at a lower resolution.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>分割するか、解像度を下げてスキャンしてください。</translation>
    </message>
    <message>
        <source>{0} needs more memory than a document may take.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は許可された量より多くのメモリを必要とします。</translation>
    </message>
    <message>
        <source>Scan it at a lower resolution, or raise the memory limit in the settings.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>解像度を下げてスキャンするか、設定でメモリの上限を上げてください。</translation>
    </message>
    <message>
        <source>{0} cannot be decoded: it {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}をデコードできません：{1}。</translation>
    </message>
    <message>
        <source>Open it to check, then scan or save it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>開いて確認し、スキャンまたは保存し直してください。</translation>
    </message>
    <message>
        <source>another program has it open</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別のプログラムが開いています</translation>
    </message>
    <message>
        <source>only JPEG, TIFF and PDF can be turned without re-encoding</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>再エンコードせずに向きを直せるのはJPEG、TIFF、PDFだけです</translation>
    </message>
    <message>
        <source>programs would not show it upright</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ほかのプログラムで正しい向きに表示されません</translation>
    </message>
    <message>
        <source>{0} has changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は変更されています。</translation>
    </message>
    <message>
        <source>it is not built as it should be</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ファイルの構造が正しくありません</translation>
    </message>
    <message>
        <source>its headers are damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ヘッダーが壊れています</translation>
    </message>
    <message>
        <source>its Exif data leave no room</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Exifデータに空きがありません</translation>
    </message>
    <message>
        <source>it is too large for a TIFF with one more tag</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>TIFFにタグを追加するには大きすぎます</translation>
    </message>
    <message>
        <source>its list of tags is full</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>タグの一覧がいっぱいです</translation>
    </message>
    <message>
        <source>it holds several pictures that know each other&apos;s places</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>互いの位置を参照する複数の画像が入っています</translation>
    </message>
    <message>
        <source>its Exif data are damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Exifデータが壊れています</translation>
    </message>
    <message>
        <source>its orientation tag makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>向きのタグが正しくありません</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>暗号化されています</translation>
    </message>
    <message>
        <source>it is signed, and a change would break the signature</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>署名されており、変更すると署名が無効になります</translation>
    </message>
    <message>
        <source>a page has a rotation that makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ページの回転の値が正しくありません</translation>
    </message>
    <message>
        <source>its list of objects is damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>オブジェクトの一覧が壊れています</translation>
    </message>
    <message>
        <source>it has one page in several places</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>同じページが複数の場所にあります</translation>
    </message>
    <message>
        <source>it is too large for its list of objects</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>オブジェクトの一覧に対して大きすぎます</translation>
    </message>
    <message>
        <source>{0} was not read, because reading was stopped.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取りが停止されたため、{0}は読み取られませんでした。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>もう一度開始してください。</translation>
    </message>
    <message>
        <source>{0} cannot be read now: no decoding process starts.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}は現在読み取れません。読み取りのプロセスが起動しません。</translation>
    </message>
    <message>
        <source>It is tried again later; restart the program, or the machine if it is short of memory.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>後で再試行します。プログラムを、メモリが不足している場合はコンピューターを再起動してください。</translation>
    </message>
    <message>
        <source>made the decoding process crash</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取りのプロセスが異常終了しました</translation>
    </message>
    <message>
        <source>took longer than {0} seconds to read</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取りに{0}秒以上かかりました</translation>
    </message>
    <message>
        <source>“{0}” is a layout here, and a condition where it comes from.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はここではレイアウト、読み込み元では状態として登録されています。</translation>
    </message>
    <message>
        <source>“{0}” is a condition here, and a layout where it comes from.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はここでは状態、読み込み元ではレイアウトとして登録されています。</translation>
    </message>
    <message>
        <source>Rename one of the two first.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>先にどちらかの名前を変えてください。</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はすでにあります。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の名前にしてください。</translation>
    </message>
    <message>
        <source>“{0}” is not a library file, or it is damaged ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はライブラリファイルではないか、壊れています（{1}）。</translation>
    </message>
    <message>
        <source>The sample of {0} in “{1}” is damaged (page {2} of “{3}”).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」にある「{0}」のサンプルが壊れています（「{3}」の{2}ページ目）。</translation>
    </message>
    <message>
        <source>Page {0} of “{1}” in “{2}” is not of the size that the file says.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{2}」の「{1}」の{0}ページ目の大きさが、ファイルの記載と違います。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}が{1} MBを超えています</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を読み取れません：{1}。</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を書き込めませんでした：{1}。</translation>
    </message>
    <message>
        <source>Copy it again, or export the library again where it came from.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>もう一度コピーするか、元の場所でライブラリをエクスポートし直してください。</translation>
    </message>
    <message>
        <source>“{0}” is not a library file.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はライブラリファイルではありません。</translation>
    </message>
    <message>
        <source>Choose one that Kamiwake has exported; its name ends in .kamiwake.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Kamiwakeでエクスポートしたファイル（名前の末尾は .kamiwake）を選んでください。</translation>
    </message>
    <message>
        <source>“{0}” is damaged or incomplete.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は壊れているか、不完全です。</translation>
    </message>
    <message>
        <source>Check that the folder may be written to and has room.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダに書き込めて、空きがあることを確認してください。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>“{0}” was written by a newer version of Kamiwake ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は新しいバージョンのKamiwakeで作成されています（{1}）。</translation>
    </message>
    <message>
        <source>it asks for too much memory</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>必要なメモリが多すぎます</translation>
    </message>
    <message>
        <source>There is a “{0}” already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」はすでにあります。</translation>
    </message>
    <message>
        <source>Merge the two, or choose another name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>二つを統合するか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” are the same.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」と「{1}」は同じものです。</translation>
    </message>
    <message>
        <source>Name two.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>二つ指定してください。</translation>
    </message>
    <message>
        <source>“{0}” cannot become a part of itself.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を自分自身の一部にすることはできません。</translation>
    </message>
    <message>
        <source>Merge its sub-label instead.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>代わりにサブラベルを統合してください。</translation>
    </message>
    <message>
        <source>This sample is not in the library any more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このサンプルはもうライブラリにありません。</translation>
    </message>
    <message>
        <source>Somebody has removed it meanwhile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その間に誰かが削除しました。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>The library stays as it is.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ライブラリはそのままです。</translation>
    </message>
    <message>
        <source>The last change ({0}) cannot be undone: its name is in use again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>最後の変更（{0}）は、その名前がまた使われているため元に戻せません。</translation>
    </message>
    <message>
        <source>Rename the other one first.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>先にもう一方の名前を変えてください。</translation>
    </message>
    <message>
        <source>There is no “{0}” in the library.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ライブラリに「{0}」はありません。</translation>
    </message>
    <message>
        <source>See `kamiwake library list`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`kamiwake library list` で確認してください。</translation>
    </message>
    <message>
        <source>its list of samples makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>サンプルの一覧が正しくありません</translation>
    </message>
    <message>
        <source>it lists too much</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>一覧が長すぎます</translation>
    </message>
    <message>
        <source>it is of another program</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別のプログラムのファイルです</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>入れ子が深すぎます</translation>
    </message>
    <message>
        <source>{0} is not among its classes</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」が種類の一覧にありません</translation>
    </message>
    <message>
        <source>Take it in again with `kamiwake model use FILE.onnx`, or go back to the one that comes with the program: `kamiwake model use default`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`kamiwake model use FILE.onnx` でもう一度取り込むか、`kamiwake model use default` で付属のモデルに戻してください。</translation>
    </message>
    <message>
        <source>The model of this profile, {0}, is not as it was taken in.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このプロファイルのモデル「{0}」は、取り込んだときから変わっています。</translation>
    </message>
    <message>
        <source>The model of this profile, {0}, is missing or damaged: {1}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>このプロファイルのモデル「{0}」がないか、壊れています：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be copied into {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」を「{1}」にコピーできません（{2}）。</translation>
    </message>
    <message>
        <source>Make room there and check that you may write; the model in use stays.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>空き容量を増やし、書き込めることを確認してください。使用中のモデルはそのままです。</translation>
    </message>
    <message>
        <source>“{0}” is no name for a class or sub-label.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は種類やサブラベルの名前に使えません。</translation>
    </message>
    <message>
        <source>Use 1 to {0} characters.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>1～{0}文字にしてください。</translation>
    </message>
    <message>
        <source>The name {0} has characters in it that cannot be shown.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>名前「{0}」には表示できない文字が含まれています。</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>その文字を除いてください。</translation>
    </message>
    <message>
        <source>no such table</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そのような表はありません</translation>
    </message>
    <message>
        <source>The back-up {0} cannot be looked at ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>バックアップ「{0}」を確認できません（{1}）。</translation>
    </message>
    <message>
        <source>Old models are kept until it can.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>確認できるまで古いモデルは残します。</translation>
    </message>
    <message>
        <source>Template {0} has no stored page.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>サンプル{0}の保存されたページがありません。</translation>
    </message>
    <message>
        <source>Register it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>登録し直してください。</translation>
    </message>
    <message>
        <source>The stored page {0}{1} is damaged.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>保存されたページ{0}{1}が壊れています。</translation>
    </message>
    <message>
        <source>Restore a back-up of the library (`kamiwake restore`).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ライブラリのバックアップを復元してください（`kamiwake restore`）。</translation>
    </message>
    <message>
        <source>Page {0} of “{1}” is registered as {2} already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」の{0}ページ目は、すでに「{2}」として登録されています。</translation>
    </message>
    <message>
        <source>Nothing was changed; retire or merge that one to use it elsewhere.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>何も変更していません。別の場所で使うには、そちらを廃止または統合してください。</translation>
    </message>
    <message>
        <source>registration of {0} as {1}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}を{1}として登録</translation>
    </message>
    <message>
        <source>registration of {0} from the folder “{1}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダ「{1}」から{0}を登録</translation>
    </message>
    <message>
        <source>import of {0} from “{1}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」から{0}をインポート</translation>
    </message>
    <message>
        <source>renaming of {0} to {1}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}を{1}に名前変更</translation>
    </message>
    <message>
        <source>{0} is not what was written</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}が書き込んだ内容と違います</translation>
    </message>
    <message>
        <source>{0} distinct templates and {1} other pages are too few to calibrate</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>異なるサンプル{0}件とその他のページ{1}件では、調整するのに足りません</translation>
    </message>
    <message>
        <source>a table of {0} thresholds</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}個のしきい値の表</translation>
    </message>
    <message>
        <source>thresholds that are no scores</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>しきい値が類似度の値ではありません</translation>
    </message>
    <message>
        <source>galleries or odds that do not rise</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ライブラリの大きさか許容率が昇順ではありません</translation>
    </message>
    <message>
        <source>Nothing registered looks like this.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>登録済みの帳票に似たものはありません。</translation>
    </message>
    <message>
        <source>some of its print is missing: this may be an edition that is not registered</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>印刷の一部が足りません。登録されていない版かもしれません</translation>
    </message>
    <message>
        <source>{0} and {1} are equally likely</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}と{1}が同じくらい似ています</translation>
    </message>
    <message>
        <source>Looks a little like {0}, but not clearly enough.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に少し似ていますが、十分ではありません。</translation>
    </message>
    <message>
        <source>Looks like {0}, but some of its print is missing: this may be an edition that is not registered, so it is filed by its class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ていますが、印刷の一部が足りません。登録されていない版かもしれないため、種類だけで仕分けました。</translation>
    </message>
    <message>
        <source>Looks like {0}, but some of its print is missing: this may be an edition that is not registered.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ていますが、印刷の一部が足りません。登録されていない版かもしれません。</translation>
    </message>
    <message>
        <source>Looks like {0}, but just as much like {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ていますが、「{1}」にも同じくらい似ています。</translation>
    </message>
    <message>
        <source>Looks like {0}; {1}, so it is filed by its class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ています。{1}。種類だけで仕分けました。</translation>
    </message>
    <message>
        <source>Looks like {0}, but {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ていますが、{1}。</translation>
    </message>
    <message>
        <source>the plain form</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「サブラベルなし」</translation>
    </message>
    <message>
        <source>Nothing is registered yet. Register one sample first.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>まだ何も登録されていません。まずサンプルを1枚登録してください。</translation>
    </message>
    <message>
        <source>Looks like {0}, but not clearly enough to be certain.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ていますが、確実といえるほどではありません。</translation>
    </message>
    <message>
        <source>Looks like {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に似ています。</translation>
    </message>
    <message>
        <source>Export it again: without one nobody can tell what is unknown.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>エクスポートし直してください。これがないと、不明なものを見分けられません。</translation>
    </message>
    <message>
        <source>Export the model again; both files must come from one export.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>モデルをエクスポートし直してください。二つのファイルは同時に書き出したものでなければなりません。</translation>
    </message>
    <message>
        <source>{0} is not the file its description was made for.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は、説明ファイルの対象となったファイルではありません。</translation>
    </message>
    <message>
        <source>The model kamiwake-lcnet050 is missing from the installation ({0}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>モデル kamiwake-lcnet050 がインストールに含まれていません（{0}）。</translation>
    </message>
    <message>
        <source>Install Kamiwake again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Kamiwakeをインストールし直してください。</translation>
    </message>
    <message>
        <source>{0} or its .json cannot be read ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」またはその .json を読み取れません（{1}）。</translation>
    </message>
    <message>
        <source>Put both files, as exported, into one folder.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>書き出した二つのファイルを同じフォルダに置いてください。</translation>
    </message>
    <message>
        <source>{0} px, {1} numbers a page</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}ピクセル、1ページ{1}個の数値</translation>
    </message>
    <message>
        <source>The description of {0} is damaged ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」の説明ファイルが壊れています（{1}）。</translation>
    </message>
    <message>
        <source>{0} was exported without a calibration.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は調整値なしで書き出されています。</translation>
    </message>
    <message>
        <source>{0} gave an empty result.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」の結果が空でした。</translation>
    </message>
    <message>
        <source>Use another model.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別のモデルを使ってください。</translation>
    </message>
    <message>
        <source>{0} takes {1} and gives {2}, not what its description says.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」の入力は{1}、出力は{2}で、説明ファイルと違います。</translation>
    </message>
    <message>
        <source>Export the model again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>モデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <source>{0} is no model that can be run ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は実行できるモデルではありません（{1}）。</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>エクスポートし直してください。</translation>
    </message>
    <message>
        <source>The calibration of {0} is damaged ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」の調整値が壊れています（{1}）。</translation>
    </message>
    <message>
        <source>a template&apos;s vector is not of unit length</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>サンプルのベクトルの長さが1ではありません</translation>
    </message>
    <message>
        <source>The document has no pages.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文書にページがありません。</translation>
    </message>
    <message>
        <source>The page is blank: delete it, or file it by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>白紙のページです。削除するか、手動で仕分けてください。</translation>
    </message>
    <message>
        <source>Every page is blank: delete it, or file it by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>すべて白紙のページです。削除するか、手動で仕分けてください。</translation>
    </message>
    <message>
        <source>Looks a little like {0}; what it looks more like was ruled out.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」に少し似ています。より似ているものは、違うと判断済みです。</translation>
    </message>
    <message>
        <source>The sheet takes up little of the picture: take it from nearer.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>用紙が画像の中で小さすぎます。もっと近くで撮影してください。</translation>
    </message>
    <message>
        <source>{0} cannot be used: it {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は使えません：{1}。</translation>
    </message>
    <message>
        <source>Export it again with `python -m training.export`; the model in use stays.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`python -m training.export` でエクスポートし直してください。使用中のモデルはそのままです。</translation>
    </message>
    <message>
        <source>gives numbers that are none (NaN)</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>数値でない値（NaN）を出力します</translation>
    </message>
    <message>
        <source>gives vectors of length {0} instead of 1</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>長さ1ではなく{0}のベクトルを出力します</translation>
    </message>
    <message>
        <source>gives a page alone another vector than the same page among others</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>同じページでも、単独とほかのページと一緒とで結果が違います</translation>
    </message>
    <message>
        <source>gives every page the same vector</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>どのページにも同じベクトルを出力します</translation>
    </message>
    <message>
        <source>gives {0} for {1} pages</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{1}ページに対して{0}を出力します</translation>
    </message>
    <message>
        <source>cannot be run on {0} pages ({1})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}ページで実行できません（{1}）</translation>
    </message>
    <message>
        <source>Page {0} of “{1}” is blank, too dark or too small.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」の{0}ページ目は白紙か、暗すぎるか、小さすぎます。</translation>
    </message>
    <message>
        <source>Register a page with print on it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>印刷のあるページを登録してください。</translation>
    </message>
    <message>
        <source>Correct it and start the program again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>直してからプログラムを起動し直してください。</translation>
    </message>
    <message>
        <source>true or false</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>true または false</translation>
    </message>
    <message>
        <source>The setting “{0}”{1} has to be {2}, not {3}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定「{0}」{1}の値は {2} にしてください（現在は {3}）。</translation>
    </message>
    <message>
        <source>Did you mean “{0}”?</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」のことですか。</translation>
    </message>
    <message>
        <source>See `kamiwake settings` for all.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>一覧は `kamiwake settings` で確認できます。</translation>
    </message>
    <message>
        <source>There is no setting “{0}”{1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定「{0}」{1}はありません。</translation>
    </message>
    <message>
        <source>Correct it there, or run `kamiwake settings repair`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>そこで直すか、`kamiwake settings repair` を実行してください。</translation>
    </message>
    <message>
        <source>Ask your administrator to correct it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>管理者に修正を依頼してください。</translation>
    </message>
    <message>
        <source>The settings file {0} holds no JSON object.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定ファイル「{0}」にJSONオブジェクトがありません。</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別の値を選んでください。</translation>
    </message>
    <message>
        <source>/Library/Application Support</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>/Library/Application Support</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定ファイル「{0}」を読み取れません（{1}）。</translation>
    </message>
    <message>
        <source>it is no text</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>テキストではありません</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy file cannot be read, so nothing can be changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>管理者のポリシーファイルを読み取れないため、何も変更できません。</translation>
    </message>
    <message>
        <source>Set by the environment variable {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>環境変数 {0} で設定されています。</translation>
    </message>
    <message>
        <source>Set by your administrator in {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>管理者が「{0}」で設定しています。</translation>
    </message>
    <message>
        <source>The setting “{0}” cannot be changed: {1}{2}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定「{0}」は変更できません：{1}{2}</translation>
    </message>
    <message>
        <source>The settings cannot be written to {0} ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定を「{0}」に書き込めません（{1}）。</translation>
    </message>
    <message>
        <source>Make room there and check that you may write; nothing was changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>空き容量を増やし、書き込めることを確認してください。何も変更していません。</translation>
    </message>
    <message>
        <source>Remove {0} and start the program again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} を削除してからプログラムを起動し直してください。</translation>
    </message>
    <message>
        <source>Ask your administrator to change it there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>変更を管理者に依頼してください。</translation>
    </message>
    <message>
        <source>Another program is changing {0} and does not come to an end.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>別のプログラムが「{0}」を変更中で、終わりません。</translation>
    </message>
    <message>
        <source>Try again, or end that program.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>もう一度試すか、そのプログラムを終了してください。</translation>
    </message>
    <message>
        <source>The same content was filed on {0} as “{1}” in {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>同じ内容の文書が{0}に「{1}」として「{2}」に仕分けられています。</translation>
    </message>
    <message>
        <source>“{0}” could not be compared with the library ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」をライブラリと比較できませんでした（{1}）。</translation>
    </message>
    <message>
        <source>“{0}” has changed since it was found.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は見つけた後に変更されています。</translation>
    </message>
    <message>
        <source>“{0}” waits: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」は待機しています：{1}。</translation>
    </message>
    <message>
        <source>It is taken when the other program has closed it and it may be read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>ほかのプログラムが閉じて読めるようになったら取り込みます。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be listed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>フォルダ「{0}」の一覧を取得できません。</translation>
    </message>
    <message>
        <source>Check its permissions; what lies in it is taken as soon as it can be seen.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>アクセス許可を確認してください。中の文書は、見えるようになり次第取り込みます。</translation>
    </message>
    <message>
        <source>It is filed turned as it was scanned:</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取った向きのまま仕分けました：</translation>
    </message>
    <message>
        <source>turned 90° counter-clockwise</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>左に90°回転</translation>
    </message>
    <message>
        <source>It is filed turned as it was scanned: {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>読み取った向きのまま仕分けました：{0}。</translation>
    </message>
</context>
<context>
    <name>DocumentPanel</name>
    <message>
        <source>Open</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>フォルダを開く</translation>
    </message>
    <message>
        <source>Put back into the inbox</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>受信フォルダに戻す</translation>
    </message>
    <message>
        <source>Judge again</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>判定し直す</translation>
    </message>
    <message>
        <source>Register as a new form…</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>新しい帳票として登録…</translation>
    </message>
    <message>
        <source>File it as</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>仕分け先</translation>
    </message>
    <message>
        <source>Refile it as</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>新しい仕分け先</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>仕分ける</translation>
    </message>
    <message>
        <source>Refile</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>仕分け直す</translation>
    </message>
    <message>
        <source>File it as this</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>これで仕分ける</translation>
    </message>
    <message>
        <source>Refile it as this</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>これで仕分け直す</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文書</translation>
    </message>
    <message>
        <source>The same document once more</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>同じ文書がまた届いたとき</translation>
    </message>
    <message>
        <source>What becomes of a document whose very content was filed before.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>内容がまったく同じ文書を、以前に仕分けている場合。</translation>
    </message>
    <message>
        <source>File both</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>両方を仕分ける</translation>
    </message>
    <message>
        <source>Each goes where its form belongs.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>それぞれの帳票の仕分け先に入ります。</translation>
    </message>
    <message>
        <source>Ask me</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>確認に回す</translation>
    </message>
    <message>
        <source>The second one waits for you to decide.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>二つ目は確認待ちになります。</translation>
    </message>
    <message>
        <source>Put it beside the first one</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>一つ目と並べて置く</translation>
    </message>
    <message>
        <source>It goes into the folder of the first one, wherever that is now.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>一つ目が今あるフォルダに入ります。</translation>
    </message>
    <message>
        <source>File turned pages upright</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>回転したページを正しい向きで仕分ける</translation>
    </message>
    <message>
        <source>Nothing is encoded anew, and the scan as it was is kept for undo.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>再エンコードはせず、元のスキャンは元に戻すときのために残します。</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>No picture of this page.</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>このページの画像はありません。</translation>
    </message>
    <message>
        <source>Page</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>ページ</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>
            <numerusform>印%nか所</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>New class</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>新しい種類</translation>
    </message>
    <message>
        <source>New sub-label</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>新しいサブラベル</translation>
    </message>
    <message>
        <source>More samples of what is there</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>既存のサンプルに追加</translation>
    </message>
    <message>
        <source>“{name}” joins it</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>「{name}」に追加されます</translation>
    </message>
    <message>
        <source>It does not lie in CLASS/ or CLASS/SUB-LABEL/.</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>「種類」または「種類／サブラベル」フォルダに入っていません。</translation>
    </message>
</context>
<context>
    <name>FiledFacts</name>
    <message>
        <source>Typical match</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>普段の類似度</translation>
    </message>
    <message>
        <source>Nothing is filed as this yet.</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>まだ何も仕分けられていません。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) filed</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>仕分け%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}, last {when}</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>{count}（最終 {when}）</translation>
    </message>
    <message numerus="yes">
        <source>%n of them chosen by hand</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>うち%n件は手動で選択</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed here by mistake and corrected</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>誤ってここに仕分け、訂正したもの%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>Open where documents are filed</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>保存先を開く</translation>
    </message>
    <message>
        <source>Change this folder</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>このフォルダを変更</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>watching</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>監視中</translation>
    </message>
    <message>
        <source>stopped</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>停止中</translation>
    </message>
    <message>
        <source>starting…</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>開始中…</translation>
    </message>
    <message>
        <source>{count} today</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>今日{count}件</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>待機{count}件</translation>
    </message>
    <message>
        <source>{filed} filed and {held} to decide today</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>今日：仕分け{filed}件、要判断{held}件</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>開始</translation>
    </message>
    <message>
        <source>Sort into this folder&apos;s destination</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>このフォルダの保存先に仕分ける</translation>
    </message>
</context>
<context>
    <name>FolderPanel</name>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Inbox: where scans arrive</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>受信フォルダ：スキャンが届く場所</translation>
    </message>
    <message>
        <source>File them into</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>保存先</translation>
    </message>
    <message>
        <source>Naming</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>命名</translation>
    </message>
    <message>
        <source>Make the folder</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>フォルダを作成</translation>
    </message>
    <message>
        <source>Watch it no longer</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>監視をやめる</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>ファイルはそのまま残ります。</translation>
    </message>
    <message>
        <source>Folders and names inside it</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>中のフォルダとファイル名</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>保存せずに閉じる</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>監視フォルダ</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>フォルダを監視</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>保存</translation>
    </message>
    <message>
        <source>Start watching</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>監視を開始</translation>
    </message>
    <message>
        <source>Claim form A</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>請求書A</translation>
    </message>
    <message>
        <source>2024</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>2024</translation>
    </message>
    <message>
        <source>For example: {path}</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>例：{path}</translation>
    </message>
    <message>
        <source>Give the whole path of {path}.</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>「{path}」をフルパスで入力してください。</translation>
    </message>
    <message>
        <source>Choose a destination outside the inbox.</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>受信フォルダの外を保存先に選んでください。</translation>
    </message>
    <message>
        <source>Filed</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>仕分け済み</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>参照…</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>Scans that arrive in a watched folder are filed by themselves.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>監視フォルダに届いたスキャンは自動で仕分けられます。</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>監視しているフォルダはまだありません。</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>フォルダを監視…</translation>
    </message>
    <message>
        <source>Watch {folder}…</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>「{folder}」を監視…</translation>
    </message>
    <message>
        <source>{inbox} is watched from now on.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>「{inbox}」の監視を始めました。</translation>
    </message>
    <message>
        <source>{inbox} is watched as you have changed it.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>「{inbox}」を変更した設定で監視します。</translation>
    </message>
    <message>
        <source>{inbox} is no longer watched.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>「{inbox}」の監視をやめました。</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Nothing was changed.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>何も変更していません。</translation>
    </message>
    <message>
        <source>Unlock what only the administrator may do.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>管理者だけの操作のロックを解除します。</translation>
    </message>
    <message>
        <source>Registering needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>登録には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Renaming needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>名前の変更には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Merging needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>統合には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Moving a sample needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>サンプルの移動には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Retiring needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>廃止には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Taking back a change of the library needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>ライブラリの変更を元に戻すには管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Importing needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>インポートには管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Another model needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>モデルの変更には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Changing watched folders needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>監視フォルダの変更には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Changing settings needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>設定の変更には管理者パスワードが必要です。</translation>
    </message>
    <message>
        <source>Restoring a back-up needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>バックアップの復元には管理者パスワードが必要です。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Close these steps</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>この手順を閉じる</translation>
    </message>
    <message>
        <source>Register one sample of a form</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>帳票のサンプルを1枚登録します</translation>
    </message>
    <message>
        <source>Choose the folder scans arrive in</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>スキャンが届くフォルダを選びます</translation>
    </message>
    <message>
        <source>Put a scan of that form into the folder</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>その帳票のスキャンをフォルダに入れます</translation>
    </message>
    <message>
        <source>Step {number} of {steps}</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>手順{number}/{steps}</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>ファイルを選ぶ…</translation>
    </message>
    <message>
        <source>Choose it…</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>選ぶ…</translation>
    </message>
    <message>
        <source>Done: scans are filed by themselves from now on</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>完了：これからスキャンは自動で仕分けられます</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Putting back: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>受信フォルダに戻しています：{done} / {total}</translation>
    </message>
    <message>
        <source>Refiling: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>仕分け直しています：{done} / {total}</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>元に戻しています：{done} / {total}</translation>
    </message>
    <message>
        <source>Writing the table: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>表を書き出しています：{done} / {total}</translation>
    </message>
    <message>
        <source>Nothing to do: they lie in their inboxes already.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>すでに受信フォルダにあるため、することはありません。</translation>
    </message>
    <message>
        <source>{name} is in {folder}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>「{name}」を「{folder}」に移しました</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are back in their inboxes.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n件の文書を受信フォルダに戻しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are filed as {label}.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n件の文書を「{label}」に仕分けました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are where they were before.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n件の文書を元の場所に戻しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stayed where they were.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n件の文書は移動していません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n were not touched.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>キャンセルしました。%n件は変更していません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message>
        <source>The list has just changed.</source>
        <extracomment>app/history_desk.py</extracomment>
        <translation>一覧が更新されたところです。</translation>
    </message>
    <message>
        <source>Nothing was touched: choose again.</source>
        <extracomment>app/history_desk.py</extracomment>
        <translation>何も変更していません。選び直してください。</translation>
    </message>
</context>
<context>
    <name>HistoryExport</name>
    <message>
        <source>Make the folder</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>フォルダを作成</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>別の場所を選ぶ…</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Filed as</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>仕分け先</translation>
    </message>
    <message>
        <source>Any class</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>すべての種類</translation>
    </message>
    <message>
        <source>Days</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>期間</translation>
    </message>
    <message>
        <source>Any day</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>すべての期間</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>今日</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>過去7日間</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>過去30日間</translation>
    </message>
    <message>
        <source>From … to …</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>期間を指定…</translation>
    </message>
    <message>
        <source>First day</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>開始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>終了日</translation>
    </message>
    <message>
        <source>Show documents of other runs, too</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>ほかの回の文書も表示</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>条件をクリア</translation>
    </message>
    <message>
        <source>One run, from {time} on</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>{time}からの1回分</translation>
    </message>
    <message>
        <source>By hand</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>手動</translation>
    </message>
    <message>
        <source>Corrected</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>訂正済み</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Document</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>文書</translation>
    </message>
    <message>
        <source>Filed as</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>仕分け先</translation>
    </message>
    <message>
        <source>Verdict</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>判定</translation>
    </message>
    <message>
        <source>Alike</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>類似度</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>日時</translation>
    </message>
    <message>
        <source>{score} alike; filed by itself from {threshold}</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>類似度{score}（{threshold}以上で自動仕分け）</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>corrected</source>
        <extracomment>app/widgets/history_table.py</extracomment>
        <translation>訂正済み</translation>
    </message>
    <message>
        <source>by hand</source>
        <extracomment>app/widgets/history_table.py</extracomment>
        <translation>手動</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Show all of the same run</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>同じ回の文書をすべて表示</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the history</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>履歴を検索</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>エクスポート…</translation>
    </message>
    <message>
        <source>Write what is shown into a table (Ctrl+E)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>表示中のものを表に書き出す (Ctrl+E)</translation>
    </message>
    <message>
        <source>Nothing sorted yet</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>まだ何も仕分けていません</translation>
    </message>
    <message>
        <source>Every document that is filed stays listed here, with the reason.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>仕分けた文書と理由がここに残ります。</translation>
    </message>
    <message>
        <source>No document is like that</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>当てはまる文書はありません</translation>
    </message>
    <message>
        <source>Try fewer words, other days, or any class.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>言葉を減らすか、期間や種類を変えてください。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>条件をクリア</translation>
    </message>
    <message>
        <source>Undo the latest decision</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>最後の判断を元に戻す</translation>
    </message>
    <message>
        <source>Export a table</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>表をエクスポート</translation>
    </message>
    <message>
        <source>From the search into the list</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>検索欄から一覧へ</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>検索をクリア</translation>
    </message>
    <message>
        <source>File it as something else</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>別の帳票に仕分ける</translation>
    </message>
    <message>
        <source>Put it back into its folder</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>元のフォルダに戻す</translation>
    </message>
    <message>
        <source>Take the suggestion of that number</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>その番号の候補を選ぶ</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>「{path}」はもうありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>
            <numerusform>%n件の文書</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a document to see why it went where.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>文書を選ぶと理由が表示されます。</translation>
    </message>
    <message>
        <source>Export the history</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>履歴をエクスポート</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>キャンセルしました。ファイルは作成していません。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are in {name}.</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>
            <numerusform>%n件の文書を{name}に書き出しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Refile as… (F2)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>仕分け直す… (F2)</translation>
    </message>
    <message>
        <source>Put back into the inbox (Del)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>受信フォルダに戻す (Del)</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>フォルダを開く</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select something to see it here.</source>
        <extracomment>app/widgets/inspector.py</extracomment>
        <translation>選んだものがここに表示されます。</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source>Keeping</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>保存期間</translation>
    </message>
    <message>
        <source>What the program remembers. Filed documents are never removed. Enter takes a change, because what is forgotten does not come back.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>プログラムが記憶する内容です。仕分けた文書が削除されることはありません。消えた記録は戻らないため、変更はEnterで確定します。</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>履歴</translation>
    </message>
    <message>
        <source>What happened to a document is forgotten after this long. Then it cannot be undone.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>この期間を過ぎた記録は消去され、元に戻せなくなります。</translation>
    </message>
    <message>
        <source>for ever</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>無期限</translation>
    </message>
    <message>
        <source>Scans of turned pages</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>回転したページのスキャン</translation>
    </message>
    <message>
        <source>Where an upright copy was filed, the scan itself is kept for this long.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>正しい向きで仕分けたとき、元のスキャンを残す期間です。</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindChoice</name>
    <message>
        <source>Another layout</source>
        <extracomment>app/widgets/kind_choice.py</extracomment>
        <translation>別のレイアウト</translation>
    </message>
    <message>
        <source>A condition</source>
        <extracomment>app/widgets/kind_choice.py</extracomment>
        <translation>状態</translation>
    </message>
    <message>
        <source>Stained, torn, photographed, marked …</source>
        <extracomment>app/widgets/kind_choice.py</extracomment>
        <translation>汚れ、破れ、写真、書き込みなど</translation>
    </message>
</context>
<context>
    <name>LabelPicker</name>
    <message>
        <source>Class</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>種類</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>帳票の名前</translation>
    </message>
    <message>
        <source>Sub-label</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>サブラベル</translation>
    </message>
    <message>
        <source>Optional: edition, condition</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>任意：版、状態など</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Back to all classes (Esc)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>すべての種類に戻る (Esc)</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the library</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>ライブラリを検索</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>その他</translation>
    </message>
    <message>
        <source>Add a form…</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>帳票を追加…</translation>
    </message>
    <message>
        <source>Choose files (Ctrl+O), drop them here, or paste (Ctrl+V)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>ファイルを選ぶ (Ctrl+O)、ドロップする、または貼り付ける (Ctrl+V)</translation>
    </message>
    <message>
        <source>Cards (Ctrl+M)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>カード (Ctrl+M)</translation>
    </message>
    <message>
        <source>Map (Ctrl+M)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>マップ (Ctrl+M)</translation>
    </message>
    <message>
        <source>Shows only what another label looks like: such scans may have to be asked about</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>ほかの帳票によく似たものだけを表示します。そのスキャンは確認が必要になることがあります</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>名前順</translation>
    </message>
    <message>
        <source>Most filed first</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>仕分けの多い順</translation>
    </message>
    <message>
        <source>Last seen first</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>最近使った順</translation>
    </message>
    <message numerus="yes">
        <source>%n close pair(s)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>
            <numerusform>よく似た組%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>サンプルを追加…</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す操作はありません</translation>
    </message>
    <message>
        <source>Undo: registered at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}の登録 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: a folder registered at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}のフォルダ登録 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: imported at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}のインポート (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: renamed at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}の名前変更 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: merged at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}の統合 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: moved at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}の移動 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: retired at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>元に戻す：{when}の廃止 (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>Classes</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>種類</translation>
    </message>
    <message>
        <source>Samples</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>There is no map without the recognition model.</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>認識モデルがないためマップを表示できません。</translation>
    </message>
    <message>
        <source>No class is called “{text}”.</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>「{text}」という種類はありません。</translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>マップを作成しています…</translation>
    </message>
    <message>
        <source>Another sample</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>サンプルを追加</translation>
    </message>
    <message>
        <source>New sub-label</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>新しいサブラベル</translation>
    </message>
    <message>
        <source>Another sample of this</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>このサンプルに追加</translation>
    </message>
    <message>
        <source>New sub-label of {name}</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>「{name}」の新しいサブラベル</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Drop one sample of a form here</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>帳票のサンプルを1枚ここにドロップ</translation>
    </message>
    <message>
        <source>A picture, TIFF or PDF. From then on, scans of that form are recognised.</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>画像、TIFF、PDFのいずれか。それ以降、その帳票のスキャンを認識します。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Try with samples</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>サンプルで試す</translation>
    </message>
    <message>
        <source>Back to all classes</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>すべての種類に戻る</translation>
    </message>
    <message>
        <source>Undo the latest change</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>最後の変更を元に戻す</translation>
    </message>
    <message>
        <source>Register what was copied</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>コピーしたものを登録</translation>
    </message>
    <message>
        <source>Choose a sample to register</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>登録するサンプルを選ぶ</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>検索</translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Cards or the map</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>カードまたはマップ</translation>
    </message>
    <message>
        <source>Retire</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>廃止</translation>
    </message>
    <message>
        <source>Samples of a form</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>帳票のサンプル</translation>
    </message>
    <message>
        <source>Documents ({patterns});;Recognition models ({models});;All files (*)</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>文書 ({patterns});;認識モデル ({models});;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Drop a sample of a form anywhere here to register it.</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>サンプルをここにドロップすると登録できます。</translation>
    </message>
    <message>
        <source>Show its samples</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>サンプルを表示</translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>サンプルを追加…</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>名前の変更 (F2)</translation>
    </message>
    <message>
        <source>Retire (Del)</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>廃止 (Del)</translation>
    </message>
    <message>
        <source>Register a folder of samples: what is in it is shown first</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>サンプルのフォルダを登録します。先に内容を表示します</translation>
    </message>
    <message>
        <source>New class</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>新しい種類</translation>
    </message>
</context>
<context>
    <name>LockButton</name>
    <message>
        <source>Locked: only the administrator may change forms and settings. Unlock…</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>ロック中：帳票と設定を変更できるのは管理者だけです。ロックを解除…</translation>
    </message>
    <message numerus="yes">
        <source>Unlocked; locks by itself after %n minute(s). Lock now</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>
            <numerusform>ロック解除中：%n分後に自動でロックします。今すぐロック</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sort</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>仕分け</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>確認</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Show or hide the pane at the right (F9)</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>右の詳細を表示／隠す (F9)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (F1)</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>キーボードショートカット (F1)</translation>
    </message>
    <message>
        <source>Show or hide the pane at the right</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>右の詳細を表示／隠す</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>
            <numerusform>%n件が待っています</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelBar</name>
    <message>
        <source>The earlier model goes on until then.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>それまでは前のモデルを使います。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>{name} is being taken. Wait for it, or cancel it first.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>「{name}」を取り込み中です。終わるまで待つか、先にキャンセルしてください。</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>今はできません</translation>
    </message>
    <message>
        <source>These are several. Drop the one that is to be used.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>複数あります。使うものを一つだけドロップしてください。</translation>
    </message>
    <message>
        <source>One model at a time</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>モデルは一度に一つです</translation>
    </message>
    <message>
        <source>{name}: the library is embedded again from its stored images.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>{name}：保存された画像からライブラリを計算し直します。</translation>
    </message>
    <message>
        <source>Until that is complete, the present model goes on.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>終わるまでは現在のモデルを使います。</translation>
    </message>
    <message>
        <source>Use this model</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>このモデルを使う</translation>
    </message>
    <message>
        <source>Checking the model {name}…</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>モデル {name} を確認しています…</translation>
    </message>
    <message>
        <source>Embedding the library again for {name}</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>{name} 用にライブラリを計算し直しています</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>ModelDesk</name>
    <message>
        <source>the bundled model</source>
        <extracomment>app/model_desk.py</extracomment>
        <translation>付属のモデル</translation>
    </message>
    <message>
        <source>{name} is not taken: {other} is being taken.</source>
        <extracomment>app/model_desk.py</extracomment>
        <translation>「{name}」は取り込みません。「{other}」を取り込み中です。</translation>
    </message>
    <message>
        <source>Wait until that has ended, or cancel it.</source>
        <extracomment>app/model_desk.py</extracomment>
        <translation>終わるまで待つか、キャンセルしてください。</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>モデル</translation>
    </message>
    <message>
        <source>What forms are recognised by.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>帳票の認識に使います。</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>別のファイルを選ぶ…</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>付属のモデルを使う</translation>
    </message>
    <message>
        <source>A model is a file NAME.onnx with NAME.json beside it; it can be dropped on this window, too. The library is embedded again from its stored images. Until that is complete, the present model goes on.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>モデルは「名前.onnx」と、同じ場所の「名前.json」の二つのファイルです。このウィンドウにドロップすることもできます。保存された画像からライブラリを計算し直し、終わるまでは現在のモデルを使います。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>モデルを選択</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>モデル (*.onnx)</translation>
    </message>
    <message>
        <source>It comes with the program.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>プログラムに付属のモデルです。</translation>
    </message>
    <message>
        <source>In use since {time}.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>{time}から使用中。</translation>
    </message>
</context>
<context>
    <name>NamingPage</name>
    <message>
        <source>Naming</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>命名</translation>
    </message>
    <message>
        <source>Where below its destination a document goes, and what it is called there.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>保存先の中で文書が入るフォルダと、ファイルの名前です。</translation>
    </message>
    <message>
        <source>Folders and names</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>フォルダと名前</translation>
    </message>
    <message>
        <source>Of folders that are added from now on; those that are watched keep theirs. Enter takes it, Esc leaves it as it was.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>これから追加するフォルダに使います。監視中のフォルダは変わりません。Enterで決定、Escで元のままにします。</translation>
    </message>
</context>
<context>
    <name>NearIdentical</name>
    <message>
        <source>Near-identical</source>
        <extracomment>app/panels/near_identical.py</extracomment>
        <translation>よく似た帳票</translation>
    </message>
    <message>
        <source>Near-identical to {name}</source>
        <extracomment>app/panels/near_identical.py</extracomment>
        <translation>「{name}」とよく似ています</translation>
    </message>
</context>
<context>
    <name>Nearest</name>
    <message>
        <source>Most alike so far</source>
        <extracomment>app/widgets/nearest.py</extracomment>
        <translation>最も似ているもの</translation>
    </message>
    <message>
        <source>Register as another sample of this</source>
        <extracomment>app/widgets/nearest.py</extracomment>
        <translation>このサンプルに追加して登録</translation>
    </message>
</context>
<context>
    <name>NoPicture</name>
    <message>
        <source>The file is not there any more: {name}
Put it back into {folder}, or look for it where it was moved to.</source>
        <extracomment>app/no_picture.py</extracomment>
        <translation>ファイルがもうありません：{name}
「{folder}」に戻すか、移動した先を探してください。</translation>
    </message>
    <message>
        <source>The folder cannot be reached: {folder}
Connect it again to see {name}; nothing is lost meanwhile.</source>
        <extracomment>app/no_picture.py</extracomment>
        <translation>フォルダに接続できません：{folder}
接続し直すと「{name}」を表示できます。その間に失われるものはありません。</translation>
    </message>
    <message>
        <source>There is no picture of {name}.
Open the file to look at it.</source>
        <extracomment>app/no_picture.py</extracomment>
        <translation>「{name}」の画像はありません。
ファイルを開いて確認してください。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <extracomment>app/widgets/notice.py</extracomment>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Sorting has stopped</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>仕分けが停止しました</translation>
    </message>
    <message>
        <source>Documents wait in their folders. Open Kamiwake to see why.</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>文書はフォルダで待機しています。理由はKamiwakeを開いて確認してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait for you</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n件の文書が待っています</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not clear</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>要判断%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>不明%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at once more</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>抜き取り確認%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <extracomment>app/notifications.py</extracomment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Page</source>
        <extracomment>app/widgets/page_preview.py</extracomment>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>Pages</source>
        <extracomment>app/widgets/page_strip.py</extracomment>
        <translation>ページ一覧</translation>
    </message>
    <message>
        <source>blank</source>
        <extracomment>app/widgets/page_strip.py</extracomment>
        <translation>白紙</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <extracomment>app/widgets/page_strip.py</extracomment>
        <translation>{number}ページ目</translation>
    </message>
</context>
<context>
    <name>PatternControl</name>
    <message>
        <source>Insert: {name}</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>挿入：{name}</translation>
    </message>
    <message>
        <source>Leave the pattern as it was</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>パターンを変えない</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>種類</translation>
    </message>
    <message>
        <source>Sub-label</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>サブラベル</translation>
    </message>
    <message>
        <source>Condition</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>状態</translation>
    </message>
    <message>
        <source>File name</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Name without ending</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>拡張子を除いた名前</translation>
    </message>
    <message>
        <source>Ending</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>拡張子</translation>
    </message>
    <message>
        <source>Date</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>日付</translation>
    </message>
    <message>
        <source>Page</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Counter</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>連番</translation>
    </message>
    <message>
        <source>Claim form A</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>請求書A</translation>
    </message>
    <message>
        <source>2024</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>2024</translation>
    </message>
    <message>
        <source>What it makes of {name}, which was filed last.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>最後に仕分けた「{name}」の場合。</translation>
    </message>
    <message>
        <source>What it makes of a scan, for example.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>スキャンの例です。</translation>
    </message>
</context>
<context>
    <name>RegistrationPanel</name>
    <message>
        <source>Register</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>登録</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>ページを回転</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>画像全体</translation>
    </message>
    <message>
        <source>Use the picture without an outline</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>輪郭を使わず、画像全体を使います</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Leave without registering</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>登録せずに閉じる</translation>
    </message>
    <message>
        <source>Give the form a name first.</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>先に帳票の名前を付けてください。</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>{name}を読み取っています…</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>{number} / {total}</translation>
    </message>
    <message>
        <source>No picture of this page.</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>このページの画像はありません。</translation>
    </message>
    <message>
        <source>{name} is another form already, which this does not look like.</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>「{name}」という別の帳票がすでにありますが、似ていません。</translation>
    </message>
</context>
<context>
    <name>RestOffer</name>
    <message numerus="yes">
        <source>Register the remaining %n as proposed</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>
            <numerusform>残り%n件を提案どおりに登録</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop here</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>ここで止める</translation>
    </message>
    <message>
        <source>Stops at a document that needs you: one that looks like another form, is registered already, or has nothing on it</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>判断が必要な文書で止まります：別の帳票に似ているもの、登録済みのもの、何も印刷されていないもの</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Spot check: was this filed rightly as {label}?</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>抜き取り確認：「{label}」への仕分けは正しいですか。</translation>
    </message>
    <message>
        <source>It is being judged again, because the library has changed.</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>ライブラリが変わったため、判定し直しています。</translation>
    </message>
    <message>
        <source>Judged again …</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>判定し直しています…</translation>
    </message>
    <message>
        <source>Filed rightly?</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>仕分けは正しい？</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>要確認</translation>
    </message>
    <message numerus="yes">
        <source>%n documents could not be handled.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件の文書は処理できませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} left out: spot checks are decided separately.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>{who}は対象外です。抜き取り確認は別に判断します。</translation>
    </message>
    <message>
        <source>{who} left out: this is about spot checks alone.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>{who}は対象外です。今は抜き取り確認だけが対象です。</translation>
    </message>
    <message>
        <source>{who} left out: being judged again just now.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>{who}は対象外です。現在、判定し直しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件の文書</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is being judged again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」を判定し直します。</translation>
    </message>
    <message numerus="yes">
        <source>%n are judged again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件を判定し直します。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} was filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」の仕分けは正しいと確認しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n were filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件の仕分けは正しいと確認しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」にはもう候補を出しません。</translation>
    </message>
    <message numerus="yes">
        <source>%n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件にはもう候補を出しません。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is back in its inbox and is not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」を受信フォルダに戻しました。もう候補を出しません。</translation>
    </message>
    <message numerus="yes">
        <source>%n are back in their inboxes and not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件を受信フォルダに戻しました。もう候補を出しません。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is set aside; it stays in its folder.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」を保留しました。元のフォルダにあります。</translation>
    </message>
    <message numerus="yes">
        <source>%n are set aside; they stay in their folders.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件を保留しました。元のフォルダにあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」を「{folder}」に移しました。</translation>
    </message>
    <message numerus="yes">
        <source>%n are filed, the last of them in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件を仕分けました。最後の文書は「{folder}」にあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n件を「{folder}」に移しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: these %n were filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：この%n件の仕分けを正しいと確認します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter refiles these %n as the form that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：この%n件を表示中の帳票に仕分け直します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter files these %n as the form that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：この%n件を表示中の帳票に仕分けます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter opens the one that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>Enter：表示中の文書を開きます。</translation>
    </message>
    <message numerus="yes">
        <source>Enter registers the page that is shown and files these %n under it.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：表示中のページを登録し、この%n件をその帳票に仕分けます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U puts these %n back into their inboxes.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：この%n件を受信フォルダに戻します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U: these %n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：この%n件にはもう候補を出しません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U sets these %n aside.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：この%n件を保留します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U sets {aside} aside; %n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：{aside}件を保留します。ほかの%n件にはもう候補を出しません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl+Z undo</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Ctrl+Z 元に戻す</translation>
    </message>
    <message>
        <source>Space later</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Space あとで</translation>
    </message>
    <message>
        <source>Enter open</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 開く</translation>
    </message>
    <message>
        <source>U set aside</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>U 保留</translation>
    </message>
    <message>
        <source>F2 another form</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>F2 別の帳票</translation>
    </message>
    <message>
        <source>{numbers} take</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>{numbers} 候補</translation>
    </message>
    <message>
        <source>N new form</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>N 新しい帳票</translation>
    </message>
    <message>
        <source>S sub-label</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>S サブラベル</translation>
    </message>
    <message>
        <source>U unknown</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>U 不明</translation>
    </message>
    <message>
        <source>U back into its inbox</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>U 受信フォルダに戻す</translation>
    </message>
    <message>
        <source>B swap</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>B 切替</translation>
    </message>
    <message>
        <source>Enter new form</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 新しい帳票</translation>
    </message>
    <message>
        <source>Enter take what is shown</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 決定</translation>
    </message>
    <message>
        <source>Enter filed rightly</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 正しい</translation>
    </message>
    <message>
        <source>Enter refile as shown</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 仕分け直す</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>New form</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>新しい帳票</translation>
    </message>
    <message>
        <source>Sub-label</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>サブラベル</translation>
    </message>
    <message>
        <source>Not known</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>フォルダを開く</translation>
    </message>
    <message>
        <source>Judge again</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>判定し直す</translation>
    </message>
    <message>
        <source>Set aside</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Another</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>別の帳票</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>あとで</translation>
    </message>
    <message>
        <source>Space</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>Space</translation>
    </message>
</context>
<context>
    <name>ReviewCurve</name>
    <message numerus="yes">
        <source>From the latest %n document(s), with what is registered now.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>
            <numerusform>最近の文書%n件と、現在の登録内容からの計算です。</numerusform>
        </translation>
    </message>
    <message>
        <source>At most {odds} unregistered documents is filed</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>未登録の文書の誤った仕分けは{odds}まで</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, to choose.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>ドラッグするか、矢印キーで選びます。</translation>
    </message>
    <message>
        <source>When documents have been sorted, you see here how many of them would wait for you.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>文書を仕分けると、どれだけ確認待ちになるかがここに表示されます。</translation>
    </message>
    <message>
        <source>None of your latest documents would have waited for you.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>最近の文書では、確認待ちになるものはありませんでした。</translation>
    </message>
    <message>
        <source>About {share} of your latest documents would have waited for you.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>最近の文書では、約{share}が確認待ちになります。</translation>
    </message>
    <message>
        <source>Of all, {share} looked like nothing registered, whatever you choose.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>どの設定でも、全体の{share}は登録済みのどれにも似ていませんでした。</translation>
    </message>
    <message>
        <source>1 in {number}</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>{number}件に1件</translation>
    </message>
    <message>
        <source>less than {share}</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>{share}未満</translation>
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message>
        <source>{label} is registered. Scans of it are recognised from now on.</source>
        <extracomment>app/panels/review_decisions.py</extracomment>
        <translation>「{label}」を登録しました。これからこの帳票を認識します。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <extracomment>app/panels/review_decisions.py</extracomment>
        <translation>元に戻しました。</translation>
    </message>
</context>
<context>
    <name>ReviewEmpty</name>
    <message>
        <source>Nothing waits for you</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>待っている文書はありません</translation>
    </message>
    <message>
        <source>What the program is not sure of comes here by itself.</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>判断に迷った文書は自動でここに届きます。</translation>
    </message>
    <message numerus="yes">
        <source>%n filed by themselves today</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>
            <numerusform>今日の自動仕分け%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided by you</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>
            <numerusform>手動の判断%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Spot checks: {wrong} of {checked} wrong ({share} %).</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>抜き取り確認：{checked}件中、誤り{wrong}件（{share}%）。</translation>
    </message>
    <message>
        <source>Promised: of {number} unknown documents at most 1 is filed.</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>目標：不明な文書の仕分けは{number}件に1件まで。</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Review</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>確認</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n件が待機中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n件を選択中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed rightly</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n件すべて正しい</numerusform>
        </translation>
    </message>
    <message>
        <source>Filed rightly</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>正しい</translation>
    </message>
    <message numerus="yes">
        <source>Refile %n as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n件を「{label}」に仕分け直す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File %n as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n件を「{label}」に仕分ける</numerusform>
        </translation>
    </message>
    <message>
        <source>Refile as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>「{label}」に仕分け直す</translation>
    </message>
    <message>
        <source>File as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>「{label}」に仕分ける</translation>
    </message>
    <message>
        <source>Open it</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Register as a new form</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>新しい帳票として登録</translation>
    </message>
    <message>
        <source>{what} (Enter)</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>{what} (Enter)</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Judge again</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>判定し直す</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>フォルダを開く</translation>
    </message>
    <message>
        <source>Back to the documents</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>文書に戻る</translation>
    </message>
    <message>
        <source>Refile it as</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>新しい仕分け先</translation>
    </message>
    <message>
        <source>File it as</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>仕分け先</translation>
    </message>
    <message>
        <source>Refile</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>仕分け直す</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>仕分ける</translation>
    </message>
    <message numerus="yes">
        <source>%n documents selected</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>
            <numerusform>%n件の文書を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Spot check</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>抜き取り確認</translation>
    </message>
</context>
<context>
    <name>ReviewQueuePanel</name>
    <message>
        <source>Documents that wait</source>
        <extracomment>app/panels/review_queue.py</extracomment>
        <translation>待っている文書</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Take the candidate of that number</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>その番号の候補に決める</translation>
    </message>
    <message>
        <source>Look at a candidate</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>候補を見る</translation>
    </message>
    <message>
        <source>Take the candidate that is shown</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>表示中の候補に決める</translation>
    </message>
    <message>
        <source>Register as a new form</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>新しい帳票として登録</translation>
    </message>
    <message>
        <source>Register as a sub-label</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>サブラベルとして登録</translation>
    </message>
    <message>
        <source>None of these: not known</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>どれでもない：不明</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>あとで</translation>
    </message>
    <message>
        <source>File as any other</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>別の帳票に仕分ける</translation>
    </message>
    <message>
        <source>Larger, smaller, whole page, whole width</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>拡大、縮小、ページ全体、幅に合わせる</translation>
    </message>
    <message>
        <source>Move both pages</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>両方のページを動かす</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>元に戻す</translation>
    </message>
    <message numerus="yes">
        <source>%n more were filed by themselves</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>
            <numerusform>ほかに%n件が自動で仕分けられました</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has to be decided.</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>判断が必要なものはありません。</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>「{path}」はもうありません。</translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>Name of the sub-label</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サブラベルの名前</translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サンプルを追加…</translation>
    </message>
    <message>
        <source>Move to another class…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>別の種類に移動…</translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>移動</translation>
    </message>
    <message>
        <source>Retire this sample</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>このサンプルを廃止</translation>
    </message>
    <message>
        <source>Retire the whole sub-label</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サブラベルごと廃止</translation>
    </message>
    <message>
        <source>Ctrl+Z brings it back.</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>Ctrl+Zで元に戻せます。</translation>
    </message>
    <message>
        <source>Plain form</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サブラベルなし</translation>
    </message>
    <message>
        <source>Sub-label: another layout</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サブラベル：別のレイアウト</translation>
    </message>
    <message>
        <source>Sub-label: a condition</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>サブラベル：状態</translation>
    </message>
    <message>
        <source>From {name}, registered {day}</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>{name}から{day}に登録</translation>
    </message>
</context>
<context>
    <name>SamplesModel</name>
    <message>
        <source>Plain form</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>サブラベルなし</translation>
    </message>
    <message>
        <source>{name}, page {page}</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>{name}、{page}ページ目</translation>
    </message>
</context>
<context>
    <name>ScoreBar</name>
    <message>
        <source>{score} alike; filed by itself from {threshold}</source>
        <extracomment>app/widgets/score_bar.py</extracomment>
        <translation>類似度{score}（{threshold}以上で自動仕分け）</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message numerus="yes">
        <source>%n document(s) filed by the program, by how alike they were</source>
        <extracomment>app/widgets/score_histogram.py</extracomment>
        <translation>
            <numerusform>自動で仕分けた文書%n件の類似度</numerusform>
        </translation>
    </message>
    <message>
        <source>filed by itself from {threshold}</source>
        <extracomment>app/widgets/score_histogram.py</extracomment>
        <translation>{threshold}以上で自動仕分け</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default: {value}</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>既定値に戻す：{value}</translation>
    </message>
    <message>
        <source>Set by your administrator in {file}.</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>管理者が {file} で設定しています。</translation>
    </message>
    <message>
        <source>Set by the environment variable {name}.</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>環境変数 {name} で設定されています。</translation>
    </message>
    <message>
        <source>Your administrator’s policy file cannot be read, so nothing can be changed.</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>管理者のポリシーファイルを読み取れないため、何も変更できません。</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Administrator</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>設定を検索</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Repair</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>修復</translation>
    </message>
    <message>
        <source>What cannot be used is taken out; the file is kept.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>使えない値を取り除きます。元のファイルは残します。</translation>
    </message>
    <message>
        <source>Subjects</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>項目</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>検索をクリア</translation>
    </message>
    <message>
        <source>Undone.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>元に戻しました。</translation>
    </message>
    <message>
        <source>Take the latest change of a setting back</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>設定の最後の変更を元に戻す</translation>
    </message>
    <message>
        <source>No setting matches “{text}”.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>「{text}」に当てはまる設定はありません。</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>{setting}：{value}</translation>
    </message>
    <message>
        <source>The settings can be used again; the file as it was is kept as {file}.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>設定を使えるようになりました。元のファイルは {file} に残っています。</translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message>
        <source>Put back into their inboxes…</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>受信フォルダに戻す…</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>何も変えずに閉じる</translation>
    </message>
    <message>
        <source>Do it</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>実行</translation>
    </message>
    <message>
        <source>Refile them as</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>新しい仕分け先</translation>
    </message>
    <message>
        <source>Refile</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>仕分け直す</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n件の文書</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>ほか%n件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) will lie in their inboxes and wait for a decision.</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n件の文書が受信フォルダに戻り、判断を待ちます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n back</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n件を戻す</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Something went wrong in the window: {error}. Sorting is not touched.</source>
        <extracomment>app/gui.py</extracomment>
        <translation>ウィンドウで問題が発生しました：{error}。仕分けには影響ありません。</translation>
    </message>
    <message>
        <source>Kamiwake stays here</source>
        <extracomment>app/shell.py</extracomment>
        <translation>Kamiwakeはここで動いています</translation>
    </message>
    <message>
        <source>Sorting goes on. To end the program, choose Quit in this icon’s menu.</source>
        <extracomment>app/shell.py</extracomment>
        <translation>仕分けは続いています。終了するには、このアイコンのメニューで「終了」を選んでください。</translation>
    </message>
    <message>
        <source>The language changes when the work under way has ended.</source>
        <extracomment>app/shell.py</extracomment>
        <translation>実行中の処理が終わったら言語が切り替わります。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>キーボード</translation>
    </message>
    <message>
        <source>Show or hide these shortcuts</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>ショートカットを表示／隠す</translation>
    </message>
    <message>
        <source>In this view</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>この画面</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>全体</translation>
    </message>
</context>
<context>
    <name>SortView</name>
    <message>
        <source>Documents</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>文書</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the documents</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>文書を検索</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>フォルダを追加…</translation>
    </message>
    <message>
        <source>Sort</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>仕分け</translation>
    </message>
    <message>
        <source>Choose a folder that scans arrive in</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>スキャンが届くフォルダを選んでください</translation>
    </message>
    <message>
        <source>Every scan in it is filed by itself; what is not clear waits for you here.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>中のスキャンは自動で仕分けられます。はっきりしないものはここで待ちます。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>フォルダを選ぶ…</translation>
    </message>
    <message>
        <source>Nothing sorted yet</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>まだ何も仕分けていません</translation>
    </message>
    <message>
        <source>Put scans into a watched folder, or drop them here.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>監視フォルダにスキャンを入れるか、ここにドロップしてください。</translation>
    </message>
    <message>
        <source>No document here.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>文書はありません。</translation>
    </message>
    <message>
        <source>Keep sorting when closed</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>閉じても仕分けを続ける</translation>
    </message>
    <message>
        <source>Sorting goes on without this window.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>ウィンドウを閉じても仕分けを続けます。</translation>
    </message>
    <message>
        <source>Undo the latest decision</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>最後の判断を元に戻す</translation>
    </message>
    <message>
        <source>File it as something else</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>別の帳票に仕分ける</translation>
    </message>
    <message>
        <source>Put it back into its folder</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>元のフォルダに戻す</translation>
    </message>
    <message>
        <source>Take the suggestion of that number</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>その番号の候補を選ぶ</translation>
    </message>
    <message>
        <source>Choose where documents are filed first.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>先に文書の保存先を選んでください。</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{path}」はもうありません。</translation>
    </message>
    <message>
        <source>Preparing the library for the new model: {done} of {total}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>新しいモデルのためにライブラリを準備しています：{done} / {total}</translation>
    </message>
    <message>
        <source>Select a document to see why it went where.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>文書を選ぶと理由が表示されます。</translation>
    </message>
    <message>
        <source>{name} is in {folder}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{name}」を「{folder}」に移しました</translation>
    </message>
    <message>
        <source>{name} is back in {folder}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{name}」を「{folder}」に戻しました</translation>
    </message>
    <message>
        <source>File as {label} (Enter)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{label}」に仕分ける (Enter)</translation>
    </message>
    <message>
        <source>File as another… (F2)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>別の帳票に仕分ける… (F2)</translation>
    </message>
    <message>
        <source>Judge again</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>判定し直す</translation>
    </message>
    <message>
        <source>Register as a new form…</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>新しい帳票として登録…</translation>
    </message>
    <message>
        <source>Refile as… (F2)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>仕分け直す… (F2)</translation>
    </message>
    <message>
        <source>Put back into the inbox (Del)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>受信フォルダに戻す (Del)</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>フォルダを開く</translation>
    </message>
    <message>
        <source>{inbox} is watched from now on.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{inbox}」の監視を始めました。</translation>
    </message>
    <message>
        <source>{inbox} is no longer watched.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{inbox}」の監視をやめました。</translation>
    </message>
    <message>
        <source>First choose where documents are filed</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>先に文書の保存先を選んでください</translation>
    </message>
    <message>
        <source>Sort now into {folder}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>今すぐ「{folder}」に仕分ける</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are being sorted.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>
            <numerusform>%n件の文書を仕分けています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortingProgress</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>残り約%n秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>残り約%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>残り約%n時間</numerusform>
        </translation>
    </message>
    <message>
        <source>Sorting: {done} of {total}</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>仕分け中：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>SpotChecksPage</name>
    <message>
        <source>Spot checks</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>抜き取り確認</translation>
    </message>
    <message>
        <source>Shown to you</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>確認に回す割合</translation>
    </message>
    <message>
        <source>Of the documents that were filed by themselves, drawn by chance: they come to Review, so that mistakes are counted and not only promised.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>自動で仕分けた文書から無作為に選んで確認に回し、誤りを実際に数えます。</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>なし</translation>
    </message>
    <message>
        <source>1 in </source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>1 / </translation>
    </message>
    <message>
        <source>None was looked at yet.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>まだ確認したものはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) looked at</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>%n件の文書を確認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed wrongly</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>%n件が誤り</numerusform>
        </translation>
    </message>
    <message>
        <source>{looked}, {wrong}.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>{looked}、{wrong}。</translation>
    </message>
</context>
<context>
    <name>StatusChips</name>
    <message>
        <source>All</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>To decide</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>要判断</translation>
    </message>
    <message>
        <source>Filed</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>仕分け済み</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>on</source>
        <extracomment>app/widgets/setting_controls.py</extracomment>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>app/widgets/setting_controls.py</extracomment>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Undo</source>
        <extracomment>app/telling.py</extracomment>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>app/telling.py</extracomment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Sorting stopped by itself at {time} and was started again.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>仕分けが{time}に予期せず停止したため、再開しました。</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>失われたものはありません。</translation>
    </message>
    <message>
        <source>Sorting stopped several times. Documents wait in their folders. {why}</source>
        <extracomment>app/telling.py</extracomment>
        <translation>仕分けが何度か停止しました。文書はフォルダで待機しています。{why}</translation>
    </message>
    <message>
        <source>Start again</source>
        <extracomment>app/telling.py</extracomment>
        <translation>再開</translation>
    </message>
    <message>
        <source>{label} is registered. Scans of it are recognised from now on.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>「{label}」を登録しました。これからこの帳票を認識します。</translation>
    </message>
    <message>
        <source>Renamed.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>名前を変更しました。</translation>
    </message>
    <message>
        <source>Merged.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>統合しました。</translation>
    </message>
    <message>
        <source>Moved.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>移動しました。</translation>
    </message>
    <message>
        <source>Retired: scans are no longer recognised as this.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>廃止しました。これとして認識されなくなります。</translation>
    </message>
    <message>
        <source>The sample is retired.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>サンプルを廃止しました。</translation>
    </message>
    <message>
        <source>Undone: the folder is not registered any more.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>元に戻しました。フォルダの登録を取り消しました。</translation>
    </message>
    <message>
        <source>Undone: what was imported is not in the library any more.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>元に戻しました。インポートしたものをライブラリから除きました。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>元に戻しました。</translation>
    </message>
    <message>
        <source>The recognition model {name} cannot be used: it is missing or damaged.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>認識モデル {name} を使えません。ファイルがないか、壊れています。</translation>
    </message>
    <message>
        <source>Drop it here again, or use the bundled one.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>もう一度ここにドロップするか、付属のモデルを使ってください。</translation>
    </message>
    <message>
        <source>{what}. {why}</source>
        <extracomment>app/telling.py</extracomment>
        <translation>{what}。{why}</translation>
    </message>
    <message>
        <source>Cancelled: the earlier model stays in use.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>キャンセルしました。前のモデルを使い続けます。</translation>
    </message>
    <message>
        <source>Dropping {name} again goes on where it was.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>「{name}」をもう一度ドロップすると、続きから再開します。</translation>
    </message>
    <message>
        <source>Scans are recognised by the model {name} from now on.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>これからモデル {name} でスキャンを認識します。</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <extracomment>app/telling.py</extracomment>
        <translation>付属のモデルを使う</translation>
    </message>
</context>
<context>
    <name>TemplateMap</name>
    <message>
        <source>Map of the library</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>ライブラリのマップ</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>拡大 (+)</translation>
    </message>
    <message>
        <source>Farther (-)</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>縮小 (-)</translation>
    </message>
    <message>
        <source>The whole map (0)</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>マップ全体 (0)</translation>
    </message>
    <message>
        <source>Closer</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Farther</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>縮小</translation>
    </message>
    <message>
        <source>The whole map</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>マップ全体</translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message>
        <source>{name} has to wait: something else is under way.</source>
        <extracomment>app/transfer_desk.py</extracomment>
        <translation>別の処理を実行中のため、「{name}」は後になります。</translation>
    </message>
    <message>
        <source>Wait until that has ended, or cancel it.</source>
        <extracomment>app/transfer_desk.py</extracomment>
        <translation>終わるまで待つか、キャンセルしてください。</translation>
    </message>
</context>
<context>
    <name>TransferMenu</name>
    <message>
        <source>Register a folder…</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>フォルダを登録…</translation>
    </message>
    <message>
        <source>Import a library…</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>ライブラリをインポート…</translation>
    </message>
    <message>
        <source>Export the library…</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>ライブラリをエクスポート…</translation>
    </message>
    <message>
        <source>Folder with a folder for each class</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>種類ごとのフォルダが入ったフォルダ</translation>
    </message>
    <message>
        <source>Import a library</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>ライブラリをインポート</translation>
    </message>
    <message>
        <source>Export the library</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>ライブラリをエクスポート</translation>
    </message>
    <message>
        <source>library</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <source>Kamiwake libraries ({patterns})</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>Kamiwakeライブラリ ({patterns})</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>What would come, and what would not</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>追加されるものと、されないもの</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>別の場所を選ぶ…</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>続行</translation>
    </message>
    <message>
        <source>{name} has to wait: something else is under way.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>別の処理を実行中のため、「{name}」は後になります。</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>今はできません</translation>
    </message>
    <message>
        <source>These are several. Drop one after the other.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>複数あります。一つずつドロップしてください。</translation>
    </message>
    <message>
        <source>One library at a time</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>ライブラリは一度に一つです</translation>
    </message>
    <message>
        <source>{name}: what is new in it is shown first.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{name}：まず、新しい内容を表示します。</translation>
    </message>
    <message>
        <source>Nothing changes before you say so.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>指示するまで何も変わりません。</translation>
    </message>
    <message>
        <source>Import this library</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>このライブラリをインポート</translation>
    </message>
    <message>
        <source>Looking through it…</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>調べています…</translation>
    </message>
    <message>
        <source>Nothing changes before all of it is read.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>すべて読み終わるまで何も変わりません。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{done} / {total}</translation>
    </message>
    <message numerus="yes">
        <source>Register %n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>サンプル%n枚を登録</numerusform>
        </translation>
    </message>
    <message>
        <source>No sample lies in a folder named after its class. Put them into CLASS/, or into CLASS/SUB-LABEL/, and choose the folder above these.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>種類の名前が付いたフォルダにサンプルがありません。「種類」または「種類／サブラベル」フォルダに入れて、その上のフォルダを選んでください。</translation>
    </message>
    <message>
        <source>“{name}” itself is the class, its folders are sub-labels</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>「{name}」自体が種類、中のフォルダがサブラベル</translation>
    </message>
    <message numerus="yes">
        <source>Import %n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>サンプル%n枚をインポート</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new class(es)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>新しい種類%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new in it</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>新しいものはありません</translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>登録済み%n枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>対象外%n枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: nothing was registered.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>キャンセルしました。何も登録していません。</translation>
    </message>
    <message>
        <source>Cancelled: nothing was imported.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>キャンセルしました。何もインポートしていません。</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>キャンセルしました。ファイルは作成していません。</translation>
    </message>
    <message numerus="yes">
        <source>%n left out:</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>対象外%n枚：</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} are in {name}.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{what}を{name}に保存しました。</translation>
    </message>
    <message>
        <source>Nothing of {name} could come in.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{name}からは何も追加できませんでした。</translation>
    </message>
    <message>
        <source>Imported: {what}. Scans of them are recognised from now on.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>インポートしました：{what}。これからこの帳票を認識します。</translation>
    </message>
    <message>
        <source>Registered: {what}. Scans of them are recognised from now on.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>登録しました：{what}。これからこの帳票を認識します。</translation>
    </message>
    <message>
        <source>Make the folder</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>フォルダを作成</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Export the library</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>ライブラリをエクスポート</translation>
    </message>
    <message>
        <source>Import a library</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>ライブラリをインポート</translation>
    </message>
    <message>
        <source>Register a folder</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>フォルダを登録</translation>
    </message>
    <message>
        <source>{samples} of {classes}</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{samples}（{classes}）</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>サンプル%n枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>種類%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open</source>
        <extracomment>app/tray.py</extracomment>
        <translation>開く</translation>
    </message>
    <message>
        <source>Resume sorting</source>
        <extracomment>app/tray.py</extracomment>
        <translation>仕分けを再開</translation>
    </message>
    <message>
        <source>Pause sorting</source>
        <extracomment>app/tray.py</extracomment>
        <translation>仕分けを一時停止</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>app/tray.py</extracomment>
        <translation>終了</translation>
    </message>
    <message>
        <source>Sorting is paused</source>
        <extracomment>app/tray.py</extracomment>
        <translation>仕分けは一時停止中です</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait for you</source>
        <extracomment>app/tray.py</extracomment>
        <translation>
            <numerusform>%n件の文書が待っています</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockBar</name>
    <message>
        <source>Administrator&apos;s password</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>管理者パスワード</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Unlock</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>ロック解除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Leave it locked</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>ロックしたままにする</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>
            <numerusform>%n秒後にもう一度お試しください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again.</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>もう一度お試しください。</translation>
    </message>
    <message>
        <source>That is not the password.</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>パスワードが違います。</translation>
    </message>
</context>
<context>
    <name>WhyFaces</name>
    <message>
        <source>Marked: where print of {label} is missing.</source>
        <extracomment>app/panels/why_faces.py</extracomment>
        <translation>印：「{label}」にある印刷が足りない所</translation>
    </message>
    <message>
        <source>Scan</source>
        <extracomment>app/panels/why_faces.py</extracomment>
        <translation>スキャン</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n filed</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>仕分け%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>今日</translation>
    </message>
    <message>
        <source>yesterday</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>昨日</translation>
    </message>
    <message>
        <source>Near-identical to {label}</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>「{label}」とよく似ています</translation>
    </message>
    <message>
        <source>Looks almost the same as {label}</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>「{label}」とほぼ同じに見えます</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>{one} and {other} look almost the same</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>「{one}」と「{other}」はほぼ同じに見えます</translation>
    </message>
    <message>
        <source>{one} and {other} are near-identical</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>「{one}」と「{other}」はよく似ています</translation>
    </message>
    <message>
        <source>Filed</source>
        <extracomment>app/words.py</extracomment>
        <translation>仕分け済み</translation>
    </message>
    <message>
        <source>Please decide</source>
        <extracomment>app/words.py</extracomment>
        <translation>要判断</translation>
    </message>
    <message>
        <source>Not known</source>
        <extracomment>app/words.py</extracomment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Taken back</source>
        <extracomment>app/words.py</extracomment>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>app/words.py</extracomment>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Put back by hand; it stays until you decide.</source>
        <extracomment>app/words.py</extracomment>
        <translation>手動で戻されました。判断するまでそのままです。</translation>
    </message>
    <message>
        <source>Set aside by hand; it stays where it is.</source>
        <extracomment>app/words.py</extracomment>
        <translation>手動で保留されました。元の場所にあります。</translation>
    </message>
    <message>
        <source>Taken back; it was filed as {label}.</source>
        <extracomment>app/words.py</extracomment>
        <translation>「{label}」への仕分けを取り消しました。</translation>
    </message>
    <message>
        <source>{label} → {folder}</source>
        <extracomment>app/words.py</extracomment>
        <translation>{label} → {folder}</translation>
    </message>
    <message>
        <source>{reason} Condition: {condition}.</source>
        <extracomment>app/words.py</extracomment>
        <translation>{reason} 状態：{condition}。</translation>
    </message>
    <message>
        <source>Found turned by {degrees}°, filed upright</source>
        <extracomment>app/words.py</extracomment>
        <translation>{degrees}°回転していたため、正しい向きで仕分けました</translation>
    </message>
    <message>
        <source>Found turned by {degrees}°</source>
        <extracomment>app/words.py</extracomment>
        <translation>{degrees}°回転していました</translation>
    </message>
    <message>
        <source>Plain form</source>
        <extracomment>app/words.py</extracomment>
        <translation>サブラベルなし</translation>
    </message>
    <message>
        <source>No difference can be seen at this size</source>
        <extracomment>app/words.py</extracomment>
        <translation>この大きさでは違いが見つかりません</translation>
    </message>
    <message numerus="yes">
        <source>More than %n place(s) differ</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>違いが%nか所以上あります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) differ</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>違いが%nか所あります</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference from {label} can be seen at this size.</source>
        <extracomment>app/words.py</extracomment>
        <translation>この大きさでは「{label}」との違いが見つかりません。</translation>
    </message>
    <message>
        <source>Differs from {label} in many places; the widest are marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>「{label}」と多くの箇所が違います。大きな違いに印を付けています。</translation>
    </message>
    <message numerus="yes">
        <source>Differs from {label} in the %n place(s) marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>「{label}」との違い%nか所に印を付けています。</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference between {one} and {other} can be seen.</source>
        <extracomment>app/words.py</extracomment>
        <translation>「{one}」と「{other}」の違いは見つかりません。</translation>
    </message>
    <message>
        <source>{one} and {other} differ in many places; the widest are marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>「{one}」と「{other}」は多くの箇所が違います。大きな違いに印を付けています。</translation>
    </message>
    <message numerus="yes">
        <source>{one} and {other} differ in the %n place(s) marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>「{one}」と「{other}」の違い%nか所に印を付けています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong: {error}</source>
        <extracomment>app/words.py</extracomment>
        <translation>問題が発生しました：{error}</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <extracomment>app/words.py</extracomment>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>{number} %</source>
        <extracomment>app/words.py</extracomment>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Cancel</source>
        <extracomment>app/widgets/work_bar.py</extracomment>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>_DocumentDelegate</name>
    <message>
        <source>File as {label}</source>
        <extracomment>app/widgets/document_list.py</extracomment>
        <translation>「{label}」に仕分ける</translation>
    </message>
    <message>
        <source>{score} alike; filed by itself from {threshold}</source>
        <extracomment>app/widgets/document_list.py</extracomment>
        <translation>類似度{score}（{threshold}以上で自動仕分け）</translation>
    </message>
</context>
<context>
    <name>_NameForm</name>
    <message>
        <source>Rename (F2)</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>名前の変更 (F2)</translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Leave the name as it is</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>名前を変えない</translation>
    </message>
</context>
<context>
    <name>_TargetForm</name>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>キャンセル</translation>
    </message>
</context>
</TS>
