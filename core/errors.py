"""Every error the user can meet.

KamiwakeError
├── WrongUse                  a command that cannot be carried out as it was given
├── UnreadableDocument        the file cannot be turned into pages; it is held for review
│   ├── EmptyDocument
│   ├── UnsupportedFormat
│   ├── DamagedDocument
│   ├── NoSuchPage
│   ├── PasswordProtected
│   ├── DocumentTooLarge
│   ├── DecoderFailed         the decoding process ran out of time, out of memory or crashed
│   └── RecognitionFailed     its pages were read and could not be compared
├── CannotTurn                a page cannot be turned without re-encoding; it is filed as it lies
├── DocumentBusy              locked, vanished or still changing; tried again later
│   └── DocumentMissing       not where it was named
├── LibraryError              a registration or a change of the library was refused
│   ├── LabelNotFound
│   ├── LabelRefused          a name that cannot be used, is in use, or names one thing twice
│   ├── DuplicateTemplate
│   └── BundleError           a library file cannot be written, or is none that can be read
├── ModelError                the recognition model is missing, damaged or of the wrong kind
├── FilingError               a document could not be moved; it stays where it is
│   ├── DestinationUnavailable
│   ├── SourceChanged
│   ├── NoSuchEntry           no document of this number was ever filed or held
│   └── UndoRefused
│       └── NotFiledAnyMore   it was taken back or corrected since
├── ExportFailed              a table of the history could not be written
├── FolderMissing             it is made only when somebody says so
├── ProfileError
│   ├── ProfileUnavailable    full disk, read-only, busy: may pass by itself
│   ├── ProfileInUse          another engine sorts this profile
│   ├── ProfileTooNew         written by a newer version
│   ├── ProfileDamaged
│   └── WindowUnresponsive    the profile's open window does not come forward
├── AccessError               the administrator's password could not be asked for or stored
│   ├── AdministratorNeeded   what was asked for needs it
│   ├── WrongPassword
│   └── PasswordRefused       one that cannot be set
└── SettingsError             a setting, naming pattern or watched folder is not acceptable
"""

from __future__ import annotations


class KamiwakeError(Exception):
    """What happened, to which subject, and what to do next.

    `message` is one sentence that names the subject; `remedy` is the next step. Both are shown
    to users as they are. All arguments are positional, so that errors survive pickling between
    processes. `title` is the heading of the message; `wrong_use`: what was asked for makes no
    sense, so that asking again will not help.
    """

    title = "Something went wrong"
    wrong_use = False

    def __init__(self, message: str, remedy: str = "", subject: str = "") -> None:
        super().__init__(message, remedy, subject)
        self.message = message
        self.remedy = remedy
        self.subject = subject

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class WrongUse(KamiwakeError):
    title = "Wrong use"
    wrong_use = True


class UnreadableDocument(KamiwakeError):
    title = "Document cannot be read"


class EmptyDocument(UnreadableDocument):
    title = "Empty file"


class UnsupportedFormat(UnreadableDocument):
    title = "Not a document Kamiwake can read"


class DamagedDocument(UnreadableDocument):
    title = "Damaged or incomplete file"


class NoSuchPage(UnreadableDocument):
    title = "No such page"


class PasswordProtected(UnreadableDocument):
    title = "Password-protected document"


class DocumentTooLarge(UnreadableDocument):
    title = "Document too large"


class DecoderFailed(UnreadableDocument):
    title = "Document could not be decoded"


class RecognitionFailed(UnreadableDocument):
    title = "Document could not be recognised"


class CannotTurn(KamiwakeError):
    """`message`: the reason alone, to be put into a sentence."""

    title = "Page cannot be turned"


class DocumentBusy(KamiwakeError):
    title = "File is in use"


class DocumentMissing(DocumentBusy):
    title = "No such file"


class LibraryError(KamiwakeError):
    title = "Library was not changed"


class LabelNotFound(LibraryError):
    title = "No such class or sub-label"
    wrong_use = True


class LabelRefused(LibraryError):
    wrong_use = True


class DuplicateTemplate(LibraryError):
    title = "Already registered"


class BundleError(LibraryError):
    title = "Library file cannot be used"


class ModelError(KamiwakeError):
    title = "Recognition model cannot be used"


class FilingError(KamiwakeError):
    title = "Document was not moved"


class DestinationUnavailable(FilingError):
    title = "Destination cannot be written"


class SourceChanged(FilingError):
    title = "File changed while it was being filed"


class NoSuchEntry(FilingError):
    title = "No such document"
    wrong_use = True


class UndoRefused(FilingError):
    title = "Cannot be undone"


class NotFiledAnyMore(UndoRefused):
    title = "Not filed there any more"


class ExportFailed(KamiwakeError):
    title = "Table cannot be written"


class ProfileError(KamiwakeError):
    title = "Profile cannot be used"


class ProfileUnavailable(ProfileError):
    title = "Profile cannot be written now"


class ProfileInUse(ProfileError):
    title = "Profile is in use"


class ProfileTooNew(ProfileError):
    title = "Profile was made by a newer version"


class ProfileDamaged(ProfileError):
    title = "Profile is damaged"


class WindowUnresponsive(ProfileError):
    title = "Window does not answer"


class AccessError(KamiwakeError):
    title = "Administrator's password"
    wrong_use = True


class AdministratorNeeded(AccessError):
    title = "Needs the administrator"


class WrongPassword(AccessError):
    title = "Wrong password"


class PasswordRefused(AccessError):
    title = "Password cannot be set"


class FolderMissing(KamiwakeError):
    """`subject`: the folder."""

    title = "Folder is not there"


class SettingsError(KamiwakeError):
    title = "Setting is not acceptable"
    wrong_use = True


class NoSuchFolder(SettingsError):
    title = "No such folder"
