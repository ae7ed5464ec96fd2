"""A desktop's panel: it takes icons for its notification area, and prints who brought one and what
is told. Run as a process of its own on a session bus."""

from __future__ import annotations

from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection


@ClassInfo({"D-Bus Interface": "org.kde.StatusNotifierWatcher"})
class Watcher(QObject):
    @Slot(str)
    def RegisterStatusNotifierItem(self, service: str) -> None:  # noqa: N802
        print("icon", service, flush=True)

    @Property(bool, constant=True)
    def IsStatusNotifierHostRegistered(self) -> bool:  # noqa: N802
        return True


@ClassInfo({"D-Bus Interface": "org.freedesktop.Notifications"})
class Messages(QObject):
    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *told: object) -> int:  # noqa: N802
        print("message", told[3], "|", told[4], flush=True)
        return 1


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    everything = (
        QDBusConnection.RegisterOption.ExportAllSlots
        | QDBusConnection.RegisterOption.ExportAllProperties
    )
    for path, name, part in (
        ("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", Watcher(application)),
        ("/org/freedesktop/Notifications", "org.freedesktop.Notifications", Messages(application)),
    ):
        assert bus.registerObject(path, part, everything)
        assert bus.registerService(name)
    print("ready", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
