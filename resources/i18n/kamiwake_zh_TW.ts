<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AdministratorPanel</name>
    <message>
        <source>Present password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>目前的密碼</translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>新密碼</translation>
    </message>
    <message>
        <source>New password once more</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>再次輸入新密碼</translation>
    </message>
    <message>
        <source>Remove the password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>移除密碼</translation>
    </message>
    <message>
        <source>Everybody may change forms and settings then.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>之後任何人都能變更表單與設定。</translation>
    </message>
    <message>
        <source>It keeps people from changing things by mistake. It does not protect the files: whoever may write to this profile’s folder can get round it.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>密碼可防止誤改，但無法保護檔案：能寫入此設定檔資料夾的人都可以繞過它。</translation>
    </message>
    <message>
        <source>Forgotten? Remove the file {file} there:</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>忘記密碼？請移除下列位置的檔案 {file}：</translation>
    </message>
    <message>
        <source>Registering, changing forms, folders and settings ask for the administrator&apos;s password. Sorting, deciding and the history never do.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>登錄、變更表單、資料夾與設定時會要求管理者密碼；分類、確認與歷程不需要。</translation>
    </message>
    <message>
        <source>Everybody may change forms and settings. With a password, only who knows it may; sorting, deciding and the history never ask for it.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>任何人都能變更表單與設定。設定密碼後，只有知道密碼的人可以變更；分類、確認與歷程不需要密碼。</translation>
    </message>
    <message>
        <source>Change the password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>變更密碼</translation>
    </message>
    <message>
        <source>Set a password</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>設定密碼</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>兩次輸入的密碼不同。</translation>
    </message>
    <message numerus="yes">
        <source>Take %n character(s) or more; several words are easy to keep.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>
            <numerusform>至少 %n 個字元；用幾個詞組成較容易記住。</numerusform>
        </translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>密碼已變更。</translation>
    </message>
    <message>
        <source>The password is set.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>密碼已設定。</translation>
    </message>
    <message>
        <source>The password is removed: everybody may change forms and settings.</source>
        <extracomment>app/panels/administrator.py</extracomment>
        <translation>密碼已移除：任何人都能變更表單與設定。</translation>
    </message>
</context>
<context>
    <name>AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>進階</translation>
    </message>
    <message>
        <source>For slow scanners, slow shares and unusual documents.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>適用於較慢的掃描器、網路共用資料夾與特殊文件。</translation>
    </message>
    <message>
        <source>A file is quiet after</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>檔案靜止多久後讀取</translation>
    </message>
    <message>
        <source>It is taken when it has not changed for so long. Scanners that pause need more.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>檔案在這段時間內沒有變動才會讀取。掃描途中會停頓的掃描器需要更久。</translation>
    </message>
    <message>
        <source>s</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>秒</translation>
    </message>
    <message>
        <source>List folders again every</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>重新列出資料夾的間隔</translation>
    </message>
    <message>
        <source>On shares that send no word of new files, this is how soon they are seen.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>不會通知新檔案的網路共用資料夾，最慢在此時間內發現。</translation>
    </message>
    <message>
        <source>Most pages of a document</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文件頁數上限</translation>
    </message>
    <message>
        <source>One with more waits for you.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超過者會等您確認。</translation>
    </message>
    <message numerus="yes">
        <source>page(s)</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>頁</numerusform>
        </translation>
    </message>
    <message>
        <source>Largest page</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>頁面大小上限</translation>
    </message>
    <message>
        <source>A document with a larger one waits for you.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>有更大頁面的文件會等您確認。</translation>
    </message>
    <message>
        <source>megapixels</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>百萬像素</translation>
    </message>
    <message>
        <source>Longest time to read a document</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>讀取文件的時間上限</translation>
    </message>
    <message>
        <source>One that takes longer waits for you.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超過者會等您確認。</translation>
    </message>
    <message>
        <source>Memory to read a document</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>讀取文件的記憶體</translation>
    </message>
    <message>
        <source>One that needs more waits for you; nothing else is harmed.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>超過者會等您確認，其他作業不受影響。</translation>
    </message>
    <message>
        <source>MB</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>MB</translation>
    </message>
    <message>
        <source>Documents read at once</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>同時讀取的文件數</translation>
    </message>
    <message>
        <source>Fewer leave more of the machine to others.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>數量越少，留給其他程式的資源越多。</translation>
    </message>
    <message>
        <source>one for each core</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>每個核心一份</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>This page is blank, too dark or too small: nothing could be recognised by it.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>此頁空白、太暗或太小，無法用來辨識。</translation>
    </message>
    <message>
        <source>Give the form a name; scans of it will be filed under it.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>請為表單命名；之後的掃描檔會以此名稱歸檔。</translation>
    </message>
    <message>
        <source>No difference from {label} can be seen: register it as another sample?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>看不出與「{label}」的差異：要登錄為另一個樣本嗎？</translation>
    </message>
    <message>
        <source>Make it another sample</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>改為另一個樣本</translation>
    </message>
    <message>
        <source>A new class. Nothing registered looks like it.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>新類別，樣本庫中沒有相似的表單。</translation>
    </message>
    <message>
        <source>A new sub-label of {name}.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{name}」的新子標籤。</translation>
    </message>
    <message>
        <source>Another sample of {label}.</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>「{label}」的另一個樣本。</translation>
    </message>
    <message>
        <source>It looks like {label} ({score}). Is it really {name}?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>看起來像「{label}」({score})。確定是「{name}」嗎？</translation>
    </message>
    <message>
        <source>{score} like {label}: register as its sub-label?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>與「{label}」相似度 {score}：要登錄為其子標籤嗎？</translation>
    </message>
    <message>
        <source>Register it as a sub-label?</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>要登錄為子標籤嗎？</translation>
    </message>
    <message>
        <source>Make it a sub-label</source>
        <extracomment>app/panels/advice.py</extracomment>
        <translation>改為子標籤</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>外觀</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>語言</translation>
    </message>
    <message>
        <source>Of this window; it changes at once.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>此視窗的語言，變更後立即生效。</translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>依系統設定</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Tell me when something waits</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>有待確認項目時通知我</translation>
    </message>
    <message>
        <source>By a message of the system, while this window is not in front.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>此視窗不在最前方時，以系統通知提醒。</translation>
    </message>
    <message>
        <source>Stay in the notification area when closed</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>關閉後留在通知區域</translation>
    </message>
    <message>
        <source>Where the system has one. Sorting can be paused there.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>適用於有通知區域的系統，可在該處暫停分類。</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Back-up</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>備份</translation>
    </message>
    <message>
        <source>Forms and history are backed up by themselves every day on which something has changed. Documents are not part of it: they lie where they were filed.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>表單與歷程若有變動，每天會自動備份。文件不包含在內，仍留在歸檔的位置。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>立即備份</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>開啟資料夾</translation>
    </message>
    <message>
        <source>Back-ups</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>備份清單</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>尚無備份。</translation>
    </message>
    <message>
        <source>Command that restores it</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>還原用的指令</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>複製指令</translation>
    </message>
    <message>
        <source>Going back to the chosen one</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>還原到選取的備份</translation>
    </message>
    <message>
        <source>Forms or history are as they were then; what came later is not in it, and no document is moved. What is there now is kept beside the back-ups. This window and sorting hold what they know of the present state, so both have to be closed first: stop sorting, close the window, and give this command in a terminal.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>表單或歷程會回到當時的狀態，之後的變更不包含在內，文件也不會移動。目前的資料會保留在備份旁。此視窗與分類作業都記著目前的狀態，因此兩者都要先結束：停止分類、關閉視窗，再於終端機執行此指令。</translation>
    </message>
    <message>
        <source>Backed up into {folder}.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>已備份至「{folder}」。</translation>
    </message>
    <message>
        <source>There is nothing to back up yet.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>尚無可備份的內容。</translation>
    </message>
    <message>
        <source>Forms</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>表單</translation>
    </message>
    <message>
        <source>History and folders</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>歷程與資料夾</translation>
    </message>
    <message>
        <source>before a restore</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>還原之前</translation>
    </message>
    <message>
        <source>before an update</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>damaged</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>損壞</translation>
    </message>
    <message>
        <source>The command is copied.</source>
        <extracomment>app/panels/settings_backup.py</extracomment>
        <translation>指令已複製。</translation>
    </message>
</context>
<context>
    <name>CandidateTile</name>
    <message>
        <source>Press {number} to file it as this; click to compare.</source>
        <extracomment>app/widgets/candidate_strip.py</extracomment>
        <translation>按 {number} 以此歸檔；按一下可比對。</translation>
    </message>
</context>
<context>
    <name>CautionControl</name>
    <message>
        <source>at most 1 wrong in {number}</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>{number} 份中最多錯 1 份</translation>
    </message>
    <message>
        <source>Of {number} documents of forms that are not registered, one may be filed by mistake; the others come to you.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>每 {number} 份未登錄表單的文件中，最多可能有 1 份誤歸檔；其餘會交由您確認。</translation>
    </message>
</context>
<context>
    <name>CautionPage</name>
    <message>
        <source>Caution</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>謹慎程度</translation>
    </message>
    <message>
        <source>Allowed mistakes</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>容許的錯誤</translation>
    </message>
    <message>
        <source>The class is certain, its sub-label is not</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>類別確定，但子標籤不確定</translation>
    </message>
    <message>
        <source>Ask me</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>詢問我</translation>
    </message>
    <message>
        <source>File it under the class</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>歸檔至類別</translation>
    </message>
    <message>
        <source>Without the sub-label.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>不加子標籤。</translation>
    </message>
    <message>
        <source>The page that decides</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>以哪一頁判斷</translation>
    </message>
    <message>
        <source>Of a document with several pages.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>適用於多頁文件。</translation>
    </message>
    <message>
        <source>The first page that is not blank</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>第一個非空白頁</translation>
    </message>
    <message>
        <source>The page that is most like a form</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>最像表單的一頁</translation>
    </message>
    <message>
        <source>For forms that lie behind a cover sheet. It takes longer.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>適用於表單前有封面頁的情況，較費時。</translation>
    </message>
    <message>
        <source>Lead over the next form</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>與次相似表單的差距</translation>
    </message>
    <message>
        <source>A document that is nearly as much like another form waits for you.</source>
        <extracomment>app/panels/settings_caution.py</extracomment>
        <translation>文件若與另一份表單也很相似，會等您確認。</translation>
    </message>
</context>
<context>
    <name>ClassPanel</name>
    <message>
        <source>Name of the class</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>類別名稱</translation>
    </message>
    <message>
        <source>Show its samples</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>顯示其樣本</translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>加入樣本…</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>併入其他類別…</translation>
    </message>
    <message>
        <source>Merge</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>合併</translation>
    </message>
    <message>
        <source>Retire</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>停用</translation>
    </message>
    <message>
        <source>Scans are no longer recognised as this. Ctrl+Z brings it back.</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>掃描檔不再辨識為此類別。按 Ctrl+Z 可恢復。</translation>
    </message>
</context>
<context>
    <name>ClassesModel</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>%n 個樣本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sub-label(s)</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>%n 個子標籤</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Scan and candidate beside each other</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>掃描檔與候選並列</translation>
    </message>
    <message>
        <source>Exchange scan and candidate; held, for that long</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>交替顯示掃描檔與候選；按住期間有效</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <extracomment>app/widgets/compare_view.py</extracomment>
        <translation>
            <numerusform>標示 %n 處</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Exchange the two in one place (B)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>在同一處交替顯示兩者 (B)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>縮小 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Whole page (Ctrl+0)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>整頁 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Whole width (Ctrl+9)</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>頁寬 (Ctrl+9)</translation>
    </message>
    <message>
        <source>No picture of this page.</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>沒有此頁的影像。</translation>
    </message>
    <message>
        <source>Scan</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>掃描檔</translation>
    </message>
    <message>
        <source>The page does not lie on this form.</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>此頁無法與這份表單對齊。</translation>
    </message>
    <message>
        <source>Marked: where print of {label} is missing.</source>
        <extracomment>app/panels/comparison.py</extracomment>
        <translation>標示處：缺少「{label}」的印刷內容。</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The administrator&apos;s password in {0} cannot be read: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法讀取「{0}」中的管理者密碼：{1}。</translation>
    </message>
    <message>
        <source>Whoever may write to that folder can remove the file and set a password anew.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>能寫入該資料夾的人可以移除此檔案並重新設定密碼。</translation>
    </message>
    <message>
        <source>The administrator&apos;s password in {0} could not be changed: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法變更「{0}」中的管理者密碼：{1}。</translation>
    </message>
    <message>
        <source>Check that this account may write there, and that the disk has room.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請確認此帳號可以寫入該處，且磁碟有足夠空間。</translation>
    </message>
    <message>
        <source>A password has {0} characters or more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>密碼至少需要 {0} 個字元。</translation>
    </message>
    <message>
        <source>Several words in a row are easy to keep.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>用幾個詞連在一起較容易記住。</translation>
    </message>
    <message>
        <source>That is not the present password.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>目前的密碼不正確。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請再輸入一次。</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案損壞</translation>
    </message>
    <message>
        <source>The password was wrong just now.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>剛才輸入的密碼不正確。</translation>
    </message>
    <message>
        <source>Try again in {0} s.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請於 {0} 秒後再試。</translation>
    </message>
    <message>
        <source>What is in the folder {0} cannot be seen.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法查看資料夾「{0}」的內容。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請檢查權限。</translation>
    </message>
    <message>
        <source>{0} does not lie in CLASS/ or CLASS/SUB-LABEL/ below {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不在「{1}」下的「類別/」或「類別/子標籤/」資料夾內。</translation>
    </message>
    <message>
        <source>Put each sample into a folder named after its class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請將樣本放入以類別命名的資料夾。</translation>
    </message>
    <message>
        <source>“{0}” is the same as “{1}” of {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」與 {2} 的「{1}」相同。</translation>
    </message>
    <message>
        <source>One of the two is enough.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>只需保留其中一個。</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法開啟「{0}」({1})。</translation>
    </message>
    <message>
        <source>Close it in other programs, or check its permissions.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在其他程式中關閉它，或檢查權限。</translation>
    </message>
    <message>
        <source>No back-up can be written to {0} ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法將備份寫入「{0}」({1})。</translation>
    </message>
    <message>
        <source>Make room there and check that you may write; earlier back-ups are still there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該處清出空間並確認可以寫入；先前的備份仍在。</translation>
    </message>
    <message>
        <source>There is no sound back-up of the {0} in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>在「{1}」中沒有可用的「{0}」備份。</translation>
    </message>
    <message>
        <source>Name one kept elsewhere, or move {0} away to start anew.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請指定存放於他處的備份，或移走「{0}」重新開始。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有檔案「{0}」。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請檢查名稱。</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of Kamiwake.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」是由較新版本的 Kamiwake 寫入的。</translation>
    </message>
    <message>
        <source>Install that version or a later one; nothing was changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請安裝該版本或更新的版本；未作任何變更。</translation>
    </message>
    <message>
        <source>it holds other tables</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>其中是其他資料表</translation>
    </message>
    <message>
        <source>Make room on that disk.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該磁碟清出空間。</translation>
    </message>
    <message>
        <source>Check that disk; make room on it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請檢查該磁碟並清出空間。</translation>
    </message>
    <message>
        <source>Check that you may write there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請確認您可以寫入該處。</translation>
    </message>
    <message>
        <source>Close other programs that use this profile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請關閉使用此設定檔的其他程式。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法開啟「{0}」：{1}。</translation>
    </message>
    <message>
        <source>Check that the folder is on a local disk, has room and may be written.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請確認資料夾位於本機磁碟、有足夠空間且可以寫入。</translation>
    </message>
    <message>
        <source>{0} is damaged or no database of Kamiwake&apos;s ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」損壞，或不是 Kamiwake 的資料庫 ({1})。</translation>
    </message>
    <message>
        <source>Run `kamiwake restore` to put the latest back-up in its place; documents are not touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請執行 `kamiwake restore` 還原最近的備份；文件不受影響。</translation>
    </message>
    <message>
        <source>{0} cannot be read or written now: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>目前無法讀取或寫入「{0}」：{1}。</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>發生問題</translation>
    </message>
    <message>
        <source>Document cannot be read</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法讀取文件</translation>
    </message>
    <message>
        <source>Not a document Kamiwake can read</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Kamiwake 無法讀取的文件類型</translation>
    </message>
    <message>
        <source>Damaged or incomplete file</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案損壞或不完整</translation>
    </message>
    <message>
        <source>No such page</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有此頁</translation>
    </message>
    <message>
        <source>Password-protected document</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件受密碼保護</translation>
    </message>
    <message>
        <source>Document too large</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Document could not be decoded</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件無法解碼</translation>
    </message>
    <message>
        <source>Document could not be recognised</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件無法辨識</translation>
    </message>
    <message>
        <source>Page cannot be turned</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>頁面無法旋轉</translation>
    </message>
    <message>
        <source>File is in use</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案使用中</translation>
    </message>
    <message>
        <source>No such file</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有此檔案</translation>
    </message>
    <message>
        <source>Library was not changed</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>樣本庫未變更</translation>
    </message>
    <message>
        <source>No such class or sub-label</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有此類別或子標籤</translation>
    </message>
    <message>
        <source>Library file cannot be used</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法使用樣本庫檔案</translation>
    </message>
    <message>
        <source>Recognition model cannot be used</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法使用辨識模型</translation>
    </message>
    <message>
        <source>Document was not moved</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件未移動</translation>
    </message>
    <message>
        <source>Destination cannot be written</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法寫入歸檔位置</translation>
    </message>
    <message>
        <source>File changed while it was being filed</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>歸檔時檔案有變動</translation>
    </message>
    <message>
        <source>No such document</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有此文件</translation>
    </message>
    <message>
        <source>Cannot be undone</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法復原</translation>
    </message>
    <message>
        <source>Not filed there any more</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>已不歸檔於該處</translation>
    </message>
    <message>
        <source>Table cannot be written</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法寫入表格</translation>
    </message>
    <message>
        <source>Profile cannot be used</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法使用設定檔</translation>
    </message>
    <message>
        <source>Profile cannot be written now</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>目前無法寫入設定檔</translation>
    </message>
    <message>
        <source>Profile is in use</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定檔使用中</translation>
    </message>
    <message>
        <source>Profile was made by a newer version</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定檔由較新版本建立</translation>
    </message>
    <message>
        <source>Profile is damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定檔損壞</translation>
    </message>
    <message>
        <source>Window does not answer</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>視窗沒有回應</translation>
    </message>
    <message>
        <source>Needs the administrator</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>需要管理者</translation>
    </message>
    <message>
        <source>Password cannot be set</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法設定密碼</translation>
    </message>
    <message>
        <source>Setting is not acceptable</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定值不適用</translation>
    </message>
    <message>
        <source>No such folder</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有此資料夾</translation>
    </message>
    <message>
        <source>was put back since then</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>之後已放回</translation>
    </message>
    <message>
        <source>was refiled since then</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>之後已重新歸檔</translation>
    </message>
    <message>
        <source>was not moved in the end</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>最後並未移動</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」</translation>
    </message>
    <message>
        <source>What became of the document with the number {0}{1} was forgotten: the history is kept for a time only.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>編號 {0}{1} 的文件歷程已刪除：歷程只保留一段時間。</translation>
    </message>
    <message>
        <source>The document is where it was; move it by hand. The setting is `history_days`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件仍在原處，請手動移動。相關設定為 `history_days`。</translation>
    </message>
    <message>
        <source>The history has no document with the number {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>歷程中沒有編號 {0} 的文件。</translation>
    </message>
    <message>
        <source>`kamiwake history` shows the numbers; those of held documents begin with h.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`kamiwake history` 會列出編號；保留中文件的編號以 h 開頭。</translation>
    </message>
    <message>
        <source>“{0}” is not waiting any more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」已不在等候中。</translation>
    </message>
    <message>
        <source>It was filed, taken away or is being judged again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>它已歸檔、被取走，或正在重新判斷。</translation>
    </message>
    <message>
        <source>{0} is just being moved.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} 正在移動。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請稍後再試。</translation>
    </message>
    <message>
        <source>{0} waits for a decision.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} 正等候確認。</translation>
    </message>
    <message>
        <source>“{0}” (number {1}) {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」(編號 {1}) {2}。</translation>
    </message>
    <message>
        <source>See `kamiwake history` for where it is.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請用 `kamiwake history` 查看所在位置。</translation>
    </message>
    <message>
        <source>Chosen by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>由人工選定。</translation>
    </message>
    <message>
        <source>“{0}” has changed since it was looked at.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」在檢視之後有變動。</translation>
    </message>
    <message>
        <source>It is judged again when it is quiet; decide then.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案靜止後會重新判斷，屆時再決定。</translation>
    </message>
    <message>
        <source>“{0}” was changed after it was filed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」在歸檔後有變動。</translation>
    </message>
    <message>
        <source>Move it by hand; nothing was touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請手動移動；未作任何變更。</translation>
    </message>
    <message>
        <source>{0}, where “{1}” belongs, cannot be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法連線到「{1}」所屬的「{0}」。</translation>
    </message>
    <message>
        <source>Connect it again; nothing was touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新連線；未作任何變更。</translation>
    </message>
    <message>
        <source>{0}, where “{1}” was filed, cannot be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法連線到「{1}」歸檔所在的「{0}」。</translation>
    </message>
    <message>
        <source>“{0}” cannot be written in {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法將「{0}」寫入「{1}」({2})。</translation>
    </message>
    <message>
        <source>Is it open in another program? Close it, or choose another name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>是否已在其他程式中開啟？請關閉它，或改用其他名稱。</translation>
    </message>
    <message>
        <source>There is no watched folder {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有監看資料夾「{0}」。</translation>
    </message>
    <message>
        <source>See `kamiwake folder list`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請查看 `kamiwake folder list`。</translation>
    </message>
    <message>
        <source>“{0}” lies in no watched folder, so nobody knows where to file it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不在任何監看資料夾中，因此無法得知歸檔位置。</translation>
    </message>
    <message>
        <source>Watch {0}, or move it into a folder that is watched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請監看「{0}」，或將文件移到監看資料夾。</translation>
    </message>
    <message>
        <source>The destination {0} cannot be made ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法建立歸檔位置「{0}」({1})。</translation>
    </message>
    <message>
        <source>Choose another one, or check that you may write there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請改選其他位置，或確認您可以寫入該處。</translation>
    </message>
    <message>
        <source>This profile is being sorted by process {0} on {1} since {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{1} 上的程序 (PID {0}) 自 {2} 起正在分類此設定檔。</translation>
    </message>
    <message>
        <source>Stop that one first, or let it do the work.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請先停止它，或讓它完成作業。</translation>
    </message>
    <message>
        <source>Another program has taken over this profile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>其他程式已接手此設定檔。</translation>
    </message>
    <message>
        <source>Let it do the work.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請讓它完成作業。</translation>
    </message>
    <message>
        <source>“{0}” was put back and does not wait in its inbox any more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」已放回，但已不在收件資料夾中等候。</translation>
    </message>
    <message>
        <source>See the history for where it went since.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請查看歷程，了解之後移到哪裡。</translation>
    </message>
    <message>
        <source>The original of “{0}” is not in {1} any more, or cannot be read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」的原始檔已不在「{1}」中，或無法讀取。</translation>
    </message>
    <message>
        <source>The filed copy differs from it in its rotation alone: you may move that by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>歸檔的副本只有旋轉方向不同，您可以手動移動。</translation>
    </message>
    <message>
        <source>“{0}” is already where it belongs, in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」已在所屬的「{1}」中。</translation>
    </message>
    <message>
        <source>Choose a destination outside the inbox.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇收件資料夾以外的歸檔位置。</translation>
    </message>
    <message>
        <source>“{0}” is no longer at {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」已不在「{1}」。</translation>
    </message>
    <message>
        <source>If you moved it, put it back first; nothing was touched.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>若您移動過它，請先放回；未作任何變更。</translation>
    </message>
    <message>
        <source>the folder is not connected</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>資料夾未連線</translation>
    </message>
    <message>
        <source>The naming pattern “{0}” {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>命名規則「{0}」{1}。</translation>
    </message>
    <message>
        <source>Use {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請使用 {0}。</translation>
    </message>
    <message>
        <source>must not start at a drive or at the root</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>不能以磁碟機或根目錄開頭</translation>
    </message>
    <message>
        <source>must not lead out of the destination</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>不能超出歸檔位置</translation>
    </message>
    <message>
        <source>needs a file name at its end</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>結尾必須是檔名</translation>
    </message>
    <message>
        <source>may count files only, not folders</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>只能為檔案編流水號，不能為資料夾編號</translation>
    </message>
    <message>
        <source>has a counter that does not show</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>的流水號不會顯示</translation>
    </message>
    <message>
        <source>has a format that cannot be used ({0})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>含有無法使用的格式 ({0})</translation>
    </message>
    <message>
        <source>has a brace too many or too few ({0})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>的大括號多了或少了 ({0})</translation>
    </message>
    <message>
        <source>names “{{0}}”, which does not exist</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>使用了不存在的「{{0}}」</translation>
    </message>
    <message>
        <source>has a format that cannot be used, “{0}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>含有無法使用的格式「{0}」</translation>
    </message>
    <message>
        <source>It is back as it was filed, upright: the scan as it was had been kept for its time (`originals_days`) and is removed. The picture is the same.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>已以歸檔時轉正的樣子放回：原掃描檔的保留期限 (`originals_days`) 已過並已移除。影像內容相同。</translation>
    </message>
    <message>
        <source>The original of “{0}” could not be kept in {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法在「{1}」保留「{0}」的原始檔 ({2})。</translation>
    </message>
    <message>
        <source>Make room there, or switch off `rotate_filed`. The document stays where it was and is tried again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該處清出空間，或關閉 `rotate_filed`。文件留在原處，稍後會再試。</translation>
    </message>
    <message>
        <source>The destination {0} cannot be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法連線到歸檔位置「{0}」。</translation>
    </message>
    <message>
        <source>Connect or create it again. Documents stay where they are until then.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新連線或建立它。在此之前文件會留在原處。</translation>
    </message>
    <message>
        <source>{0} cannot be its own destination.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不能作為自己的歸檔位置。</translation>
    </message>
    <message>
        <source>Choose another destination.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇其他歸檔位置。</translation>
    </message>
    <message>
        <source>{0} belongs to Kamiwake itself.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」是 Kamiwake 本身的資料夾。</translation>
    </message>
    <message>
        <source>Folder is not there</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>資料夾不存在</translation>
    </message>
    <message>
        <source>The folder {0} is not there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>資料夾「{0}」不存在。</translation>
    </message>
    <message>
        <source>Make it, or choose another one.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請建立該資料夾，或改選其他資料夾。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法建立資料夾「{0}」({1})。</translation>
    </message>
    <message>
        <source>{0} is a whole drive: every document on it would be sorted.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」是整個磁碟機：其中所有文件都會被分類。</translation>
    </message>
    <message>
        <source>Choose a folder that only scans arrive in.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇只有掃描檔會送達的資料夾。</translation>
    </message>
    <message>
        <source>Choose another inbox.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇其他收件資料夾。</translation>
    </message>
    <message>
        <source>{0} is your home folder: every document in it would be sorted.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」是您的個人資料夾：其中所有文件都會被分類。</translation>
    </message>
    <message>
        <source>{0} is the inbox of another watched folder: what is filed there would be sorted again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」是另一個監看資料夾的收件資料夾：歸檔到那裡會再被分類。</translation>
    </message>
    <message>
        <source>{0} holds your home folder: every document there would be sorted, too.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」包含您的個人資料夾：其中所有文件都會被分類。</translation>
    </message>
    <message>
        <source>{0} is watched already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>已在監看「{0}」。</translation>
    </message>
    <message>
        <source>{0} lies in the watched inbox {1}: “{2}” would be sorted again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」位於監看的收件資料夾「{1}」中：「{2}」會再被分類。</translation>
    </message>
    <message>
        <source>Choose another destination or naming pattern. It stays where it is.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇其他歸檔位置或命名規則。文件留在原處。</translation>
    </message>
    <message>
        <source>“{0}” changed while it was being filed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」在歸檔時有變動。</translation>
    </message>
    <message>
        <source>It is read again when it is quiet.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案靜止後會再讀取。</translation>
    </message>
    <message>
        <source>“{0}” is no longer in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」已不在「{1}」中。</translation>
    </message>
    <message>
        <source>Nothing was moved.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有移動任何文件。</translation>
    </message>
    <message>
        <source>“{0}” cannot be taken out of {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法從「{1}」移出「{0}」({2})。</translation>
    </message>
    <message>
        <source>Close it in other programs, or check the permissions of the folder. It stays there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在其他程式中關閉它，或檢查資料夾權限。文件留在該處。</translation>
    </message>
    <message>
        <source>Make room in your quota on that disk.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該磁碟的配額中清出空間。</translation>
    </message>
    <message>
        <source>It is read-only: choose another destination.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>該處為唯讀，請選擇其他歸檔位置。</translation>
    </message>
    <message>
        <source>A file is in the way of a folder: rename one of them.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>有檔案與資料夾同名，請重新命名其中一個。</translation>
    </message>
    <message>
        <source>Shorten the naming pattern or the name of the class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請縮短命名規則或類別名稱。</translation>
    </message>
    <message>
        <source>Check that the folder exists and can be reached.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請確認資料夾存在且可以連線。</translation>
    </message>
    <message>
        <source>“{0}” could not be put into {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法將「{0}」放入「{1}」({2})。</translation>
    </message>
    <message>
        <source>{0} The document stays where it was and is tried again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}文件留在原處，稍後會再試。</translation>
    </message>
    <message>
        <source>There is no free name for “{0}” in {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」中已沒有可供「{0}」使用的檔名。</translation>
    </message>
    <message>
        <source>Empty that folder, or use {date} in the naming pattern.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請清空該資料夾，或在命名規則中使用 {date}。</translation>
    </message>
    <message>
        <source>Called unknown by hand: it is none of the forms it was compared with.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>由人工判定無法辨識：不是比對過的任何表單。</translation>
    </message>
    <message>
        <source>No spot check has the number {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有編號 {0} 的抽查。</translation>
    </message>
    <message>
        <source>`kamiwake spot-checks` shows those that are due.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>`kamiwake spot-checks` 會列出待抽查的文件。</translation>
    </message>
    <message>
        <source>“{0}” (number {1}) was taken back or corrected meanwhile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」(編號 {1}) 在這段期間已撤回或更正。</translation>
    </message>
    <message>
        <source>It counts as filed wrongly.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>會計為歸檔錯誤。</translation>
    </message>
    <message>
        <source>most paper outside</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>紙張外側最多</translation>
    </message>
    <message>
        <source>made the reader fail ({0})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>造成讀取程式發生錯誤 ({0})</translation>
    </message>
    <message>
        <source>{0} holds no pages.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}沒有任何頁面。</translation>
    </message>
    <message>
        <source>Create the PDF again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新建立此 PDF。</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>缺少結尾</translation>
    </message>
    <message>
        <source>{0} is protected by a password.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}受密碼保護。</translation>
    </message>
    <message>
        <source>Save a copy without the password.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請另存一份沒有密碼的副本。</translation>
    </message>
    <message>
        <source>its list of pages is cut off</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>頁面清單不完整</translation>
    </message>
    <message>
        <source>part of it is missing or was altered</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>部分內容遺失或遭更動</translation>
    </message>
    <message>
        <source>its beginning makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>開頭的內容不合理</translation>
    </message>
    <message>
        <source>part of a page is missing</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>頁面有部分遺失</translation>
    </message>
    <message>
        <source>{0} is no picture or PDF, whatever its name says.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}不是影像或 PDF，與檔名不符。</translation>
    </message>
    <message>
        <source>Kamiwake reads JPEG, PNG, BMP, WebP, HEIC, TIFF and PDF: save or print it as one of them.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Kamiwake 可讀取 JPEG、PNG、BMP、WebP、HEIC、TIFF 與 PDF：請儲存或列印成其中一種。</translation>
    </message>
    <message>
        <source>{0} is still being written.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}仍在寫入中。</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>稍後會再試。</translation>
    </message>
    <message>
        <source>{0} has {1} pages; at most {2} are read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}有 {1} 頁，最多只讀取 {2} 頁。</translation>
    </message>
    <message>
        <source>Split it, or raise the limit in the settings.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請分割文件，或在設定中提高上限。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}是空的檔案。</translation>
    </message>
    <message>
        <source>Scan or copy it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新掃描或複製。</translation>
    </message>
    <message>
        <source>{0} has no page {1}; it has {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}沒有第 {1} 頁，共有 {2} 頁。</translation>
    </message>
    <message>
        <source>Choose one of its pages.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇其中一頁。</translation>
    </message>
    <message>
        <source>out of memory</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>記憶體不足</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}不是檔案。</translation>
    </message>
    <message>
        <source>Name the files inside it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請指定其中的檔案。</translation>
    </message>
    <message>
        <source>{0} is not in the folder {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}不在資料夾「{1}」中。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請檢查名稱與資料夾。</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法開啟{0} ({1})。</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}損壞或不完整 ({1})。</translation>
    </message>
    <message>
        <source>Open it to check, then scan it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請開啟檢查，然後重新掃描。</translation>
    </message>
    <message>
        <source>{0} has a page of {1} x {2} pixels, more than a page may have.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}有一頁為 {1} x {2} 像素，超過頁面大小上限。</translation>
    </message>
    <message>
        <source>Scan it at a lower resolution, or raise the limit in the settings.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請以較低的解析度掃描，或在設定中提高上限。</translation>
    </message>
    <message>
        <source>{0} is {1} MB large; at most {2} MB are read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}大小為 {1} MB，最多只讀取 {2} MB。</translation>
    </message>
    <message>
        <source>Split it, or scan it at a lower resolution.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請分割文件，或以較低的解析度掃描。</translation>
    </message>
    <message>
        <source>{0} needs more memory than a document may take.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}需要的記憶體超過文件可用的上限。</translation>
    </message>
    <message>
        <source>Scan it at a lower resolution, or raise the memory limit in the settings.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請以較低的解析度掃描，或在設定中提高記憶體上限。</translation>
    </message>
    <message>
        <source>{0} cannot be decoded: it {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}無法解碼：{1}。</translation>
    </message>
    <message>
        <source>Open it to check, then scan or save it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請開啟檢查，然後重新掃描或另存。</translation>
    </message>
    <message>
        <source>another program has it open</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>其他程式正在使用</translation>
    </message>
    <message>
        <source>only JPEG, TIFF and PDF can be turned without re-encoding</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>只有 JPEG、TIFF 與 PDF 能在不重新壓縮的情況下旋轉</translation>
    </message>
    <message>
        <source>programs would not show it upright</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>程式不會顯示為正向</translation>
    </message>
    <message>
        <source>{0} has changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}已變更。</translation>
    </message>
    <message>
        <source>it is not built as it should be</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案結構不正確</translation>
    </message>
    <message>
        <source>its headers are damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案標頭損壞</translation>
    </message>
    <message>
        <source>its Exif data leave no room</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Exif 資料沒有空間</translation>
    </message>
    <message>
        <source>it is too large for a TIFF with one more tag</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案太大，TIFF 無法再增加標籤</translation>
    </message>
    <message>
        <source>its list of tags is full</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>標籤清單已滿</translation>
    </message>
    <message>
        <source>it holds several pictures that know each other&apos;s places</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案含有多張互相參照位置的影像</translation>
    </message>
    <message>
        <source>its Exif data are damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>Exif 資料損壞</translation>
    </message>
    <message>
        <source>its orientation tag makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>方向標籤不合理</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案已加密</translation>
    </message>
    <message>
        <source>it is signed, and a change would break the signature</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案已簽章，變更會使簽章失效</translation>
    </message>
    <message>
        <source>a page has a rotation that makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>有頁面的旋轉方向不合理</translation>
    </message>
    <message>
        <source>its list of objects is damaged</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>物件清單損壞</translation>
    </message>
    <message>
        <source>it has one page in several places</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>同一頁出現在多處</translation>
    </message>
    <message>
        <source>it is too large for its list of objects</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>檔案太大，超出物件清單容量</translation>
    </message>
    <message>
        <source>{0} was not read, because reading was stopped.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}未讀取，因為讀取已停止。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新啟動。</translation>
    </message>
    <message>
        <source>{0} cannot be read now: no decoding process starts.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>目前無法讀取{0}：解碼程式無法啟動。</translation>
    </message>
    <message>
        <source>It is tried again later; restart the program, or the machine if it is short of memory.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>稍後會再試；請重新啟動程式，若記憶體不足請重新啟動電腦。</translation>
    </message>
    <message>
        <source>made the decoding process crash</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>造成解碼程式當掉</translation>
    </message>
    <message>
        <source>took longer than {0} seconds to read</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>讀取時間超過 {0} 秒</translation>
    </message>
    <message>
        <source>“{0}” is a layout here, and a condition where it comes from.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」在這裡是版面，在來源是狀況。</translation>
    </message>
    <message>
        <source>“{0}” is a condition here, and a layout where it comes from.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」在這裡是狀況，在來源是版面。</translation>
    </message>
    <message>
        <source>Rename one of the two first.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請先重新命名其中一個。</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」已存在。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請改用其他名稱。</translation>
    </message>
    <message>
        <source>“{0}” is not a library file, or it is damaged ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不是樣本庫檔案，或已損壞 ({1})。</translation>
    </message>
    <message>
        <source>The sample of {0} in “{1}” is damaged (page {2} of “{3}”).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」中「{0}」的樣本已損壞 (「{3}」第 {2} 頁)。</translation>
    </message>
    <message>
        <source>Page {0} of “{1}” in “{2}” is not of the size that the file says.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{2}」中「{1}」的第 {0} 頁與檔案記載的大小不符。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} 大於 {1} MB</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法讀取「{0}」：{1}。</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法寫入「{0}」：{1}。</translation>
    </message>
    <message>
        <source>Copy it again, or export the library again where it came from.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新複製，或在來源重新匯出樣本庫。</translation>
    </message>
    <message>
        <source>“{0}” is not a library file.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不是樣本庫檔案。</translation>
    </message>
    <message>
        <source>Choose one that Kamiwake has exported; its name ends in .kamiwake.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇由 Kamiwake 匯出的檔案，其檔名以 .kamiwake 結尾。</translation>
    </message>
    <message>
        <source>“{0}” is damaged or incomplete.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」損壞或不完整。</translation>
    </message>
    <message>
        <source>Check that the folder may be written to and has room.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請確認資料夾可以寫入且有足夠空間。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>不是檔案</translation>
    </message>
    <message>
        <source>“{0}” was written by a newer version of Kamiwake ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」是由較新版本的 Kamiwake ({1}) 寫入的。</translation>
    </message>
    <message>
        <source>it asks for too much memory</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>需要的記憶體過多</translation>
    </message>
    <message>
        <source>There is a “{0}” already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>已有「{0}」。</translation>
    </message>
    <message>
        <source>Merge the two, or choose another name.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請合併兩者，或改用其他名稱。</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” are the same.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」與「{1}」相同。</translation>
    </message>
    <message>
        <source>Name two.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請指定兩個。</translation>
    </message>
    <message>
        <source>“{0}” cannot become a part of itself.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不能成為自己的一部分。</translation>
    </message>
    <message>
        <source>Merge its sub-label instead.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請改為合併其子標籤。</translation>
    </message>
    <message>
        <source>This sample is not in the library any more.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>此樣本已不在樣本庫中。</translation>
    </message>
    <message>
        <source>Somebody has removed it meanwhile.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>已被其他人移除。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有可復原的變更。</translation>
    </message>
    <message>
        <source>The library stays as it is.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>樣本庫維持原狀。</translation>
    </message>
    <message>
        <source>The last change ({0}) cannot be undone: its name is in use again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法復原最近一次變更 ({0})：其名稱已再次使用。</translation>
    </message>
    <message>
        <source>Rename the other one first.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請先重新命名另一個。</translation>
    </message>
    <message>
        <source>There is no “{0}” in the library.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>樣本庫中沒有「{0}」。</translation>
    </message>
    <message>
        <source>See `kamiwake library list`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請查看 `kamiwake library list`。</translation>
    </message>
    <message>
        <source>its list of samples makes no sense</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>樣本清單不合理</translation>
    </message>
    <message>
        <source>it lists too much</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>列出的項目過多</translation>
    </message>
    <message>
        <source>it is of another program</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>屬於其他程式</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>巢狀層數過多</translation>
    </message>
    <message>
        <source>{0} is not among its classes</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} 不在其類別中</translation>
    </message>
    <message>
        <source>Take it in again with `kamiwake model use FILE.onnx`, or go back to the one that comes with the program: `kamiwake model use default`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請用 `kamiwake model use FILE.onnx` 重新採用，或回到隨程式提供的模型：`kamiwake model use default`。</translation>
    </message>
    <message>
        <source>The model of this profile, {0}, is not as it was taken in.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>此設定檔的模型「{0}」與採用時不同。</translation>
    </message>
    <message>
        <source>The model of this profile, {0}, is missing or damaged: {1}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>此設定檔的模型「{0}」遺失或損壞：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be copied into {1} ({2}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法將「{0}」複製到「{1}」({2})。</translation>
    </message>
    <message>
        <source>Make room there and check that you may write; the model in use stays.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該處清出空間並確認可以寫入；繼續使用目前的模型。</translation>
    </message>
    <message>
        <source>“{0}” is no name for a class or sub-label.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不能作為類別或子標籤的名稱。</translation>
    </message>
    <message>
        <source>Use 1 to {0} characters.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請使用 1 至 {0} 個字元。</translation>
    </message>
    <message>
        <source>The name {0} has characters in it that cannot be shown.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>名稱 {0} 含有無法顯示的字元。</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請移除這些字元。</translation>
    </message>
    <message>
        <source>no such table</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有此資料表</translation>
    </message>
    <message>
        <source>The back-up {0} cannot be looked at ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法檢視備份「{0}」({1})。</translation>
    </message>
    <message>
        <source>Old models are kept until it can.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>在能檢視之前會保留舊模型。</translation>
    </message>
    <message>
        <source>Template {0} has no stored page.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>樣本 {0} 沒有儲存的頁面。</translation>
    </message>
    <message>
        <source>Register it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新登錄。</translation>
    </message>
    <message>
        <source>The stored page {0}{1} is damaged.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>儲存的頁面 {0}{1} 已損壞。</translation>
    </message>
    <message>
        <source>Restore a back-up of the library (`kamiwake restore`).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請還原樣本庫備份 (`kamiwake restore`)。</translation>
    </message>
    <message>
        <source>Page {0} of “{1}” is registered as {2} already.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」的第 {0} 頁已登錄為「{2}」。</translation>
    </message>
    <message>
        <source>Nothing was changed; retire or merge that one to use it elsewhere.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>未作任何變更；若要改用於他處，請停用或合併原有的。</translation>
    </message>
    <message>
        <source>registration of {0} as {1}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>將 {0} 登錄為「{1}」</translation>
    </message>
    <message>
        <source>registration of {0} from the folder “{1}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>從資料夾「{1}」登錄 {0}</translation>
    </message>
    <message>
        <source>import of {0} from “{1}”</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>從「{1}」匯入 {0}</translation>
    </message>
    <message>
        <source>renaming of {0} to {1}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>將「{0}」重新命名為「{1}」</translation>
    </message>
    <message>
        <source>{0} is not what was written</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} 與寫入的內容不同</translation>
    </message>
    <message>
        <source>{0} distinct templates and {1} other pages are too few to calibrate</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} 個相異樣本與 {1} 個其他頁面不足以校準</translation>
    </message>
    <message>
        <source>a table of {0} thresholds</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>含 {0} 個門檻的表</translation>
    </message>
    <message>
        <source>thresholds that are no scores</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>門檻不是有效分數</translation>
    </message>
    <message>
        <source>galleries or odds that do not rise</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>規模或比例未遞增</translation>
    </message>
    <message>
        <source>Nothing registered looks like this.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有任何已登錄的表單與此相像。</translation>
    </message>
    <message>
        <source>some of its print is missing: this may be an edition that is not registered</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>缺少部分印刷內容，可能是尚未登錄的版本</translation>
    </message>
    <message>
        <source>{0} and {1} are equally likely</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0}與{1}的可能性相同</translation>
    </message>
    <message>
        <source>Looks a little like {0}, but not clearly enough.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>有點像「{0}」，但不夠明確。</translation>
    </message>
    <message>
        <source>Looks like {0}, but some of its print is missing: this may be an edition that is not registered, so it is filed by its class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」，但缺少部分印刷內容，可能是尚未登錄的版本，因此歸檔至類別。</translation>
    </message>
    <message>
        <source>Looks like {0}, but some of its print is missing: this may be an edition that is not registered.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」，但缺少部分印刷內容，可能是尚未登錄的版本。</translation>
    </message>
    <message>
        <source>Looks like {0}, but just as much like {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」，但同樣像「{1}」。</translation>
    </message>
    <message>
        <source>Looks like {0}; {1}, so it is filed by its class.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」；{1}，因此歸檔至類別。</translation>
    </message>
    <message>
        <source>Looks like {0}, but {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」，但{1}。</translation>
    </message>
    <message>
        <source>the plain form</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>基本表單</translation>
    </message>
    <message>
        <source>Nothing is registered yet. Register one sample first.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>尚未登錄任何表單。請先登錄一份樣本。</translation>
    </message>
    <message>
        <source>Looks like {0}, but not clearly enough to be certain.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」，但不夠明確，無法確定。</translation>
    </message>
    <message>
        <source>Looks like {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>看起來像「{0}」。</translation>
    </message>
    <message>
        <source>Export it again: without one nobody can tell what is unknown.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新匯出：沒有校準資料就無法判斷哪些是未知文件。</translation>
    </message>
    <message>
        <source>Export the model again; both files must come from one export.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新匯出模型；兩個檔案必須來自同一次匯出。</translation>
    </message>
    <message>
        <source>{0} is not the file its description was made for.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」與其描述檔不相符。</translation>
    </message>
    <message>
        <source>The model kamiwake-lcnet050 is missing from the installation ({0}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>安裝內容缺少模型 kamiwake-lcnet050 ({0})。</translation>
    </message>
    <message>
        <source>Install Kamiwake again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新安裝 Kamiwake。</translation>
    </message>
    <message>
        <source>{0} or its .json cannot be read ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法讀取「{0}」或其 .json ({1})。</translation>
    </message>
    <message>
        <source>Put both files, as exported, into one folder.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請將匯出的兩個檔案放在同一資料夾。</translation>
    </message>
    <message>
        <source>{0} px, {1} numbers a page</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>{0} px，每頁 {1} 個數值</translation>
    </message>
    <message>
        <source>The description of {0} is damaged ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」的描述檔損壞 ({1})。</translation>
    </message>
    <message>
        <source>{0} was exported without a calibration.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」匯出時未含校準資料。</translation>
    </message>
    <message>
        <source>{0} gave an empty result.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」的輸出結果為空。</translation>
    </message>
    <message>
        <source>Use another model.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請使用其他模型。</translation>
    </message>
    <message>
        <source>{0} takes {1} and gives {2}, not what its description says.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」的輸入為 {1}、輸出為 {2}，與描述檔不符。</translation>
    </message>
    <message>
        <source>Export the model again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新匯出模型。</translation>
    </message>
    <message>
        <source>{0} is no model that can be run ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」不是可執行的模型 ({1})。</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請重新匯出。</translation>
    </message>
    <message>
        <source>The calibration of {0} is damaged ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」的校準資料損壞 ({1})。</translation>
    </message>
    <message>
        <source>a template&apos;s vector is not of unit length</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>樣本的向量長度不是 1</translation>
    </message>
    <message>
        <source>The document has no pages.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>文件沒有任何頁面。</translation>
    </message>
    <message>
        <source>The page is blank: delete it, or file it by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>此頁空白：請刪除，或手動歸檔。</translation>
    </message>
    <message>
        <source>Every page is blank: delete it, or file it by hand.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>所有頁面皆空白：請刪除，或手動歸檔。</translation>
    </message>
    <message>
        <source>Looks a little like {0}; what it looks more like was ruled out.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>有點像「{0}」；更相像的已排除。</translation>
    </message>
    <message>
        <source>The sheet takes up little of the picture: take it from nearer.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>紙張只占畫面一小部分，請靠近一點拍攝。</translation>
    </message>
    <message>
        <source>{0} cannot be used: it {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法使用「{0}」：{1}。</translation>
    </message>
    <message>
        <source>Export it again with `python -m training.export`; the model in use stays.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請用 `python -m training.export` 重新匯出；繼續使用目前的模型。</translation>
    </message>
    <message>
        <source>gives numbers that are none (NaN)</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>輸出了無效數值 (NaN)</translation>
    </message>
    <message>
        <source>gives vectors of length {0} instead of 1</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>輸出的向量長度為 {0} 而非 1</translation>
    </message>
    <message>
        <source>gives a page alone another vector than the same page among others</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>同一頁單獨處理與一起處理時的向量不同</translation>
    </message>
    <message>
        <source>gives every page the same vector</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>所有頁面的向量都相同</translation>
    </message>
    <message>
        <source>gives {0} for {1} pages</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>處理 {1} 頁時輸出 {0}</translation>
    </message>
    <message>
        <source>cannot be run on {0} pages ({1})</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法處理 {0} 頁 ({1})</translation>
    </message>
    <message>
        <source>Page {0} of “{1}” is blank, too dark or too small.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{1}」的第 {0} 頁空白、太暗或太小。</translation>
    </message>
    <message>
        <source>Register a page with print on it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請登錄有印刷內容的頁面。</translation>
    </message>
    <message>
        <source>Correct it and start the program again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請更正後重新啟動程式。</translation>
    </message>
    <message>
        <source>true or false</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>The setting “{0}”{1} has to be {2}, not {3}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定「{0}」{1}必須是 {2}，而非 {3}。</translation>
    </message>
    <message>
        <source>Did you mean “{0}”?</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>您是指「{0}」嗎？</translation>
    </message>
    <message>
        <source>See `kamiwake settings` for all.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請用 `kamiwake settings` 查看全部。</translation>
    </message>
    <message>
        <source>There is no setting “{0}”{1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>沒有設定「{0}」{1}。</translation>
    </message>
    <message>
        <source>Correct it there, or run `kamiwake settings repair`.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該處更正，或執行 `kamiwake settings repair`。</translation>
    </message>
    <message>
        <source>Ask your administrator to correct it.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請洽管理者更正。</translation>
    </message>
    <message>
        <source>The settings file {0} holds no JSON object.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>設定值檔案「{0}」不含 JSON 物件。</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請選擇其他值。</translation>
    </message>
    <message>
        <source>/Library/Application Support</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>/Library/Application Support</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法讀取設定值檔案「{0}」({1})。</translation>
    </message>
    <message>
        <source>it is no text</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>不是文字</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy file cannot be read, so nothing can be changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法讀取管理者的原則檔，因此無法變更任何設定。</translation>
    </message>
    <message>
        <source>Set by the environment variable {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>由環境變數 {0} 設定。</translation>
    </message>
    <message>
        <source>Set by your administrator in {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>由管理者在 {0} 中設定。</translation>
    </message>
    <message>
        <source>The setting “{0}” cannot be changed: {1}{2}</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法變更設定「{0}」：{1}{2}</translation>
    </message>
    <message>
        <source>The settings cannot be written to {0} ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法將設定寫入「{0}」({1})。</translation>
    </message>
    <message>
        <source>Make room there and check that you may write; nothing was changed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請在該處清出空間並確認可以寫入；未作任何變更。</translation>
    </message>
    <message>
        <source>Remove {0} and start the program again.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請移除「{0}」並重新啟動程式。</translation>
    </message>
    <message>
        <source>Ask your administrator to change it there.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請洽管理者在該處變更。</translation>
    </message>
    <message>
        <source>Another program is changing {0} and does not come to an end.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>其他程式正在變更「{0}」，遲遲未結束。</translation>
    </message>
    <message>
        <source>Try again, or end that program.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請再試一次，或結束該程式。</translation>
    </message>
    <message>
        <source>The same content was filed on {0} as “{1}” in {2}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>相同內容已於 {0} 歸檔為「{1}」，位於「{2}」。</translation>
    </message>
    <message>
        <source>“{0}” could not be compared with the library ({1}).</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法將「{0}」與樣本庫比對 ({1})。</translation>
    </message>
    <message>
        <source>“{0}” has changed since it was found.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」在發現之後有變動。</translation>
    </message>
    <message>
        <source>“{0}” waits: {1}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>「{0}」等候中：{1}。</translation>
    </message>
    <message>
        <source>It is taken when the other program has closed it and it may be read.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>其他程式關閉它且可以讀取後就會處理。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be listed.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>無法列出資料夾「{0}」。</translation>
    </message>
    <message>
        <source>Check its permissions; what lies in it is taken as soon as it can be seen.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>請檢查權限；能讀取後會立即處理其中的檔案。</translation>
    </message>
    <message>
        <source>It is filed turned as it was scanned:</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>依掃描時的方向歸檔：</translation>
    </message>
    <message>
        <source>turned 90° counter-clockwise</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>逆時針轉了 90°</translation>
    </message>
    <message>
        <source>It is filed turned as it was scanned: {0}.</source>
        <extracomment>app/core_sentences.py</extracomment>
        <translation>依掃描時的方向歸檔：{0}。</translation>
    </message>
</context>
<context>
    <name>DocumentPanel</name>
    <message>
        <source>Open</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>開啟所在資料夾</translation>
    </message>
    <message>
        <source>Put back into the inbox</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>放回收件資料夾</translation>
    </message>
    <message>
        <source>Judge again</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>重新判斷</translation>
    </message>
    <message>
        <source>Register as a new form…</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>登錄為新表單…</translation>
    </message>
    <message>
        <source>File it as</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>歸檔為</translation>
    </message>
    <message>
        <source>Refile it as</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>重新歸檔為</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>歸檔</translation>
    </message>
    <message>
        <source>Refile</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>重新歸檔</translation>
    </message>
    <message>
        <source>File it as this</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>以此歸檔</translation>
    </message>
    <message>
        <source>Refile it as this</source>
        <extracomment>app/panels/document.py</extracomment>
        <translation>以此重新歸檔</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文件</translation>
    </message>
    <message>
        <source>The same document once more</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>相同的文件再次出現</translation>
    </message>
    <message>
        <source>What becomes of a document whose very content was filed before.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>內容與先前歸檔的文件完全相同時的處理方式。</translation>
    </message>
    <message>
        <source>File both</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>兩份都歸檔</translation>
    </message>
    <message>
        <source>Each goes where its form belongs.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>各自歸到所屬表單的位置。</translation>
    </message>
    <message>
        <source>Ask me</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>詢問我</translation>
    </message>
    <message>
        <source>The second one waits for you to decide.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>第二份會等您確認。</translation>
    </message>
    <message>
        <source>Put it beside the first one</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>放在第一份旁邊</translation>
    </message>
    <message>
        <source>It goes into the folder of the first one, wherever that is now.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>放到第一份目前所在的資料夾。</translation>
    </message>
    <message>
        <source>File turned pages upright</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>歸檔時轉正頁面</translation>
    </message>
    <message>
        <source>Nothing is encoded anew, and the scan as it was is kept for undo.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>不會重新壓縮，並保留原掃描檔供復原。</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>No picture of this page.</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>沒有此頁的影像。</translation>
    </message>
    <message>
        <source>Page</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>頁面</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) marked</source>
        <extracomment>app/widgets/faces.py</extracomment>
        <translation>
            <numerusform>標示 %n 處</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>New class</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>新類別</translation>
    </message>
    <message>
        <source>New sub-label</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>新子標籤</translation>
    </message>
    <message>
        <source>More samples of what is there</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>現有項目的更多樣本</translation>
    </message>
    <message>
        <source>“{name}” joins it</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>「{name}」併入其中</translation>
    </message>
    <message>
        <source>It does not lie in CLASS/ or CLASS/SUB-LABEL/.</source>
        <extracomment>app/item_models/transfer.py</extracomment>
        <translation>不在「類別/」或「類別/子標籤/」資料夾內。</translation>
    </message>
</context>
<context>
    <name>FiledFacts</name>
    <message>
        <source>Typical match</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>一般相似度</translation>
    </message>
    <message>
        <source>Nothing is filed as this yet.</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>尚未有文件歸檔於此。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) filed</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>已歸檔 %n 份文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}, last {when}</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>{count}，最近一次：{when}</translation>
    </message>
    <message numerus="yes">
        <source>%n of them chosen by hand</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>其中 %n 份由人工選定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed here by mistake and corrected</source>
        <extracomment>app/panels/filed.py</extracomment>
        <translation>
            <numerusform>%n 份曾誤歸於此，已更正</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>Open where documents are filed</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>開啟歸檔位置</translation>
    </message>
    <message>
        <source>Change this folder</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>變更此資料夾</translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>無法連線</translation>
    </message>
    <message>
        <source>watching</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>監看中</translation>
    </message>
    <message>
        <source>stopped</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>starting…</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>啟動中…</translation>
    </message>
    <message>
        <source>{count} today</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>今天 {count} 份</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>{count} 份等候中</translation>
    </message>
    <message>
        <source>{filed} filed and {held} to decide today</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>今天已歸檔 {filed} 份，待確認 {held} 份</translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>開始</translation>
    </message>
    <message>
        <source>Sort into this folder&apos;s destination</source>
        <extracomment>app/widgets/folder_card.py</extracomment>
        <translation>分類至此資料夾的歸檔位置</translation>
    </message>
</context>
<context>
    <name>FolderPanel</name>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>Inbox: where scans arrive</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>收件資料夾：掃描檔送達處</translation>
    </message>
    <message>
        <source>File them into</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>歸檔位置</translation>
    </message>
    <message>
        <source>Naming</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>命名方式</translation>
    </message>
    <message>
        <source>Make the folder</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>建立資料夾</translation>
    </message>
    <message>
        <source>Watch it no longer</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>停止監看</translation>
    </message>
    <message>
        <source>Its files stay where they are.</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>其中的檔案會留在原處。</translation>
    </message>
    <message>
        <source>Folders and names inside it</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>其中的資料夾與檔名</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>關閉，不儲存</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>監看資料夾</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>監看資料夾</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Start watching</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>開始監看</translation>
    </message>
    <message>
        <source>Claim form A</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>理賠申請書A</translation>
    </message>
    <message>
        <source>2024</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>2024</translation>
    </message>
    <message>
        <source>For example: {path}</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>例如：{path}</translation>
    </message>
    <message>
        <source>Give the whole path of {path}.</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>請輸入「{path}」的完整路徑。</translation>
    </message>
    <message>
        <source>Choose a destination outside the inbox.</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>請選擇收件資料夾以外的歸檔位置。</translation>
    </message>
    <message>
        <source>Filed</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>已歸檔</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>app/panels/folder.py</extracomment>
        <translation>瀏覽…</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Scans that arrive in a watched folder are filed by themselves.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>送達監看資料夾的掃描檔會自動歸檔。</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>尚未監看任何資料夾。</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>監看資料夾…</translation>
    </message>
    <message>
        <source>Watch {folder}…</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>監看「{folder}」…</translation>
    </message>
    <message>
        <source>{inbox} is watched from now on.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>已開始監看「{inbox}」。</translation>
    </message>
    <message>
        <source>{inbox} is watched as you have changed it.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>已依您的變更監看「{inbox}」。</translation>
    </message>
    <message>
        <source>{inbox} is no longer watched.</source>
        <extracomment>app/panels/settings_folders.py</extracomment>
        <translation>已停止監看「{inbox}」。</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Nothing was changed.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>未作任何變更。</translation>
    </message>
    <message>
        <source>Unlock what only the administrator may do.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>解鎖僅限管理者的功能。</translation>
    </message>
    <message>
        <source>Registering needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>登錄需要管理者密碼。</translation>
    </message>
    <message>
        <source>Renaming needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>重新命名需要管理者密碼。</translation>
    </message>
    <message>
        <source>Merging needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>合併需要管理者密碼。</translation>
    </message>
    <message>
        <source>Moving a sample needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>移動樣本需要管理者密碼。</translation>
    </message>
    <message>
        <source>Retiring needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>停用需要管理者密碼。</translation>
    </message>
    <message>
        <source>Taking back a change of the library needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>復原樣本庫的變更需要管理者密碼。</translation>
    </message>
    <message>
        <source>Importing needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>匯入需要管理者密碼。</translation>
    </message>
    <message>
        <source>Another model needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>更換模型需要管理者密碼。</translation>
    </message>
    <message>
        <source>Changing watched folders needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>變更監看資料夾需要管理者密碼。</translation>
    </message>
    <message>
        <source>Changing settings needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>變更設定需要管理者密碼。</translation>
    </message>
    <message>
        <source>Restoring a back-up needs the administrator&apos;s password.</source>
        <extracomment>app/gate.py</extracomment>
        <translation>還原備份需要管理者密碼。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Close these steps</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>關閉這些步驟</translation>
    </message>
    <message>
        <source>Register one sample of a form</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>登錄一份表單樣本</translation>
    </message>
    <message>
        <source>Choose the folder scans arrive in</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>選擇掃描檔送達的資料夾</translation>
    </message>
    <message>
        <source>Put a scan of that form into the folder</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>將該表單的掃描檔放入資料夾</translation>
    </message>
    <message>
        <source>Step {number} of {steps}</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>步驟 {number}/{steps}</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>Choose it…</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>Done: scans are filed by themselves from now on</source>
        <extracomment>app/widgets/guide.py</extracomment>
        <translation>完成：之後掃描檔會自動歸檔</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Putting back: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>放回中：{done}/{total}</translation>
    </message>
    <message>
        <source>Refiling: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>重新歸檔中：{done}/{total}</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>復原中：{done}/{total}</translation>
    </message>
    <message>
        <source>Writing the table: {done} of {total}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>寫入表格中：{done}/{total}</translation>
    </message>
    <message>
        <source>Nothing to do: they lie in their inboxes already.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>不需處理：文件已在收件資料夾中。</translation>
    </message>
    <message>
        <source>{name} is in {folder}</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>「{name}」位於「{folder}」</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are back in their inboxes.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n 份文件已放回收件資料夾。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are filed as {label}.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n 份文件已歸檔為「{label}」。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are where they were before.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n 份文件已回到先前的位置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) stayed where they were.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>%n 份文件留在原處。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %n were not touched.</source>
        <extracomment>app/panels/history_told.py</extracomment>
        <translation>
            <numerusform>已取消：%n 份未處理。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDesk</name>
    <message>
        <source>The list has just changed.</source>
        <extracomment>app/history_desk.py</extracomment>
        <translation>清單剛剛有變動。</translation>
    </message>
    <message>
        <source>Nothing was touched: choose again.</source>
        <extracomment>app/history_desk.py</extracomment>
        <translation>未作任何變更，請重新選取。</translation>
    </message>
</context>
<context>
    <name>HistoryExport</name>
    <message>
        <source>Make the folder</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>建立資料夾</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>選擇其他位置…</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Filed as</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>歸檔類別</translation>
    </message>
    <message>
        <source>Any class</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>所有類別</translation>
    </message>
    <message>
        <source>Days</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>日期</translation>
    </message>
    <message>
        <source>Any day</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>所有日期</translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>From … to …</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>自訂期間…</translation>
    </message>
    <message>
        <source>First day</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>結束日</translation>
    </message>
    <message>
        <source>Show documents of other runs, too</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>也顯示其他次執行的文件</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>清除篩選</translation>
    </message>
    <message>
        <source>One run, from {time} on</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>{time} 起的單次執行</translation>
    </message>
    <message>
        <source>By hand</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>人工</translation>
    </message>
    <message>
        <source>Corrected</source>
        <extracomment>app/widgets/history_filters.py</extracomment>
        <translation>已更正</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Document</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filed as</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>歸檔類別</translation>
    </message>
    <message>
        <source>Verdict</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>結果</translation>
    </message>
    <message>
        <source>Alike</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>相似度</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>時間</translation>
    </message>
    <message>
        <source>{score} alike; filed by itself from {threshold}</source>
        <extracomment>app/item_models/history.py</extracomment>
        <translation>相似度 {score}；達 {threshold} 即自動歸檔</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>corrected</source>
        <extracomment>app/widgets/history_table.py</extracomment>
        <translation>已更正</translation>
    </message>
    <message>
        <source>by hand</source>
        <extracomment>app/widgets/history_table.py</extracomment>
        <translation>人工</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Show all of the same run</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>顯示同一次執行的所有文件</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the history</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>搜尋歷程</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Write what is shown into a table (Ctrl+E)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>將顯示的內容寫入表格 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Nothing sorted yet</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>尚未分類任何文件</translation>
    </message>
    <message>
        <source>Every document that is filed stays listed here, with the reason.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>每份歸檔的文件都會連同原因列在這裡。</translation>
    </message>
    <message>
        <source>No document is like that</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>沒有符合的文件</translation>
    </message>
    <message>
        <source>Try fewer words, other days, or any class.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>請減少搜尋字詞、改選其他日期，或選擇任何類別。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>清除篩選</translation>
    </message>
    <message>
        <source>Undo the latest decision</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>復原最近一次決定</translation>
    </message>
    <message>
        <source>Export a table</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>匯出表格</translation>
    </message>
    <message>
        <source>From the search into the list</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>從搜尋移到清單</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>清除搜尋</translation>
    </message>
    <message>
        <source>File it as something else</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>歸檔為其他類別</translation>
    </message>
    <message>
        <source>Put it back into its folder</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>放回原資料夾</translation>
    </message>
    <message>
        <source>Take the suggestion of that number</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>採用該號碼的建議</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>「{path}」已不在該處。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>
            <numerusform>%n 份文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a document to see why it went where.</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>選取文件即可查看歸檔位置與原因。</translation>
    </message>
    <message>
        <source>Export the history</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>匯出歷程</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>已取消：未寫入檔案。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are in {name}.</source>
        <extracomment>app/panels/history_export.py</extracomment>
        <translation>
            <numerusform>%n 份文件已寫入「{name}」。</numerusform>
        </translation>
    </message>
    <message>
        <source>Refile as… (F2)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>重新歸檔為… (F2)</translation>
    </message>
    <message>
        <source>Put back into the inbox (Del)</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>放回收件資料夾 (Del)</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/views/history_view.py</extracomment>
        <translation>開啟所在資料夾</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select something to see it here.</source>
        <extracomment>app/widgets/inspector.py</extracomment>
        <translation>選取項目即可在這裡查看。</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source>Keeping</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>保留期限</translation>
    </message>
    <message>
        <source>What the program remembers. Filed documents are never removed. Enter takes a change, because what is forgotten does not come back.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>程式保留的記錄。已歸檔的文件不會被移除。刪除的記錄無法找回，因此變更後須按 Enter 套用。</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>歷程</translation>
    </message>
    <message>
        <source>What happened to a document is forgotten after this long. Then it cannot be undone.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>文件的歷程超過此期限即刪除，之後無法再復原。</translation>
    </message>
    <message>
        <source>for ever</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>永久</translation>
    </message>
    <message>
        <source>Scans of turned pages</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>轉正頁面的原掃描檔</translation>
    </message>
    <message>
        <source>Where an upright copy was filed, the scan itself is kept for this long.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>以轉正副本歸檔時，原掃描檔保留的期限。</translation>
    </message>
    <message numerus="yes">
        <source>day(s)</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindChoice</name>
    <message>
        <source>Another layout</source>
        <extracomment>app/widgets/kind_choice.py</extracomment>
        <translation>不同版面</translation>
    </message>
    <message>
        <source>A condition</source>
        <extracomment>app/widgets/kind_choice.py</extracomment>
        <translation>狀況</translation>
    </message>
    <message>
        <source>Stained, torn, photographed, marked …</source>
        <extracomment>app/widgets/kind_choice.py</extracomment>
        <translation>髒污、破損、拍照、劃記…</translation>
    </message>
</context>
<context>
    <name>LabelPicker</name>
    <message>
        <source>Class</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>類別</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>表單名稱</translation>
    </message>
    <message>
        <source>Sub-label</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>子標籤</translation>
    </message>
    <message>
        <source>Optional: edition, condition</source>
        <extracomment>app/widgets/label_picker.py</extracomment>
        <translation>選填：版本、狀況</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Back to all classes (Esc)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>返回所有類別 (Esc)</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>樣本庫</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the library</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>搜尋樣本庫</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>更多</translation>
    </message>
    <message>
        <source>Add a form…</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>加入表單…</translation>
    </message>
    <message>
        <source>Choose files (Ctrl+O), drop them here, or paste (Ctrl+V)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>選擇檔案 (Ctrl+O)、拖放到這裡，或貼上 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Cards (Ctrl+M)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>卡片 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Map (Ctrl+M)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>分布圖 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Shows only what another label looks like: such scans may have to be asked about</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>只顯示與其他標籤相像的項目：這類掃描檔可能需要詢問您</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>依名稱排序</translation>
    </message>
    <message>
        <source>Most filed first</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>歸檔最多的在前</translation>
    </message>
    <message>
        <source>Last seen first</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>最近出現的在前</translation>
    </message>
    <message numerus="yes">
        <source>%n close pair(s)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>
            <numerusform>%n 組相近</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>加入樣本…</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>沒有可復原的變更</translation>
    </message>
    <message>
        <source>Undo: registered at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的登錄 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: a folder registered at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的資料夾登錄 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: imported at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的匯入 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: renamed at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的重新命名 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: merged at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的合併 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: moved at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的移動 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo: retired at {when} (Ctrl+Z)</source>
        <extracomment>app/panels/library_head.py</extracomment>
        <translation>復原：{when} 的停用 (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>Classes</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>類別</translation>
    </message>
    <message>
        <source>Samples</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>樣本</translation>
    </message>
    <message>
        <source>There is no map without the recognition model.</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>沒有辨識模型就無法顯示分布圖。</translation>
    </message>
    <message>
        <source>No class is called “{text}”.</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>沒有名稱為「{text}」的類別。</translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>正在繪製分布圖…</translation>
    </message>
    <message>
        <source>Another sample</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>另一個樣本</translation>
    </message>
    <message>
        <source>New sub-label</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>新子標籤</translation>
    </message>
    <message>
        <source>Another sample of this</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>這個的另一個樣本</translation>
    </message>
    <message>
        <source>New sub-label of {name}</source>
        <extracomment>app/panels/library_pages.py</extracomment>
        <translation>「{name}」的新子標籤</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Drop one sample of a form here</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>將一份表單樣本拖放到這裡</translation>
    </message>
    <message>
        <source>A picture, TIFF or PDF. From then on, scans of that form are recognised.</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>影像、TIFF 或 PDF 皆可，之後就能辨識這種表單。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>瀏覽…</translation>
    </message>
    <message>
        <source>Try with samples</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>用範例試試看</translation>
    </message>
    <message>
        <source>Back to all classes</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>返回所有類別</translation>
    </message>
    <message>
        <source>Undo the latest change</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>復原最近一次變更</translation>
    </message>
    <message>
        <source>Register what was copied</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>登錄已複製的內容</translation>
    </message>
    <message>
        <source>Choose a sample to register</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>選擇要登錄的樣本</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Cards or the map</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>卡片或分布圖</translation>
    </message>
    <message>
        <source>Retire</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>停用</translation>
    </message>
    <message>
        <source>Samples of a form</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>表單樣本</translation>
    </message>
    <message>
        <source>Documents ({patterns});;Recognition models ({models});;All files (*)</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>文件 ({patterns});;辨識模型 ({models});;所有檔案 (*)</translation>
    </message>
    <message>
        <source>Drop a sample of a form anywhere here to register it.</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>拖放表單樣本到這裡即可登錄。</translation>
    </message>
    <message>
        <source>Show its samples</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>顯示其樣本</translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>加入樣本…</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>重新命名 (F2)</translation>
    </message>
    <message>
        <source>Retire (Del)</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>停用 (Del)</translation>
    </message>
    <message>
        <source>Register a folder of samples: what is in it is shown first</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>登錄樣本資料夾：會先顯示其內容</translation>
    </message>
    <message>
        <source>New class</source>
        <extracomment>app/views/library_view.py</extracomment>
        <translation>新類別</translation>
    </message>
</context>
<context>
    <name>LockButton</name>
    <message>
        <source>Locked: only the administrator may change forms and settings. Unlock…</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>已鎖定：只有管理者可以變更表單與設定。解鎖…</translation>
    </message>
    <message numerus="yes">
        <source>Unlocked; locks by itself after %n minute(s). Lock now</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>
            <numerusform>已解鎖；%n 分鐘後自動鎖定。立即鎖定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sort</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>分類</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>待確認</translation>
    </message>
    <message>
        <source>Library</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>樣本庫</translation>
    </message>
    <message>
        <source>History</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Show or hide the pane at the right (F9)</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>顯示或隱藏右側窗格 (F9)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (F1)</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>鍵盤快速鍵 (F1)</translation>
    </message>
    <message>
        <source>Show or hide the pane at the right</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>顯示或隱藏右側窗格</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <extracomment>app/main_window.py</extracomment>
        <translation>
            <numerusform>%n 份待您確認</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelBar</name>
    <message>
        <source>The earlier model goes on until then.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>在此之前繼續使用先前的模型。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>{name} is being taken. Wait for it, or cancel it first.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>正在套用「{name}」。請等它完成，或先取消。</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>稍後再說</translation>
    </message>
    <message>
        <source>These are several. Drop the one that is to be used.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>這裡有好幾個，請只拖放要使用的那一個。</translation>
    </message>
    <message>
        <source>One model at a time</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>一次只能使用一個模型</translation>
    </message>
    <message>
        <source>{name}: the library is embedded again from its stored images.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>「{name}」：樣本庫會以儲存的影像重新計算特徵。</translation>
    </message>
    <message>
        <source>Until that is complete, the present model goes on.</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>完成之前，繼續使用目前的模型。</translation>
    </message>
    <message>
        <source>Use this model</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>使用此模型</translation>
    </message>
    <message>
        <source>Checking the model {name}…</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>正在檢查模型「{name}」…</translation>
    </message>
    <message>
        <source>Embedding the library again for {name}</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>正在為「{name}」重新計算樣本庫特徵</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>app/panels/model.py</extracomment>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>ModelDesk</name>
    <message>
        <source>the bundled model</source>
        <extracomment>app/model_desk.py</extracomment>
        <translation>內建模型</translation>
    </message>
    <message>
        <source>{name} is not taken: {other} is being taken.</source>
        <extracomment>app/model_desk.py</extracomment>
        <translation>無法採用「{name}」：正在套用「{other}」。</translation>
    </message>
    <message>
        <source>Wait until that has ended, or cancel it.</source>
        <extracomment>app/model_desk.py</extracomment>
        <translation>請等它完成，或先取消。</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>模型</translation>
    </message>
    <message>
        <source>What forms are recognised by.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>用來辨識表單。</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>選擇其他檔案…</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>使用內建模型</translation>
    </message>
    <message>
        <source>A model is a file NAME.onnx with NAME.json beside it; it can be dropped on this window, too. The library is embedded again from its stored images. Until that is complete, the present model goes on.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>模型由「名稱.onnx」與同資料夾的「名稱.json」組成，也可以拖放到此視窗。樣本庫會以儲存的影像重新計算特徵；完成之前，繼續使用目前的模型。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>選擇模型</translation>
    </message>
    <message>
        <source>Models (*.onnx)</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>模型 (*.onnx)</translation>
    </message>
    <message>
        <source>It comes with the program.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>隨程式提供。</translation>
    </message>
    <message>
        <source>In use since {time}.</source>
        <extracomment>app/panels/settings_model.py</extracomment>
        <translation>自 {time} 起使用。</translation>
    </message>
</context>
<context>
    <name>NamingPage</name>
    <message>
        <source>Naming</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>命名方式</translation>
    </message>
    <message>
        <source>Where below its destination a document goes, and what it is called there.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>文件在歸檔位置下的存放處與檔名。</translation>
    </message>
    <message>
        <source>Folders and names</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>資料夾與檔名</translation>
    </message>
    <message>
        <source>Of folders that are added from now on; those that are watched keep theirs. Enter takes it, Esc leaves it as it was.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>適用於之後加入的資料夾；已監看的資料夾維持原設定。按 Enter 套用，按 Esc 取消。</translation>
    </message>
</context>
<context>
    <name>NearIdentical</name>
    <message>
        <source>Near-identical</source>
        <extracomment>app/panels/near_identical.py</extracomment>
        <translation>幾乎相同</translation>
    </message>
    <message>
        <source>Near-identical to {name}</source>
        <extracomment>app/panels/near_identical.py</extracomment>
        <translation>與「{name}」幾乎相同</translation>
    </message>
</context>
<context>
    <name>Nearest</name>
    <message>
        <source>Most alike so far</source>
        <extracomment>app/widgets/nearest.py</extracomment>
        <translation>目前最相似</translation>
    </message>
    <message>
        <source>Register as another sample of this</source>
        <extracomment>app/widgets/nearest.py</extracomment>
        <translation>登錄為這個的另一個樣本</translation>
    </message>
</context>
<context>
    <name>NoPicture</name>
    <message>
        <source>The file is not there any more: {name}
Put it back into {folder}, or look for it where it was moved to.</source>
        <extracomment>app/no_picture.py</extracomment>
        <translation>檔案已不在該處：{name}
請放回「{folder}」，或到移動後的位置尋找。</translation>
    </message>
    <message>
        <source>The folder cannot be reached: {folder}
Connect it again to see {name}; nothing is lost meanwhile.</source>
        <extracomment>app/no_picture.py</extracomment>
        <translation>無法連線到資料夾：{folder}
重新連線即可查看「{name}」；這段期間不會遺失任何文件。</translation>
    </message>
    <message>
        <source>There is no picture of {name}.
Open the file to look at it.</source>
        <extracomment>app/no_picture.py</extracomment>
        <translation>沒有「{name}」的影像。
請開啟檔案查看。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <extracomment>app/widgets/notice.py</extracomment>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Sorting has stopped</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>分類已停止</translation>
    </message>
    <message>
        <source>Documents wait in their folders. Open Kamiwake to see why.</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>文件留在原資料夾中等候。請開啟 Kamiwake 查看原因。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait for you</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n 份文件待您確認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not clear</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n 份不確定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n 份無法辨識</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at once more</source>
        <extracomment>app/notifications.py</extracomment>
        <translation>
            <numerusform>%n 份需再看一次</numerusform>
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
        <translation>頁面</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>Pages</source>
        <extracomment>app/widgets/page_strip.py</extracomment>
        <translation>頁面</translation>
    </message>
    <message>
        <source>blank</source>
        <extracomment>app/widgets/page_strip.py</extracomment>
        <translation>空白</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <extracomment>app/widgets/page_strip.py</extracomment>
        <translation>第 {number} 頁</translation>
    </message>
</context>
<context>
    <name>PatternControl</name>
    <message>
        <source>Insert: {name}</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>插入：{name}</translation>
    </message>
    <message>
        <source>Leave the pattern as it was</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>維持原規則</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>類別</translation>
    </message>
    <message>
        <source>Sub-label</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>子標籤</translation>
    </message>
    <message>
        <source>Condition</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>狀況</translation>
    </message>
    <message>
        <source>File name</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>檔名</translation>
    </message>
    <message>
        <source>Name without ending</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>檔名（不含副檔名）</translation>
    </message>
    <message>
        <source>Ending</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>副檔名</translation>
    </message>
    <message>
        <source>Date</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>日期</translation>
    </message>
    <message>
        <source>Page</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>頁碼</translation>
    </message>
    <message>
        <source>Counter</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>流水號</translation>
    </message>
    <message>
        <source>Claim form A</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>理賠申請書A</translation>
    </message>
    <message>
        <source>2024</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>2024</translation>
    </message>
    <message>
        <source>What it makes of {name}, which was filed last.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>以最近歸檔的「{name}」為例的結果。</translation>
    </message>
    <message>
        <source>What it makes of a scan, for example.</source>
        <extracomment>app/panels/settings_naming.py</extracomment>
        <translation>以掃描檔為例的結果。</translation>
    </message>
</context>
<context>
    <name>RegistrationPanel</name>
    <message>
        <source>Register</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>登錄</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>旋轉頁面</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>整張影像</translation>
    </message>
    <message>
        <source>Use the picture without an outline</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>使用未裁切外框的影像</translation>
    </message>
    <message>
        <source>Skip</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>略過</translation>
    </message>
    <message>
        <source>Leave without registering</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>關閉，不登錄</translation>
    </message>
    <message>
        <source>Give the form a name first.</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>請先為表單命名。</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>正在讀取「{name}」…</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>第 {number}/{total} 份</translation>
    </message>
    <message>
        <source>No picture of this page.</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>沒有此頁的影像。</translation>
    </message>
    <message>
        <source>{name} is another form already, which this does not look like.</source>
        <extracomment>app/panels/registration.py</extracomment>
        <translation>「{name}」是另一份已登錄的表單，與此頁並不相像。</translation>
    </message>
</context>
<context>
    <name>RestOffer</name>
    <message numerus="yes">
        <source>Register the remaining %n as proposed</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>
            <numerusform>其餘 %n 份依建議登錄</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop here</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>到此停止</translation>
    </message>
    <message>
        <source>Stops at a document that needs you: one that looks like another form, is registered already, or has nothing on it</source>
        <extracomment>app/widgets/rest_offer.py</extracomment>
        <translation>遇到需要您處理的文件時會停下：與其他表單相像、已經登錄，或沒有內容</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Spot check: was this filed rightly as {label}?</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>抽查：歸檔為「{label}」正確嗎？</translation>
    </message>
    <message>
        <source>It is being judged again, because the library has changed.</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>樣本庫已變更，正在重新判斷。</translation>
    </message>
    <message>
        <source>Judged again …</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>重新判斷中…</translation>
    </message>
    <message>
        <source>Filed rightly?</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>歸檔正確嗎？</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <extracomment>app/item_models/review.py</extracomment>
        <translation>請確認</translation>
    </message>
    <message numerus="yes">
        <source>%n documents could not be handled.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n 份文件未能處理。</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} left out: spot checks are decided separately.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>未納入 {who}：抽查須另外確認。</translation>
    </message>
    <message>
        <source>{who} left out: this is about spot checks alone.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>未納入 {who}：目前只處理抽查。</translation>
    </message>
    <message>
        <source>{who} left out: being judged again just now.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>未納入 {who}：正在重新判斷。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n 份文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is being judged again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>將重新判斷「{name}」。</translation>
    </message>
    <message numerus="yes">
        <source>%n are judged again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>將重新判斷 %n 份。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} was filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」歸檔正確。</translation>
    </message>
    <message numerus="yes">
        <source>%n were filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n 份歸檔正確。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>不再為「{name}」提供候選。</translation>
    </message>
    <message numerus="yes">
        <source>%n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>不再為 %n 份文件提供候選。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is back in its inbox and is not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」已放回收件資料夾，不再提供候選。</translation>
    </message>
    <message numerus="yes">
        <source>%n are back in their inboxes and not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n 份已放回收件資料夾，不再提供候選。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is set aside; it stays in its folder.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」已擱置，留在原資料夾中。</translation>
    </message>
    <message numerus="yes">
        <source>%n are set aside; they stay in their folders.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>已擱置 %n 份，留在原資料夾中。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>「{name}」位於「{folder}」。</translation>
    </message>
    <message numerus="yes">
        <source>%n are filed, the last of them in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>已歸檔 %n 份，最後一份位於「{folder}」。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in {folder}.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>%n 份位於「{folder}」。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter: these %n were filed rightly.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：這 %n 份歸檔正確。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter refiles these %n as the form that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：將這 %n 份重新歸檔為顯示中的表單。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter files these %n as the form that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：將這 %n 份歸檔為顯示中的表單。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter opens the one that is shown.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>Enter：開啟顯示中的文件。</translation>
    </message>
    <message numerus="yes">
        <source>Enter registers the page that is shown and files these %n under it.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>Enter：登錄顯示中的頁面，並將這 %n 份歸檔為該表單。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U puts these %n back into their inboxes.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：將這 %n 份放回收件資料夾。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U: these %n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：不再為這 %n 份提供候選。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U sets these %n aside.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：擱置這 %n 份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>U sets {aside} aside; %n are not offered again.</source>
        <extracomment>app/panels/review_told.py</extracomment>
        <translation>
            <numerusform>U：擱置 {aside} 份；不再為其餘 %n 份提供候選。</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl+Z undo</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Ctrl+Z 復原</translation>
    </message>
    <message>
        <source>Space later</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>空白鍵 稍後</translation>
    </message>
    <message>
        <source>Enter open</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 開啟</translation>
    </message>
    <message>
        <source>U set aside</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>U 擱置</translation>
    </message>
    <message>
        <source>F2 another form</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>F2 其他</translation>
    </message>
    <message>
        <source>{numbers} take</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>{numbers} 採用</translation>
    </message>
    <message>
        <source>N new form</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>N 新表單</translation>
    </message>
    <message>
        <source>S sub-label</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>S 子標籤</translation>
    </message>
    <message>
        <source>U unknown</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>U 無法辨識</translation>
    </message>
    <message>
        <source>U back into its inbox</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>U 放回收件資料夾</translation>
    </message>
    <message>
        <source>B swap</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>B 交替</translation>
    </message>
    <message>
        <source>Enter new form</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 新表單</translation>
    </message>
    <message>
        <source>Enter take what is shown</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 採用所示</translation>
    </message>
    <message>
        <source>Enter filed rightly</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 歸檔正確</translation>
    </message>
    <message>
        <source>Enter refile as shown</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>Enter 重新歸檔為所示</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>New form</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>新表單</translation>
    </message>
    <message>
        <source>Sub-label</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>子標籤</translation>
    </message>
    <message>
        <source>Not known</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>無法辨識</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>開啟所在資料夾</translation>
    </message>
    <message>
        <source>Judge again</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>重新判斷</translation>
    </message>
    <message>
        <source>Set aside</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>擱置</translation>
    </message>
    <message>
        <source>Another</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>稍後</translation>
    </message>
    <message>
        <source>Space</source>
        <extracomment>app/widgets/review_actions.py</extracomment>
        <translation>空白鍵</translation>
    </message>
</context>
<context>
    <name>ReviewCurve</name>
    <message numerus="yes">
        <source>From the latest %n document(s), with what is registered now.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>
            <numerusform>依最近 %n 份文件與目前登錄的內容推估。</numerusform>
        </translation>
    </message>
    <message>
        <source>At most {odds} unregistered documents is filed</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>未登錄文件誤歸檔的比例最多 {odds}</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, to choose.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>拖曳或按方向鍵選擇。</translation>
    </message>
    <message>
        <source>When documents have been sorted, you see here how many of them would wait for you.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>分類過文件後，這裡會顯示其中有多少需要您確認。</translation>
    </message>
    <message>
        <source>None of your latest documents would have waited for you.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>最近的文件都不需要您確認。</translation>
    </message>
    <message>
        <source>About {share} of your latest documents would have waited for you.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>最近的文件約有 {share} 需要您確認。</translation>
    </message>
    <message>
        <source>Of all, {share} looked like nothing registered, whatever you choose.</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>全部文件中有 {share} 與登錄內容都不像，無論如何選擇都一樣。</translation>
    </message>
    <message>
        <source>1 in {number}</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>1 / {number}</translation>
    </message>
    <message>
        <source>less than {share}</source>
        <extracomment>app/widgets/review_curve.py</extracomment>
        <translation>不到 {share}</translation>
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message>
        <source>{label} is registered. Scans of it are recognised from now on.</source>
        <extracomment>app/panels/review_decisions.py</extracomment>
        <translation>「{label}」已登錄，之後的掃描檔都能辨識。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <extracomment>app/panels/review_decisions.py</extracomment>
        <translation>已復原。</translation>
    </message>
</context>
<context>
    <name>ReviewEmpty</name>
    <message>
        <source>Nothing waits for you</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>沒有待確認的文件</translation>
    </message>
    <message>
        <source>What the program is not sure of comes here by itself.</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>程式不確定的文件會自動出現在這裡。</translation>
    </message>
    <message numerus="yes">
        <source>%n filed by themselves today</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>
            <numerusform>今天自動歸檔 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided by you</source>
        <extracomment>app/widgets/review_empty.py</extracomment>
        <translation>
            <numerusform>由您確認 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Spot checks: {wrong} of {checked} wrong ({share} %).</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>抽查：{checked} 份中錯 {wrong} 份 ({share}%)。</translation>
    </message>
    <message>
        <source>Promised: of {number} unknown documents at most 1 is filed.</source>
        <extracomment>app/widgets/review_foot.py</extracomment>
        <translation>承諾：未登錄文件 {number} 份最多錯 1 份。</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Review</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>待確認</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n 份待確認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>已選取 %n 份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed rightly</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>%n 份歸檔正確</numerusform>
        </translation>
    </message>
    <message>
        <source>Filed rightly</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>歸檔正確</translation>
    </message>
    <message numerus="yes">
        <source>Refile %n as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>將 %n 份重新歸檔為「{label}」</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>File %n as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>
            <numerusform>將 %n 份歸檔為「{label}」</numerusform>
        </translation>
    </message>
    <message>
        <source>Refile as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>重新歸檔為「{label}」</translation>
    </message>
    <message>
        <source>File as {label}</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>歸檔為「{label}」</translation>
    </message>
    <message>
        <source>Open it</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Register as a new form</source>
        <extracomment>app/widgets/review_head.py</extracomment>
        <translation>登錄為新表單</translation>
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
        <translation>重新判斷</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>開啟所在資料夾</translation>
    </message>
    <message>
        <source>Back to the documents</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>返回文件</translation>
    </message>
    <message>
        <source>Refile it as</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>重新歸檔為</translation>
    </message>
    <message>
        <source>File it as</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>歸檔為</translation>
    </message>
    <message>
        <source>Refile</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>重新歸檔</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>歸檔</translation>
    </message>
    <message numerus="yes">
        <source>%n documents selected</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>
            <numerusform>已選取 %n 份文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Spot check</source>
        <extracomment>app/panels/review.py</extracomment>
        <translation>抽查</translation>
    </message>
</context>
<context>
    <name>ReviewQueuePanel</name>
    <message>
        <source>Documents that wait</source>
        <extracomment>app/panels/review_queue.py</extracomment>
        <translation>等候確認的文件</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Take the candidate of that number</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>採用該號碼的候選</translation>
    </message>
    <message>
        <source>Look at a candidate</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>查看候選</translation>
    </message>
    <message>
        <source>Take the candidate that is shown</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>採用顯示中的候選</translation>
    </message>
    <message>
        <source>Register as a new form</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>登錄為新表單</translation>
    </message>
    <message>
        <source>Register as a sub-label</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>登錄為子標籤</translation>
    </message>
    <message>
        <source>None of these: not known</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>都不是：無法辨識</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>稍後</translation>
    </message>
    <message>
        <source>File as any other</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>歸檔為其他任何類別</translation>
    </message>
    <message>
        <source>Larger, smaller, whole page, whole width</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>放大、縮小、整頁、頁寬</translation>
    </message>
    <message>
        <source>Move both pages</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>同時移動兩頁</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>復原</translation>
    </message>
    <message numerus="yes">
        <source>%n more were filed by themselves</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>
            <numerusform>另有 %n 份已自動歸檔</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has to be decided.</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>沒有需要確認的文件。</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <extracomment>app/views/review_view.py</extracomment>
        <translation>「{path}」已不在該處。</translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>Name of the sub-label</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>子標籤名稱</translation>
    </message>
    <message>
        <source>Add a sample…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>加入樣本…</translation>
    </message>
    <message>
        <source>Move to another class…</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>移至其他類別…</translation>
    </message>
    <message>
        <source>Move</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>移動</translation>
    </message>
    <message>
        <source>Retire this sample</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>停用此樣本</translation>
    </message>
    <message>
        <source>Retire the whole sub-label</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>停用整個子標籤</translation>
    </message>
    <message>
        <source>Ctrl+Z brings it back.</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>按 Ctrl+Z 可恢復。</translation>
    </message>
    <message>
        <source>Plain form</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>基本表單</translation>
    </message>
    <message>
        <source>Sub-label: another layout</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>子標籤：不同版面</translation>
    </message>
    <message>
        <source>Sub-label: a condition</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>子標籤：狀況</translation>
    </message>
    <message>
        <source>From {name}, registered {day}</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>來自「{name}」，登錄於 {day}</translation>
    </message>
</context>
<context>
    <name>SamplesModel</name>
    <message>
        <source>Plain form</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>基本表單</translation>
    </message>
    <message>
        <source>{name}, page {page}</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>{name}，第 {page} 頁</translation>
    </message>
</context>
<context>
    <name>ScoreBar</name>
    <message>
        <source>{score} alike; filed by itself from {threshold}</source>
        <extracomment>app/widgets/score_bar.py</extracomment>
        <translation>相似度 {score}；達 {threshold} 即自動歸檔</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message numerus="yes">
        <source>%n document(s) filed by the program, by how alike they were</source>
        <extracomment>app/widgets/score_histogram.py</extracomment>
        <translation>
            <numerusform>程式歸檔的 %n 份文件，依相似度分布</numerusform>
        </translation>
    </message>
    <message>
        <source>filed by itself from {threshold}</source>
        <extracomment>app/widgets/score_histogram.py</extracomment>
        <translation>達 {threshold} 即自動歸檔</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default: {value}</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>恢復預設值：{value}</translation>
    </message>
    <message>
        <source>Set by your administrator in {file}.</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>由管理者在 {file} 中設定。</translation>
    </message>
    <message>
        <source>Set by the environment variable {name}.</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>由環境變數 {name} 設定。</translation>
    </message>
    <message>
        <source>Your administrator’s policy file cannot be read, so nothing can be changed.</source>
        <extracomment>app/widgets/setting_row.py</extracomment>
        <translation>無法讀取管理者的原則檔，因此無法變更任何設定。</translation>
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
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>搜尋設定</translation>
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
        <translation>無法使用的設定會移除，檔案會保留。</translation>
    </message>
    <message>
        <source>Subjects</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>主題</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>清除搜尋</translation>
    </message>
    <message>
        <source>Undone.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>已復原。</translation>
    </message>
    <message>
        <source>Take the latest change of a setting back</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>復原最近一次設定變更</translation>
    </message>
    <message>
        <source>No setting matches “{text}”.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>沒有符合「{text}」的設定。</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>{setting}：{value}</translation>
    </message>
    <message>
        <source>The settings can be used again; the file as it was is kept as {file}.</source>
        <extracomment>app/views/settings_view.py</extracomment>
        <translation>設定已可使用；原檔案保留為「{file}」。</translation>
    </message>
</context>
<context>
    <name>SeveralPanel</name>
    <message>
        <source>Put back into their inboxes…</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>放回收件資料夾…</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>全部維持原狀</translation>
    </message>
    <message>
        <source>Do it</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>執行</translation>
    </message>
    <message>
        <source>Refile them as</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>重新歸檔為</translation>
    </message>
    <message>
        <source>Refile</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>重新歸檔</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n 份文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>還有 %n 份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) will lie in their inboxes and wait for a decision.</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>%n 份文件會回到收件資料夾等候確認。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n back</source>
        <extracomment>app/panels/several.py</extracomment>
        <translation>
            <numerusform>放回 %n 份</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Something went wrong in the window: {error}. Sorting is not touched.</source>
        <extracomment>app/gui.py</extracomment>
        <translation>視窗發生問題：{error}。分類作業不受影響。</translation>
    </message>
    <message>
        <source>Kamiwake stays here</source>
        <extracomment>app/shell.py</extracomment>
        <translation>Kamiwake 仍在這裡</translation>
    </message>
    <message>
        <source>Sorting goes on. To end the program, choose Quit in this icon’s menu.</source>
        <extracomment>app/shell.py</extracomment>
        <translation>分類會繼續進行。若要結束程式，請在此圖示的選單中選擇「結束」。</translation>
    </message>
    <message>
        <source>The language changes when the work under way has ended.</source>
        <extracomment>app/shell.py</extracomment>
        <translation>目前的作業完成後，語言就會變更。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>鍵盤</translation>
    </message>
    <message>
        <source>Show or hide these shortcuts</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>顯示或隱藏這些快速鍵</translation>
    </message>
    <message>
        <source>In this view</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>此畫面</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>app/widgets/shortcut_sheet.py</extracomment>
        <translation>所有畫面</translation>
    </message>
</context>
<context>
    <name>SortView</name>
    <message>
        <source>Documents</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>文件</translation>
    </message>
    <message>
        <source>Search</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the documents</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>搜尋文件</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>加入資料夾…</translation>
    </message>
    <message>
        <source>Sort</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>分類</translation>
    </message>
    <message>
        <source>Choose a folder that scans arrive in</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>選擇掃描檔送達的資料夾</translation>
    </message>
    <message>
        <source>Every scan in it is filed by itself; what is not clear waits for you here.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>掃描檔會自動歸檔；不確定的在這裡等您確認。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Nothing sorted yet</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>尚未分類任何文件</translation>
    </message>
    <message>
        <source>Put scans into a watched folder, or drop them here.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>請將掃描檔放入監看資料夾，或拖放到這裡。</translation>
    </message>
    <message>
        <source>No document here.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>這裡沒有文件。</translation>
    </message>
    <message>
        <source>Keep sorting when closed</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>關閉後繼續分類</translation>
    </message>
    <message>
        <source>Sorting goes on without this window.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>關閉此視窗後仍繼續分類。</translation>
    </message>
    <message>
        <source>Undo the latest decision</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>復原最近一次決定</translation>
    </message>
    <message>
        <source>File it as something else</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>歸檔為其他類別</translation>
    </message>
    <message>
        <source>Put it back into its folder</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>放回原資料夾</translation>
    </message>
    <message>
        <source>Take the suggestion of that number</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>採用該號碼的建議</translation>
    </message>
    <message>
        <source>Choose where documents are filed first.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>請先選擇文件的歸檔位置。</translation>
    </message>
    <message>
        <source>{path} is not there any more.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{path}」已不在該處。</translation>
    </message>
    <message>
        <source>Preparing the library for the new model: {done} of {total}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>正在為新模型準備樣本庫：{done}/{total}</translation>
    </message>
    <message>
        <source>Select a document to see why it went where.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>選取文件即可查看歸檔位置與原因。</translation>
    </message>
    <message>
        <source>{name} is in {folder}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{name}」位於「{folder}」</translation>
    </message>
    <message>
        <source>{name} is back in {folder}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>「{name}」已放回「{folder}」</translation>
    </message>
    <message>
        <source>File as {label} (Enter)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>歸檔為「{label}」(Enter)</translation>
    </message>
    <message>
        <source>File as another… (F2)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>歸檔為其他… (F2)</translation>
    </message>
    <message>
        <source>Judge again</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>重新判斷</translation>
    </message>
    <message>
        <source>Register as a new form…</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>登錄為新表單…</translation>
    </message>
    <message>
        <source>Refile as… (F2)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>重新歸檔為… (F2)</translation>
    </message>
    <message>
        <source>Put back into the inbox (Del)</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>放回收件資料夾 (Del)</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>開啟所在資料夾</translation>
    </message>
    <message>
        <source>{inbox} is watched from now on.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>已開始監看「{inbox}」。</translation>
    </message>
    <message>
        <source>{inbox} is no longer watched.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>已停止監看「{inbox}」。</translation>
    </message>
    <message>
        <source>First choose where documents are filed</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>請先選擇文件的歸檔位置</translation>
    </message>
    <message>
        <source>Sort now into {folder}</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>立即分類至「{folder}」</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are being sorted.</source>
        <extracomment>app/views/sort_view.py</extracomment>
        <translation>
            <numerusform>正在分類 %n 份文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortingProgress</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>約剩 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>約剩 %n 分鐘</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>
            <numerusform>約剩 %n 小時</numerusform>
        </translation>
    </message>
    <message>
        <source>Sorting: {done} of {total}</source>
        <extracomment>app/widgets/sorting_progress.py</extracomment>
        <translation>分類中：{done}/{total}</translation>
    </message>
</context>
<context>
    <name>SpotChecksPage</name>
    <message>
        <source>Spot checks</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>抽查</translation>
    </message>
    <message>
        <source>Shown to you</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>抽查比例</translation>
    </message>
    <message>
        <source>Of the documents that were filed by themselves, drawn by chance: they come to Review, so that mistakes are counted and not only promised.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>隨機抽出自動歸檔的文件送到「待確認」，實際統計錯誤。</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>不抽查</translation>
    </message>
    <message>
        <source>1 in </source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>1 / </translation>
    </message>
    <message>
        <source>None was looked at yet.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>尚未抽查任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) looked at</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>已檢視 %n 份文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed wrongly</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>
            <numerusform>歸檔錯誤 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>{looked}, {wrong}.</source>
        <extracomment>app/panels/settings_plain.py</extracomment>
        <translation>{looked}，{wrong}。</translation>
    </message>
</context>
<context>
    <name>StatusChips</name>
    <message>
        <source>All</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>To decide</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>待確認</translation>
    </message>
    <message>
        <source>Filed</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>已歸檔</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>app/widgets/status_chips.py</extracomment>
        <translation>等候中</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>on</source>
        <extracomment>app/widgets/setting_controls.py</extracomment>
        <translation>開</translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>app/widgets/setting_controls.py</extracomment>
        <translation>關</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Undo</source>
        <extracomment>app/telling.py</extracomment>
        <translation>復原</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>app/telling.py</extracomment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Sorting stopped by itself at {time} and was started again.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>分類於{time}自行停止，已重新啟動。</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>沒有遺失任何文件。</translation>
    </message>
    <message>
        <source>Sorting stopped several times. Documents wait in their folders. {why}</source>
        <extracomment>app/telling.py</extracomment>
        <translation>分類多次停止。文件留在原資料夾中等候。{why}</translation>
    </message>
    <message>
        <source>Start again</source>
        <extracomment>app/telling.py</extracomment>
        <translation>重新啟動</translation>
    </message>
    <message>
        <source>{label} is registered. Scans of it are recognised from now on.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>「{label}」已登錄，之後的掃描檔都能辨識。</translation>
    </message>
    <message>
        <source>Renamed.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已重新命名。</translation>
    </message>
    <message>
        <source>Merged.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已合併。</translation>
    </message>
    <message>
        <source>Moved.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已移動。</translation>
    </message>
    <message>
        <source>Retired: scans are no longer recognised as this.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已停用：掃描檔不再辨識為此類別。</translation>
    </message>
    <message>
        <source>The sample is retired.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>樣本已停用。</translation>
    </message>
    <message>
        <source>Undone: the folder is not registered any more.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已復原：該資料夾已不再登錄。</translation>
    </message>
    <message>
        <source>Undone: what was imported is not in the library any more.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已復原：匯入的內容已移出樣本庫。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已復原。</translation>
    </message>
    <message>
        <source>The recognition model {name} cannot be used: it is missing or damaged.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>無法使用辨識模型「{name}」：檔案遺失或損壞。</translation>
    </message>
    <message>
        <source>Drop it here again, or use the bundled one.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>請再拖放到這裡，或使用內建模型。</translation>
    </message>
    <message>
        <source>{what}. {why}</source>
        <extracomment>app/telling.py</extracomment>
        <translation>{what}。{why}</translation>
    </message>
    <message>
        <source>Cancelled: the earlier model stays in use.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>已取消：繼續使用先前的模型。</translation>
    </message>
    <message>
        <source>Dropping {name} again goes on where it was.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>再次拖放「{name}」可從中斷處繼續。</translation>
    </message>
    <message>
        <source>Scans are recognised by the model {name} from now on.</source>
        <extracomment>app/telling.py</extracomment>
        <translation>之後以模型「{name}」辨識掃描檔。</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <extracomment>app/telling.py</extracomment>
        <translation>使用內建模型</translation>
    </message>
</context>
<context>
    <name>TemplateMap</name>
    <message>
        <source>Map of the library</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>樣本庫分布圖</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>拉近 (+)</translation>
    </message>
    <message>
        <source>Farther (-)</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>拉遠 (-)</translation>
    </message>
    <message>
        <source>The whole map (0)</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>整張分布圖 (0)</translation>
    </message>
    <message>
        <source>Closer</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Farther</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>拉遠</translation>
    </message>
    <message>
        <source>The whole map</source>
        <extracomment>app/widgets/template_map.py</extracomment>
        <translation>整張分布圖</translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message>
        <source>{name} has to wait: something else is under way.</source>
        <extracomment>app/transfer_desk.py</extracomment>
        <translation>「{name}」須稍候：正在進行其他作業。</translation>
    </message>
    <message>
        <source>Wait until that has ended, or cancel it.</source>
        <extracomment>app/transfer_desk.py</extracomment>
        <translation>請等它完成，或先取消。</translation>
    </message>
</context>
<context>
    <name>TransferMenu</name>
    <message>
        <source>Register a folder…</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>登錄資料夾…</translation>
    </message>
    <message>
        <source>Import a library…</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>匯入樣本庫…</translation>
    </message>
    <message>
        <source>Export the library…</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>匯出樣本庫…</translation>
    </message>
    <message>
        <source>Folder with a folder for each class</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>內含各類別資料夾的資料夾</translation>
    </message>
    <message>
        <source>Import a library</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>匯入樣本庫</translation>
    </message>
    <message>
        <source>Export the library</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>匯出樣本庫</translation>
    </message>
    <message>
        <source>library</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>樣本庫</translation>
    </message>
    <message>
        <source>Kamiwake libraries ({patterns})</source>
        <extracomment>app/panels/transfer_menu.py</extracomment>
        <translation>Kamiwake 樣本庫 ({patterns})</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Leave (Esc)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>關閉 (Esc)</translation>
    </message>
    <message>
        <source>What would come, and what would not</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>將會加入與不會加入的項目</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>選擇其他位置…</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>復原</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>繼續</translation>
    </message>
    <message>
        <source>{name} has to wait: something else is under way.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>「{name}」須稍候：正在進行其他作業。</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>稍後再說</translation>
    </message>
    <message>
        <source>These are several. Drop one after the other.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>這裡有好幾個，請一個一個拖放。</translation>
    </message>
    <message>
        <source>One library at a time</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>一次只能處理一個樣本庫</translation>
    </message>
    <message>
        <source>{name}: what is new in it is shown first.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>「{name}」：會先顯示其中的新內容。</translation>
    </message>
    <message>
        <source>Nothing changes before you say so.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>在您同意之前不會有任何變更。</translation>
    </message>
    <message>
        <source>Import this library</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>匯入此樣本庫</translation>
    </message>
    <message>
        <source>Looking through it…</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>正在檢視內容…</translation>
    </message>
    <message>
        <source>Nothing changes before all of it is read.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>全部讀取完成之前不會有任何變更。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{done}/{total}</translation>
    </message>
    <message numerus="yes">
        <source>Register %n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>登錄 %n 個樣本</numerusform>
        </translation>
    </message>
    <message>
        <source>No sample lies in a folder named after its class. Put them into CLASS/, or into CLASS/SUB-LABEL/, and choose the folder above these.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>沒有樣本放在以類別命名的資料夾中。請放入「類別/」或「類別/子標籤/」，再選擇其上層資料夾。</translation>
    </message>
    <message>
        <source>“{name}” itself is the class, its folders are sub-labels</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>「{name}」是類別，其下資料夾為子標籤</translation>
    </message>
    <message numerus="yes">
        <source>Import %n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>匯入 %n 個樣本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new class(es)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n 個新類別</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new in it</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>沒有新內容</translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n 個已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n 個未納入</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: nothing was registered.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>已取消：未登錄任何項目。</translation>
    </message>
    <message>
        <source>Cancelled: nothing was imported.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>已取消：未匯入任何項目。</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>已取消：未寫入檔案。</translation>
    </message>
    <message numerus="yes">
        <source>%n left out:</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n 個未納入：</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} are in {name}.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{what}已寫入「{name}」。</translation>
    </message>
    <message>
        <source>Nothing of {name} could come in.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>「{name}」的內容都無法加入。</translation>
    </message>
    <message>
        <source>Imported: {what}. Scans of them are recognised from now on.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>已匯入：{what}。之後的掃描檔都能辨識。</translation>
    </message>
    <message>
        <source>Registered: {what}. Scans of them are recognised from now on.</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>已登錄：{what}。之後的掃描檔都能辨識。</translation>
    </message>
    <message>
        <source>Make the folder</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>建立資料夾</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Export the library</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>匯出樣本庫</translation>
    </message>
    <message>
        <source>Import a library</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>匯入樣本庫</translation>
    </message>
    <message>
        <source>Register a folder</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>登錄資料夾</translation>
    </message>
    <message>
        <source>{samples} of {classes}</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>{classes}、{samples}</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n 個樣本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <extracomment>app/panels/transfer.py</extracomment>
        <translation>
            <numerusform>%n 個類別</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open</source>
        <extracomment>app/tray.py</extracomment>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Resume sorting</source>
        <extracomment>app/tray.py</extracomment>
        <translation>繼續分類</translation>
    </message>
    <message>
        <source>Pause sorting</source>
        <extracomment>app/tray.py</extracomment>
        <translation>暫停分類</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>app/tray.py</extracomment>
        <translation>結束</translation>
    </message>
    <message>
        <source>Sorting is paused</source>
        <extracomment>app/tray.py</extracomment>
        <translation>分類已暫停</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait for you</source>
        <extracomment>app/tray.py</extracomment>
        <translation>
            <numerusform>%n 份文件待您確認</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockBar</name>
    <message>
        <source>Administrator&apos;s password</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>管理者密碼</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Unlock</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>解鎖</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave it locked</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>保持鎖定</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>
            <numerusform>請於 %n 秒後再試。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again.</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>請再試一次。</translation>
    </message>
    <message>
        <source>That is not the password.</source>
        <extracomment>app/panels/unlock.py</extracomment>
        <translation>密碼不正確。</translation>
    </message>
</context>
<context>
    <name>WhyFaces</name>
    <message>
        <source>Marked: where print of {label} is missing.</source>
        <extracomment>app/panels/why_faces.py</extracomment>
        <translation>標示處：缺少「{label}」的印刷內容。</translation>
    </message>
    <message>
        <source>Scan</source>
        <extracomment>app/panels/why_faces.py</extracomment>
        <translation>掃描檔</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n filed</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>已歸檔 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Near-identical to {label}</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>與「{label}」幾乎相同</translation>
    </message>
    <message>
        <source>Looks almost the same as {label}</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>外觀與「{label}」非常相近</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>
            <numerusform>還有 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>{one} and {other} look almost the same</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>「{one}」與「{other}」外觀非常相近</translation>
    </message>
    <message>
        <source>{one} and {other} are near-identical</source>
        <extracomment>app/item_models/library.py</extracomment>
        <translation>「{one}」與「{other}」幾乎相同</translation>
    </message>
    <message>
        <source>Filed</source>
        <extracomment>app/words.py</extracomment>
        <translation>已歸檔</translation>
    </message>
    <message>
        <source>Please decide</source>
        <extracomment>app/words.py</extracomment>
        <translation>請確認</translation>
    </message>
    <message>
        <source>Not known</source>
        <extracomment>app/words.py</extracomment>
        <translation>無法辨識</translation>
    </message>
    <message>
        <source>Taken back</source>
        <extracomment>app/words.py</extracomment>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>app/words.py</extracomment>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Put back by hand; it stays until you decide.</source>
        <extracomment>app/words.py</extracomment>
        <translation>由人工放回；在您確認之前留在原處。</translation>
    </message>
    <message>
        <source>Set aside by hand; it stays where it is.</source>
        <extracomment>app/words.py</extracomment>
        <translation>由人工擱置；留在原處。</translation>
    </message>
    <message>
        <source>Taken back; it was filed as {label}.</source>
        <extracomment>app/words.py</extracomment>
        <translation>已撤回；原本歸檔為「{label}」。</translation>
    </message>
    <message>
        <source>{label} → {folder}</source>
        <extracomment>app/words.py</extracomment>
        <translation>{label} → {folder}</translation>
    </message>
    <message>
        <source>{reason} Condition: {condition}.</source>
        <extracomment>app/words.py</extracomment>
        <translation>{reason}狀況：{condition}。</translation>
    </message>
    <message>
        <source>Found turned by {degrees}°, filed upright</source>
        <extracomment>app/words.py</extracomment>
        <translation>掃描時轉了 {degrees}°，已轉正歸檔</translation>
    </message>
    <message>
        <source>Found turned by {degrees}°</source>
        <extracomment>app/words.py</extracomment>
        <translation>掃描時轉了 {degrees}°</translation>
    </message>
    <message>
        <source>Plain form</source>
        <extracomment>app/words.py</extracomment>
        <translation>基本表單</translation>
    </message>
    <message>
        <source>No difference can be seen at this size</source>
        <extracomment>app/words.py</extracomment>
        <translation>此大小看不出差異</translation>
    </message>
    <message numerus="yes">
        <source>More than %n place(s) differ</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>超過 %n 處不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) differ</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>%n 處不同</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference from {label} can be seen at this size.</source>
        <extracomment>app/words.py</extracomment>
        <translation>此大小看不出與「{label}」的差異。</translation>
    </message>
    <message>
        <source>Differs from {label} in many places; the widest are marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>與「{label}」有多處不同，已標示最大的幾處。</translation>
    </message>
    <message numerus="yes">
        <source>Differs from {label} in the %n place(s) marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>與「{label}」的差異在標示的 %n 處。</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference between {one} and {other} can be seen.</source>
        <extracomment>app/words.py</extracomment>
        <translation>看不出「{one}」與「{other}」的差異。</translation>
    </message>
    <message>
        <source>{one} and {other} differ in many places; the widest are marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>「{one}」與「{other}」有多處不同，已標示最大的幾處。</translation>
    </message>
    <message numerus="yes">
        <source>{one} and {other} differ in the %n place(s) marked.</source>
        <extracomment>app/words.py</extracomment>
        <translation>
            <numerusform>「{one}」與「{other}」的差異在標示的 %n 處。</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong: {error}</source>
        <extracomment>app/words.py</extracomment>
        <translation>發生問題：{error}</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <extracomment>app/words.py</extracomment>
        <translation>沒有可復原的變更。</translation>
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
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_DocumentDelegate</name>
    <message>
        <source>File as {label}</source>
        <extracomment>app/widgets/document_list.py</extracomment>
        <translation>歸檔為「{label}」</translation>
    </message>
    <message>
        <source>{score} alike; filed by itself from {threshold}</source>
        <extracomment>app/widgets/document_list.py</extracomment>
        <translation>相似度 {score}；達 {threshold} 即自動歸檔</translation>
    </message>
</context>
<context>
    <name>_NameForm</name>
    <message>
        <source>Rename (F2)</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>重新命名 (F2)</translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Leave the name as it is</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>保留原名稱</translation>
    </message>
</context>
<context>
    <name>_TargetForm</name>
    <message>
        <source>Cancel</source>
        <extracomment>app/panels/library.py</extracomment>
        <translation>取消</translation>
    </message>
</context>
</TS>
